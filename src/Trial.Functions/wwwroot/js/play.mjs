// @ts-check
//
//  Eight envelopes to open, made by the real algorithm here in the browser. Nothing leaves it, and none of it is of a real study.

import { checkOpening, hex, sealList } from './trial.mjs';

const stratum = 'A';
const leaves = 16;

const box = /** @type {HTMLElement} */ (document.getElementById('play'));
const rows = /** @type {HTMLElement} */ (box.querySelector('ol'));
const seal = /** @type {HTMLElement} */ (box.querySelector('code'));
const said = /** @type {HTMLElement} */ (box.querySelector('[role=status]'));
const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (box.querySelector(`[name=${name}]`));

/** @type {import('./trial.mjs').Plan} */
const plan = {
  arms: ['P', 'C'],
  ratio: [Number(box.dataset.peers), Number(box.dataset.controls)],
  strata: [stratum],
  capacity: rows.children.length,
  leaves,
  policy: { design: 'simple' },
};

/** @type {Awaited<ReturnType<typeof sealList>>} */
let list;
/** How many are open. */
let count = 0;
/** @type {import('./trial.mjs').Opening | null} */
let last = null;

let turn = begin();
for (const [name, act] of Object.entries({ next, swap, again: begin })) {
  button(name).addEventListener('click', () => { turn = turn.then(act); }); // one press at a time, however fast they come
}
await turn;
box.hidden = false;

async function begin() {
  list = await sealList(crypto.getRandomValues(new Uint8Array(32)), plan);
  [count, last] = [0, null];
  for (const row of rows.children) row.textContent = word('closed');
  seal.textContent = hex(list.root);
  said.textContent = '';
  button('next').hidden = false;
  button('swap').hidden = true;
}

async function next() {
  if (count === plan.capacity) return;
  last = list.open(stratum, ++count);
  button('swap').hidden = false;
  if (count === plan.capacity) button('swap').focus(); // the button that had it goes away
  button('next').hidden = count === plan.capacity;
  await tell();
}

async function swap() {
  if (last) last = { ...last, arm: last.arm === 'P' ? 'C' : 'P' };
  await tell();
}

async function tell() {
  if (!last) return;
  const fits = await checkOpening(last, leaves, list.root);
  rows.children[count - 1].textContent = `${word(last.arm === 'P' ? 'peer' : 'control')}. ${word(fits ? 'fits' : 'unfit')}`;
  said.textContent = word(fits ? 'fitsText' : 'unfitText');
}

/** @param {string} key */
function word(key) {
  return box.dataset[key] ?? '';
}
