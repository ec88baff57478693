// @ts-check
//
//  The code, on the pages that show it and those that ask for it. All of it works without this module; nothing is stored.

import { readCode, readSlip, symbolsIn } from './trial.mjs';

prepare();
document.addEventListener('drawn', prepare); // another page in the place of this one

function prepare() {
  /** @type {NodeListOf<HTMLElement>} */
  const shown = document.querySelectorAll('[data-code]');
  shown.forEach(offer);

  /** @type {NodeListOf<HTMLInputElement>} */
  const asked = document.querySelectorAll('input[data-wrong]');
  asked.forEach(watch);
}

/** Shows the buttons that copy, save and print. They lie ready in the page, hidden. @param {HTMLElement} tools */
function offer(tools) {
  const { code = '', copied = '', file = '', intro = '' } = tools.dataset;
  const said = /** @type {HTMLElement} */ (tools.querySelector('[role=status]'));

  on(tools, 'copy', async () => {
    await navigator.clipboard.writeText(code);
    said.textContent = copied;
  });
  on(tools, 'save', () => save(file, `${intro}\n\n${code}\n`));
  on(tools, 'print', () => print());
  if (!navigator.clipboard) tools.querySelector('[name=copy]')?.remove();
  tools.hidden = false;
}

/** @param {HTMLElement} tools @param {string} name @param {() => void} act */
function on(tools, name, act) {
  tools.querySelector(`[name=${name}]`)?.addEventListener('click', act);
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

  input.addEventListener('input', () => {
    if (symbols() >= length || !wrong()) mark(input, wrong());
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
