// @ts-check
//
//  The challenge of the last page of the form (ALTCHA's protocol), which is asked when many come at once: the number is looked for while
//  the person writes the code down.  Nothing is seen of it, and nothing is asked of anybody but the browser; who presses before it is
//  found is told to wait a moment.

import { hex } from './trial.mjs';

const together = 256; // hashes that are waited for at once, so that the page stays quick

prepare();
document.addEventListener('drawn', prepare); // another page in the place of this one

function prepare() {
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector('input[data-challenge]');
  if (!field?.form || !globalThis.crypto?.subtle) return;
  const asked = JSON.parse(field.dataset.challenge ?? '');
  field.removeAttribute('data-challenge'); // asked once
  const solved = solve(asked).catch(() => -1).then((number) => { field.value = payload(asked, number); });

  const { form } = field;
  form.addEventListener('submit', async (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (field.value !== '' || button?.name === 'go') return; // that one changes an answer
    event.preventDefault();
    event.stopPropagation();
    const [said, actions] = [form.querySelector('[data-solving]'), form.querySelector('.actions')];
    if (said instanceof HTMLElement) said.textContent = said.dataset.solving ?? '';
    actions?.setAttribute('aria-busy', 'true'); // not around what is said, which would wait then
    await solved;
    actions?.removeAttribute('aria-busy');
    if (said) said.textContent = '';
    if (form.isConnected) form.requestSubmit(button);
  });
}

/**
 * The number whose hash was asked for; -1 when there is none.
 * @param {{ challenge: string, salt: string, maxnumber: number }} asked
 */
export async function solve({ challenge, salt, maxnumber }) {
  const text = new TextEncoder();
  for (let first = 0; first <= maxnumber; first += together) {
    const numbers = Array.from({ length: Math.min(together, maxnumber - first + 1) }, (_, index) => first + index);
    const sums = await Promise.all(numbers.map((number) => crypto.subtle.digest('SHA-256', text.encode(salt + number))));
    const at = sums.findIndex((sum) => hex(new Uint8Array(sum)) === challenge);
    if (at >= 0) return first + at;
  }
  return -1;
}

/** What the form sends. @param {{ algorithm: string, challenge: string, salt: string, signature: string }} asked @param {number} number */
export const payload = ({ algorithm, challenge, salt, signature }, number) => btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
