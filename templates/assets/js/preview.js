// A card with a record's first facts, on hover and focus of a link to it. Escape closes it; the pointer may go onto it.
const RECORD = /^(?:negotiations|people|countries|organizations|issues|articles)\/[^/]+\/$/;
const WAIT = 350;
const LEAVE = 250;
const FACTS = 4;
const KEPT = 40;
const kept = new Map();

const shortened = (text, limit) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit).replace(/\s+\S*$/, '')} …` : line;
};
// What a card says of a page: text only, whatever stands there.
const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const note of page.querySelectorAll('.cite')) note.remove();
  const words = (element) => {
    const parts = [...element?.querySelectorAll('li') ?? []].map((part) => shortened(part.textContent, 140));
    return shortened(parts.join(', ') || element?.textContent || '', 140);
  };
  return {
    title: words(page.querySelector('h1')),
    about: page.querySelector('meta[name="description"]')?.content ?? '',
    facts: [...page.querySelectorAll('main dl.room > div')].slice(0, FACTS)
      .map((fact) => [words(fact.querySelector('dt')), words(fact.querySelector('dd'))]).filter(([, said]) => said),
  };
};
const known = (address) => {
  if (!kept.has(address)) {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
    kept.set(address, read(address));
    kept.get(address).catch(() => kept.delete(address));
  }
  return kept.get(address);
};

let card = null;
let link = null;
let waiting;
const target = (element) => {
  const found = element.closest?.('main a[href]');
  if (!found || found.closest('nav, .preview')) return null;
  const url = new URL(found.href);
  const path = url.href.startsWith(top.href) ? url.pathname.slice(top.pathname.length) : '';
  return RECORD.test(path) && url.pathname !== location.pathname ? found : null;
};
const shut = () => {
  clearTimeout(waiting);
  link?.removeAttribute('aria-describedby');
  card?.remove();
  card = link = null;
};
const place = () => {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(at.left, wide - card.offsetWidth - 8));
  const above = at.bottom + card.offsetHeight + 8 > innerHeight && at.top > card.offsetHeight + 8;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(above ? at.top - card.offsetHeight - 4 : at.bottom + 4) + scrollY}px`;
};
const display = async (element) => {
  const address = new URL(element.href);
  address.hash = '';
  let page;
  try {
    page = await known(address.href);
  } catch {
    return;
  }
  if (link !== element) return;
  card = make('div', '', { class: 'preview', id: 'preview', role: 'tooltip' });
  card.append(make('p', page.title, { class: 'who' }));
  if (page.about) card.append(make('p', page.about));
  if (page.facts.length) card.append(make('dl'));
  for (const [term, said] of page.facts) {
    const line = make('div');
    line.append(make('dt', term), make('dd', said));
    card.lastChild.append(line);
  }
  document.getElementById('main').append(card);
  element.setAttribute('aria-describedby', 'preview');
  place();
};
const turnTo = (element) => {
  clearTimeout(waiting);
  if (element === link) {
    if (!card) waiting = setTimeout(() => display(element), WAIT);
    return;
  }
  shut();
  link = element;
  waiting = setTimeout(() => display(element), WAIT);
};
const leave = () => {
  clearTimeout(waiting);
  waiting = setTimeout(shut, LEAVE);
};
document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  if (card?.contains(event.target)) return clearTimeout(waiting);
  const found = target(event.target);
  if (found) turnTo(found);
  else if (link && link !== document.activeElement) leave();
});
document.addEventListener('focusin', (event) => {
  const found = event.target.matches(':focus-visible') ? target(event.target) : null;
  if (found) turnTo(found);
  else shut();
});
document.addEventListener('focusout', () => { if (link) leave(); });
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') shut(); });
document.addEventListener('pointerdown', (event) => { if (!card?.contains(event.target)) shut(); });
