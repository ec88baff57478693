// @ts-check
//
//  Back and Forward through the pages of the form and of a code
//
//      Without this module each page is the answer to a form, and the browser's Back asks to send it again.  Here a form is sent by
//      this module, and the page that comes takes the place of the one that is open.  Each is an entry of the history with the same
//      address and the same title; its state is its number and nothing else.  What is known of a person is in the page that is open,
//      and in no other place: for an entry that Back or Forward leads to, the server is asked for that step with the answers of now.
//
//      After the lot, and wherever no form leads on, the entries before it are gone and Back leads to the front page.  A page that is
//      loaded anew, or comes back from the browser's cache, knows nothing more.

const patience = 60_000; // milliseconds: on a slow network an answer takes some

const main = (/** @type {Document} */ page = document) => /** @type {HTMLElement} */ (page.querySelector('main'));
const stepOf = (/** @type {Document} */ page) => main(page).dataset.step ?? '';

let steps = [stepOf(document)]; // what each entry shows, as the server names it; '' has no name
let at = 0;
let busy = false;
let left = false;
let ended = false;
/** @type {((value?: unknown) => void) | null} */
let arrive = null;

const home = /** @type {HTMLAnchorElement} */ (document.querySelector('a.brand')).pathname; // known after the page is gone

history.scrollRestoration = 'manual'; // the browser would scroll the page that took another's place to where that one was
begin();
addEventListener('submit', take);
addEventListener('popstate', ({ state }) => turn(state));
addEventListener('click', follow);
addEventListener('pagehide', ({ persisted }) => persisted && document.body.replaceChildren());
addEventListener('pageshow', ({ persisted }) => persisted && (at > 0 ? location.replace(home) : location.reload()));
document.addEventListener('leaving', () => { left = true; });

/** A page that is loaded where another step was knows nothing of it. */
function begin() {
  document.title = main().dataset.title ?? '';
  const number = Number(history.state);
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  if (!(number > 0) || how?.type === 'navigate') history.replaceState(0, ''); // a link to the same address keeps the state in Chromium
  else if (how?.type === 'back_forward') location.replace(home);
  else travel(-number);
}

/** Moves in the history, and does not draw what is there. @param {number} by */
function travel(by) {
  return new Promise((resolve) => {
    arrive = resolve;
    history.go(by);
  });
}

/** @param {SubmitEvent} event */
function take(event) {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return;
  event.preventDefault();
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (button?.value === 'back' && at > 0) history.back();
  else if (!busy) press(form, button);
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
async function press(form, button) {
  const fields = form.matches('.language') ? turned(form) : fieldsOf(form);
  if (button?.name) fields.push([button.name, button.value]);
  const page = await ask('POST', form.action, fields);
  if (page === null) return;

  const address = new URL(form.action).pathname;
  if (!main(page).querySelector('form')) return end(page, address);
  const again = form.matches('.language') || (stepOf(page) !== '' && stepOf(page) === steps[at]);
  if (!again) steps = [...steps.slice(0, ++at), stepOf(page)];
  history[again ? 'replaceState' : 'pushState'](at, '', address);
  draw(page);
  const asked = /** @type {HTMLInputElement | null} */ (document.querySelector('input.code'));
  if (asked?.value === '') asked.value = fields.find(([name]) => name === asked.name)?.[1] ?? ''; // the server repeats no code and no slip
}

/** The page after which there is nothing to go back to. @param {Document} page @param {string} address */
async function end(page, address) {
  if (at > 0) await travel(-at);
  history.pushState(1, '', address); // what came after the first entry is gone
  [steps, at, ended] = [['', ''], 1, true];
  draw(page);
}

/** Back or Forward was pressed. @param {unknown} state */
async function turn(state) {
  if (arrive) {
    arrive();
    arrive = null;
  } else if (!left && typeof state === 'number') {
    if (ended) return leave();
    const known = answers();
    const step = steps[at = state] ?? '';
    const page = step === 'ask' || known.length === 0 ? await ask('GET', location.pathname)
      : known.some(([name]) => name === 'token') ? await ask('POST', location.pathname, asking(step, known))
        : await ask('POST', location.pathname, known.filter(([name]) => name === 'code'));
    if (page === null || at !== state) return;
    steps[at] = stepOf(page);
    draw(page);
  }
}

function leave() {
  document.body.replaceChildren();
  location.replace(home);
}

/** What asks for a step with the answers of now; a step without a name is what follows. @param {string} step @param {string[][]} known */
const asking = (step, known) =>
  (step === '' ? known : [...known.filter(([name]) => !/^(step|go|changing)$/.test(name)), ['step', step], ['go', step]]);

/** What asks for the page in the other language; what was typed or ticked and not sent yet goes along. @param {HTMLFormElement} form */
const turned = (form, known = answers()) =>
  (stepOf(document) !== '' && known.some(([name]) => name === 'token') ? asking(stepOf(document), known) : fieldsOf(form));

/** The answers of now: those that the page carries, and what its own form holds. @returns {string[][]} */
function answers() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('main form'));
  const carried = /** @type {HTMLFormElement | null} */ (document.querySelector('form.language'));
  const own = new Set(Array.from(form?.elements ?? [], (field) => field.getAttribute('name')));
  return [...(carried ? fieldsOf(carried).filter(([name]) => !own.has(name)) : []), ...(form ? fieldsOf(form) : [])];
}

/** @param {HTMLFormElement} form @returns {string[][]} */
const fieldsOf = (form) => Array.from(new FormData(form), ([name, value]) => [name, String(value)]);

/**
 * The page that the server answers with, read by the browser itself: no text becomes markup here. Null when none came, which is told.
 * @param {string} method @param {string} address @param {string[][]} [fields] @returns {Promise<Document | null>}
 */
async function ask(method, address, fields) {
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  const page = await new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = 'document';
    request.timeout = patience;
    request.onloadend = () => resolve(request.responseXML);
    request.send(fields && new URLSearchParams(fields));
  });
  busy = false;
  document.body.removeAttribute('aria-busy');
  if (page?.querySelector('main')) return page;
  tellLost();
  return null;
}

/** The answers are still in the page that is open. */
function tellLost() {
  document.getElementById('lost')?.remove();
  const told = document.createElement('p');
  Object.assign(told, { id: 'lost', className: 'alert alert-error', role: 'alert', textContent: main().dataset.lost });
  main().prepend(told);
  scrollTo(0, 0);
}

/** Puts a page in the place of the one that is open. @param {Document} page */
function draw(page) {
  if (left) return;
  const modules = Array.from(page.querySelectorAll('script[type=module]'), (script) => script.getAttribute('src') ?? '');
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(document.adoptNode(page.body));
  document.title = main().dataset.title ?? '';
  scrollTo(0, 0);
  focusOn(document.querySelector('[autofocus]') ?? document.querySelector('h1'));
  document.dispatchEvent(new Event('drawn'));
  for (const module of modules) import(module);
}

/** A link within the page moves the focus, and makes no entry of the history. @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView();
  focusOn(target);
}

/** @param {Element | null} target */
function focusOn(target) {
  if (!(target instanceof HTMLElement)) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}
