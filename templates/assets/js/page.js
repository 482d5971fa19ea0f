// The way to the top of the site, which may be any folder of any host, and what all parts share.
const top = new URL('../', document.currentScript.src);
const make = (tag, text = '', attributes = {}) => {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const fetched = async (path, options) => {
  const answer = await fetch(new URL(path, top), options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
// What there is to search; asked for once, when somebody turns to a search box.
let asked;
const contents = () => (asked ??= fetched('assets/search.json', { cache: 'no-cache' }).catch((error) => {
  asked = undefined;
  throw error;
}));

// A quote may be marked in several stretches; the address names the first, and all of them are pointed out.
const aim = () => {
  const name = decodeURIComponent(location.hash.slice(1));
  for (const mark of document.querySelectorAll('mark[data-passages]')) {
    mark.classList.toggle('aimed', Boolean(name) && mark.dataset.passages.split(' ').includes(name));
  }
};
addEventListener('hashchange', aim);
aim();

// `/` leads to the search box, unless one types.
const box = document.getElementById('find');
document.addEventListener('keydown', (event) => {
  const at = event.target;
  const types = at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  if (event.key !== '/' || types || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
