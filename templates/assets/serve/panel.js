// While `briefings serve` shows the site: a page that has changed is loaded anew, and problems stand in a panel.
(() => {
  'use strict';
  const shown = Number(document.currentScript.dataset.number);
  let stream;
  let panel;

  function element(name, text, ...children) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }

  // The line as it was written, with the words that are meant marked: however wide it is, they stay in their place.
  function line(number, [before, concerned, after]) {
    const written = element('code', '', before, element('mark', concerned || ' '), after);
    return element('p', '', element('b', `Line ${number}: `), written);
  }

  function entry({ place, line: number, excerpt, words }) {
    const made = element('li');
    if (place) made.append(element('h3', place));
    if (excerpt) made.append(line(number, excerpt));
    made.append(...words.map(text => element('p', text)));
    return made;
  }

  function heading(total) {
    return total === 1 ? 'What was saved last has a problem' : `What was saved last has ${total} problems`;
  }

  function hide() {
    const hadFocus = panel?.contains(document.activeElement);
    panel?.remove();
    panel = undefined;
    return hadFocus;
  }

  function show({ problems, total, corrected }) {
    const hadFocus = hide();
    if (!total) return;
    panel = element('section');
    panel.id = 'serve-problems';
    panel.tabIndex = 0;
    panel.setAttribute('aria-labelledby', 'serve-problems-heading');
    const title = element('h2');
    title.id = 'serve-problems-heading';
    const alert = element('div', '', title);
    alert.setAttribute('role', 'alert');
    const button = element('button', 'Hide');
    button.type = 'button';
    button.addEventListener('click', hide);
    panel.addEventListener('keydown', event => event.key === 'Escape' && hide());
    panel.append(alert, button);
    if (shown) panel.append(element('p', 'Below is the page as it was before.'));
    panel.append(element('ol', '', ...problems.map(entry)));
    if (total > problems.length) panel.append(element('p', `And ${total - problems.length} more.`));
    if (corrected) panel.append(element('p', corrected));
    document.body.prepend(panel);
    // A screen reader tells what comes into an alert that is there.
    title.textContent = heading(total);
    if (hadFocus) button.focus();
  }

  function listen() {
    stream = new EventSource('/.briefings/events');
    stream.addEventListener('message', event => {
      const told = JSON.parse(event.data);
      if (told.number === shown) return show(told);
      stream.close();
      location.reload();
    });
  }

  // A browser holds only a few streams to one place open: a page that nobody looks at lets go of its own.
  document.addEventListener('visibilitychange', () => {
    stream?.close();
    if (!document.hidden) listen();
  });
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', event => event.persisted && listen());
  if (!document.hidden) listen();
})();
