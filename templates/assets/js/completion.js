// A list of names under the search box, completed as one types: an ARIA combobox.
const MOST = 8;
// Names of all but articles first; titles of articles only where these do not answer.
const [NAMES, TITLES] = [0, 1];
const asking = [];
const entriesOf = async (part) => {
  const groups = await fetched((await contents()).names[part]);
  return groups.flatMap(({ kind, folder, entries }) => entries.map(([id, ...known]) => (
    { path: `${folder}${id}/`, kind, known, folded: known.map((name) => ` ${fold(name)}`) }
  )));
};
const names = (part) => (asking[part] ??= entriesOf(part).catch((error) => {
  asking[part] = undefined;
  throw error;
}));

// Names in which every word begins with what was typed, in any order; those that begin with it come first.
const completions = (all, typed, most) => {
  const words = fold(typed).split(' ').filter(Boolean).map((word) => ` ${word}`);
  if (!words.length) return [];
  const whole = ` ${fold(typed)}`;
  const first = [];
  const rest = [];
  for (const entry of all) {
    const at = entry.folded.findIndex((name) => words.every((word) => name.includes(word)));
    if (at < 0) continue;
    (entry.folded[at].startsWith(whole) ? first : rest).push([entry, at]);
    if (first.length >= most) break;
  }
  return [...first, ...rest].slice(0, most).map(([entry, at]) => ({ ...entry, other: at ? entry.known[at] : '' }));
};

if (box) {
  const list = make('ul', '', { id: 'completions', role: 'listbox', 'aria-label': 'Names', hidden: '' });
  let shown = [];
  let active = -1;
  box.after(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'completions',
  })) box.setAttribute(name, value);

  const mark = (number) => {
    active = number;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === number)));
    if (number < 0) return box.removeAttribute('aria-activedescendant');
    box.setAttribute('aria-activedescendant', `completion-${number}`);
    list.children[number].scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const go = (number) => location.assign(new URL(shown[number].path, top));
  const open = async () => {
    const typed = box.value;
    let some = completions(await names(NAMES).catch(() => []), typed, MOST);
    if (some.length < MOST && fold(typed).length > 2) {
      some = [...some, ...completions(await names(TITLES).catch(() => []), typed, MOST - some.length)];
    }
    if (typed !== box.value || document.activeElement !== box) return;
    shown = some;
    list.replaceChildren(...shown.map(({ known, kind, other }, number) => {
      const option = make('li', known[0], { role: 'option', id: `completion-${number}`, 'aria-selected': 'false' });
      if (other) option.append(' ', make('bdi', other));
      option.append(' ', make('small', kind));
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', () => go(number));
      return option;
    }));
    if (!shown.length) return close();
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    mark(-1);
  };
  box.addEventListener('focus', () => { names(NAMES).catch(() => {}); });
  box.addEventListener('input', open);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open();
      else {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        mark(((active + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
      }
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      go(active);
    } else if (event.key === 'Enter' || event.key === 'Tab') close();
  });
}
