// While `briefings serve` shows the site: a page that has changed is loaded anew, and problems stand in a panel.
(() => {
  'use strict';
  const shown = Number(document.currentScript.dataset.number);
  let stream;
  let panel;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function show(problems) {
    panel?.remove();
    panel = undefined;
    if (!problems.length) return;
    panel = document.createElement('section');
    panel.id = 'serve-problems';
    panel.setAttribute('role', 'alert');
    panel.setAttribute('aria-label', 'Problems');
    panel.append(element('h2', 'What was saved last has a problem'));
    if (shown) panel.append(element('p', 'Below is the page as it was before.'));
    for (const problem of problems) panel.append(element('pre', problem));
    const hide = element('button', 'Hide');
    hide.type = 'button';
    hide.addEventListener('click', () => panel.remove());
    panel.append(hide);
    document.body.prepend(panel);
  }

  function listen() {
    stream = new EventSource('/.briefings/events');
    stream.addEventListener('message', event => {
      const { number, problems } = JSON.parse(event.data);
      if (number === shown) return show(problems);
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
