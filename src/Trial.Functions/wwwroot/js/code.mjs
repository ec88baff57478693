// @ts-check
//
//  The code, on the pages that show it and those that ask for it, and the research id. All of it works without this module; nothing is stored.

import { readCode, readSlip, symbolsIn } from './trial.mjs';

prepare();
document.addEventListener('drawn', prepare); // another page in the place of this one

function prepare() {
  /** @type {NodeListOf<HTMLElement>} */
  const shown = document.querySelectorAll('[data-code]');
  shown.forEach(offer);

  /** @type {NodeListOf<HTMLElement>} */
  const copied = document.querySelectorAll('[data-copy]');
  copied.forEach((tools) => offerCopy(tools, tools.dataset.copy ?? ''));

  /** @type {NodeListOf<HTMLInputElement>} */
  const asked = document.querySelectorAll('input[data-wrong]');
  asked.forEach(watch);
}

/** Shows the buttons that copy, save and print. They lie ready in the page, hidden. @param {HTMLElement} tools */
function offer(tools) {
  const { code = '', file = '', intro = '', study = '' } = tools.dataset;
  const whole = /** @type {HTMLInputElement} */ (tools.querySelector('input'));
  const address = new URL(tools.dataset.address ?? '', location.href).href;

  on(tools, 'save', () => save(file, `${intro}\n\n${code}\n${whole.checked ? `\n${study}\n${address}\n` : ''}`));
  on(tools, 'print', () => printCode(file, whole.checked ? `${study}\n${address}` : ''));
  offerCopy(tools, code);
}

/** Shows the button that copies, and those beside it. @param {HTMLElement} tools @param {string} text */
function offerCopy(tools, text) {
  const said = /** @type {HTMLElement} */ (tools.querySelector('[role=status]'));
  on(tools, 'copy', async () => {
    await navigator.clipboard.writeText(text);
    said.textContent = tools.dataset.copied ?? '';
  });
  if (!navigator.clipboard) tools.querySelector('[name=copy]')?.remove();
  tools.hidden = false;
}

/** @param {HTMLElement} tools @param {string} name @param {() => void} act */
function on(tools, name, act) {
  tools.querySelector(`[name=${name}]`)?.addEventListener('click', act);
}

/**
 * Prints the code, and nothing of the page around it: not even its title, which browsers put on top of the paper.
 * @param {string} title @param {string} from what the code is for; empty when the paper is not to tell
 */
function printCode(title, from) {
  const [root, line, before] = [document.documentElement, /** @type {HTMLElement} */ (document.querySelector('.from')), document.title];
  root.classList.add('alone');
  [line.textContent, line.hidden, document.title] = [from, from === '', title];
  addEventListener('afterprint', () => {
    root.classList.remove('alone');
    [line.hidden, document.title] = [true, before];
  }, { once: true });
  print();
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Tells at once, without asking the server, that what was typed cannot be a code. Never as the field is left: the page would
 * move under the finger on its way to the button.
 * @param {HTMLInputElement} input
 */
function watch(input) {
  const [read, length] = input.name === 'slip' ? [readSlip, 11] : [readCode, 17];
  const symbols = () => symbolsIn(input.value).length;
  const wrong = () => symbols() > 0 && read(input.value) === null;

  const whole = () => symbols() >= length;

  if (whole() && wrong()) mark(input, true); // typed before this module was there
  input.addEventListener('input', () => {
    if (whole() || !wrong()) mark(input, wrong());
  });
  input.form?.addEventListener('submit', (event) => {
    if (event.submitter?.getAttribute('name') === 'go' || !wrong()) return;
    event.preventDefault();
    mark(input, true);
    input.focus();
  });
}

/** @param {HTMLInputElement} input @param {boolean} wrong */
function mark(input, wrong) {
  document.getElementById('error')?.remove();
  input.closest('.form-group')?.classList.toggle('form-error', wrong);
  input.toggleAttribute('aria-invalid', false);
  input.setAttribute('aria-describedby', wrong ? 'hint error' : 'hint');
  if (!wrong) return;

  const error = document.createElement('span');
  error.className = 'form-error-message';
  error.id = 'error';
  error.textContent = input.dataset.wrong ?? '';
  input.setAttribute('aria-invalid', 'true');
  input.before(error);
}
