// @ts-check
//
//  Forlad siden
//
//      A press on the link, or Shift three times.  The screen is blank at once.  Then the tab goes back to the first of our
//      pages, which is replaced by where the link leads (our farewell, or a page that the study's owner chose) before it
//      shows, and what came after it is cut off: neither Back nor Forward leads to us.  Where the browser cannot tell which pages are ours, only the page that is open is replaced.
//
//      A classic script in the head, since a module would run after the page has shown.  What has to be remembered between
//      two pages, that the tab is leaving, is the tab's name: nothing is stored.  Any site can name a tab, so where it leads is
//      never in the name: each page asks its own link.

'use strict';

(() => {
  const sign = 'leaving';
  const patience = 10_000; // milliseconds until a history that does not move is left alone: a slow network needs some
  const presses = 3;
  const pause = 2000; // milliseconds between two presses that belong together

  const blank = () => {
    document.documentElement.hidden = true;
    document.title = '-';
  };

  const link = () => /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.exit'));

  /** Replaces this page by where its link leads, if the tab is leaving. Before the body is there the page is only blank. */
  const goOn = () => {
    if (window.name !== sign) return;
    blank();
    const to = link();
    if (!to && document.readyState === 'loading') return addEventListener('DOMContentLoaded', goOn, { once: true });
    window.name = '';
    location.replace(to?.href ?? '/farvel');
  };

  /** @param {string} address where the link leads */
  const leave = (address) => {
    blank();
    document.dispatchEvent(new Event('leaving'));
    const [first, ...later] = /** @type {any} */ (window).navigation?.entries() ?? [];
    if (later.length === 0) return location.replace(address);
    window.name = sign;
    setTimeout(goOn, patience);
    if (first.index === /** @type {any} */ (window).navigation.currentEntry.index) goOn();
    else /** @type {any} */ (window).navigation.traverseTo(first.key).finished.then(goOn, goOn);
  };

  goOn();
  addEventListener('pageshow', goOn); // a page kept whole by the browser does not run its scripts again

  if (location.pathname.endsWith('/farvel')) {
    if (/** @type {any} */ (window).navigation?.canGoForward) history.pushState(null, '', location.href);
    return;
  }

  addEventListener('click', (event) => {
    const pressed = event.target instanceof Element && event.target.closest('a.exit');
    if (!(pressed instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    leave(pressed.href);
  });

  let count = 0;
  let last = 0;
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    count = key !== 'Shift' ? 0 : timeStamp - last < pause ? count + 1 : 1;
    last = timeStamp;
    const to = link();
    if (count === presses && to) leave(to.href);
  });
})();
