// The search page: Pagefind's bundles merged, results as plain links. Nothing that was fetched is read as HTML.
const form = document.getElementById('search');
const PAGE = 10;

// An excerpt of Pagefind is text with escaped signs, and <mark> around what was found.
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&#x27;': "'" };
const plain = (html) => html.replace(/<\/?mark>/g, '')
  .replace(/&(?:lt|gt|amp|quot|#39|#x27);/g, (sign) => ENTITIES[sign]);
// What is indexed after a page's words, for those who type without accents, is not for reading.
const without = (parts, count) => {
  const last = parts.at(-1);
  if (count <= 0 || last === undefined) return parts;
  const text = typeof last === 'string' ? last : last.textContent;
  const rest = text.length > count ? [text.slice(0, -count)] : [];
  return without([...parts.slice(0, -1), ...rest], count - text.length);
};
const excerpt = (html, whole, spellings) => {
  const parts = html.split(/(<mark>.*?<\/mark>)/s).filter(Boolean)
    .map((part) => (part.startsWith('<mark>') ? make('mark', plain(part)) : plain(part)));
  const [text, all] = [plain(html).trim(), plain(whole).trim()];
  const told = spellings && text.replace(/\.$/, '').endsWith(spellings)
    ? without(parts, plain(html).length - text.lastIndexOf(spellings)) : parts;
  return [...(all.startsWith(text) ? [] : ['… ']), ...told, ...(all.endsWith(text) ? [] : [' …'])];
};

if (form) {
  const [found, results, more, kind, year] = ['found', 'results', 'more', 'kind', 'year']
    .map((id) => document.getElementById(id));
  let left = [];
  let turn = 0;
  document.getElementById('unscripted').remove();

  let engine;
  const start = async () => {
    const { bundles } = await contents();
    if (!bundles.length) return null;
    const [first, ...others] = bundles;
    const options = (bundle) => ({
      metaCacheTag: '0', baseUrl: '/', excerptLength: 28,
      mergeFilter: { kind: bundle.kind, ...(bundle.year ? { year: bundle.year } : {}) },
    });
    const at = (bundle) => new URL(bundle.path, top).pathname;
    const pagefind = await import(new URL(`${first.path}pagefind.js`, top));
    await pagefind.options({ basePath: at(first), ...options(first) });
    await pagefind.init();
    await Promise.all(others.map((bundle) => pagefind.mergeIndex(at(bundle), options(bundle))));
    return pagefind;
  };
  const result = (title, path, about, parts) => {
    const line = make('li');
    const heading = make('p', '', { class: 'who' });
    heading.append(make('a', title, { href: new URL(path, top).href }), ' ', make('small', about));
    line.append(heading);
    if (parts.length) line.append(make('p', '', { class: 'excerpt-found' }));
    if (parts.length) line.lastChild.append(...parts);
    return line;
  };
  const show = async (mine) => {
    const next = await Promise.all(left.splice(0, PAGE).map((hit) => hit()));
    if (mine !== turn) return;
    const before = results.children.length;
    results.append(...next);
    more.parentElement.hidden = !left.length;
    if (before && next.length) next[0].querySelector('a').focus();
  };
  // A score counts within one bundle; what bears the name comes first in any case.
  const isNamed = (hit) => (hit.matchedMetaFields ?? []).some((field) => /^(?:title|names|spellings)$/.test(field));
  const byWords = (pagefind, typed, filters) => pagefind.search(typed, { filters }).then((answer) => (
    [...answer.results].sort((a, b) => isNamed(b) - isNamed(a)).map((hit) => async () => {
      const { url, meta, content, excerpt: html } = await hit.data();
      const about = [meta.kind, meta.day].filter(Boolean).join(', ');
      return result(meta.title, url.replace(/^\//, ''), about, excerpt(html, content, meta.spellings));
    })
  ));
  const byName = (all, typed, filters) => completions(all, typed, 200)
    .filter((entry) => !filters.kind || filters.kind === entry.kind)
    .map((entry) => async () => result(entry.known[0], entry.path, entry.kind, entry.other ? [entry.other] : []));
  const run = async () => {
    const mine = (turn += 1);
    const typed = box.value.trim();
    const filters = Object.fromEntries([kind, year].filter((one) => one.value).map((one) => [one.name, one.value]));
    const query = new URLSearchParams({ ...(typed ? { q: typed } : {}), ...filters });
    history.replaceState(null, '', `${location.pathname}${`${query}` ? `?${query}` : ''}`);
    if (!typed) {
      results.replaceChildren();
      more.parentElement.hidden = true;
      found.textContent = kind.value || year.value ? 'Type a word or a name to search for.' : '';
      return;
    }
    try {
      const pagefind = await (engine ??= start());
      const hits = pagefind
        ? await byWords(pagefind, typed, filters)
        : byName((await Promise.all([names(NAMES), names(TITLES)])).flat(), typed, filters);
      if (mine !== turn) return;
      results.replaceChildren();
      left = [...hits];
      await show(mine);
      if (mine !== turn) return;
      found.textContent = `${hits.length || 'No'} ${hits.length === 1 ? 'result' : 'results'} for “${typed}”`
        + `${pagefind ? '' : ', among names only'}.`;
    } catch (error) {
      engine = undefined;
      if (mine === turn) found.textContent = 'The search could not be loaded. The lists below lead to every page.';
    }
  };
  const fill = (select, values, given) => {
    select.append(...values.map((value) => new Option(value, value)));
    select.value = values.includes(given) ? given : '';
    select.parentElement.hidden = values.length < 2;
  };
  (async () => {
    const given = new URLSearchParams(location.search);
    box.value = given.get('q') ?? '';
    const { bundles } = await contents().catch(() => ({ bundles: [] }));
    fill(kind, [...new Set(bundles.map((bundle) => bundle.kind))].sort(), given.get('kind'));
    fill(year, [...new Set(bundles.map((bundle) => bundle.year))].filter(Boolean).sort().reverse(), given.get('year'));
    await run();
  })();
  let pause;
  box.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(run, 250);
  });
  for (const select of [kind, year]) select.addEventListener('change', run);
  more.addEventListener('click', () => show(turn));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    run();
  });
}
