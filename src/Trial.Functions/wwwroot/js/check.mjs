// @ts-check
//
//  Checks a receipt or a whole export here in the browser, and tells each result beside the words that lie ready in the page. What
//  is checked is never sent anywhere; the public log is fetched whole, as everybody may, so that nobody sees whose draw is sought.
//
//  Also a part of the page to save (Site/Verify/OfflinePage.razor), as a classic script after all the others: no name
//  may be in two of them.

import { isBeacon } from './beacon.mjs';
import { checkExport } from './export.mjs';
import { checkReceipt, parseEntryBundle, parseReceipt } from './trial.mjs';

const bundleSize = 256;
const zipStart = 'PK';

/** @typedef {{ name: string, result: boolean | 'not checked here', awaited?: string | null }} Told awaited: the day it is promised by */
/** @typedef {{ isExport: boolean, arm: string | null, checks: Told[], waits?: boolean }} Found waits: for a lot that is not drawn yet */

prepareAll();
document.addEventListener('drawn', prepareAll); // another page in the place of this one

function prepareAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const boxes = document.querySelectorAll('[data-check]');
  boxes.forEach(prepare);
}

/** @param {HTMLElement} box */
function prepare(box) {
  const file = /** @type {HTMLInputElement | null} */ (box.querySelector('input[type=file]'));
  const pasted = /** @type {HTMLTextAreaElement | null} */ (box.querySelector('textarea'));
  const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById('receipt'));
  const key = /** @type {HTMLInputElement | null} */ (box.querySelector('[name=key]'));

  // An answer stands beside what it is about only: any change takes it away, and a check that something newer has overtaken says nothing.
  let latest = 0;
  const begin = () => {
    tellNothing(box);
    return ++latest;
  };

  box.querySelector('button')?.addEventListener('click', async () => {
    const [turn, chosen, logKeys] = [begin(), file?.files?.[0], key?.value.match(/\S+/g) ?? undefined];
    const bytes = chosen ? new Uint8Array(await chosen.arrayBuffer()) : new TextEncoder().encode(pasted ? pasted.value : link ? textOf(link.href) : '');
    const found = await check(bytes, logKeys);
    if (turn === latest) tellAll(box, found);
  });
  pasted?.addEventListener('input', () => { if (file) file.value = ''; });
  for (const field of [file, pasted, key]) field?.addEventListener('input', begin);
  box.hidden = false;
}

/** The text that a data: address holds. @param {string} address */
const textOf = (address) =>
  new TextDecoder().decode(Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0)));

/**
 * @param {Uint8Array<ArrayBuffer>} bytes a receipt, or the zip of an export
 * @param {string[]} [logKeys] those that the reader has from elsewhere
 * @returns {Promise<Found>}
 */
async function check(bytes, logKeys) {
  const text = new TextDecoder().decode(bytes);
  return text.startsWith(zipStart)
    ? { isExport: true, arm: null, ...await checkExport(bytes, isBeacon) }
    : { isExport: false, ...await checkText(text, logKeys) };
}

/** @param {HTMLElement} box */
function tellNothing(box) {
  const [verdict, list] = partsOf(box);
  [verdict.className, verdict.textContent, list.hidden] = ['', '', true];
}

/** @param {HTMLElement} box @returns {HTMLElement[]} where the verdict is said, and the list of checks */
const partsOf = (box) => ['[role=status]', '.checks'].map((part) => /** @type {HTMLElement} */ (box.querySelector(part)));

/** @param {HTMLElement} box @param {Found} found */
function tellAll(box, { isExport, arm, checks, waits }) {
  const good = checks.every(({ result, awaited }) => result !== false || awaited);
  const unread = !isExport && checks.length === 1 && !good; // nothing is checked of what is no receipt
  const [verdict, list] = partsOf(box);

  for (const one of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('ol'))) one.hidden = (one.dataset.of === 'export') !== isExport;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll('[data-name]'))) {
    tellOne(box, item, checks.find(({ name }) => name === item.dataset.name));
  }

  verdict.className = good ? 'alert alert-success' : unread ? 'alert alert-warning' : 'alert alert-error';
  verdict.textContent = word(box, isExport ? (good ? 'goodExport' : 'badExport') : unread ? 'notReceipt' : !good ? 'bad' : waits ? 'goodWaiting' : 'good').replace('{arm}', word(box, arm ?? ''));
  list.hidden = unread;
}

/** @param {string} text @param {string[]} [logKeys] @returns {Promise<{ arm: string | null, checks: Told[], waits: boolean }>} */
async function checkText(text, logKeys) {
  const receipt = parseReceipt(text);
  const { arm, promisedBy, checks } = await checkReceipt(text, { logKeys, log: receipt ? await fetchLog() : undefined, isBeacon });
  const awaited = promisedBy !== null && new Date().toISOString().slice(0, 10) < promisedBy ? promisedBy : null;

  return {
    arm: receipt && armName(receipt.setup, arm),
    waits: receipt?.arm === null,
    checks: checks.map((check) => (/^(draw|sign-up)-logged$/.test(check.name) && check.result === false ? { ...check, awaited } : check)),
  };
}

/** @param {HTMLElement} box @param {HTMLElement} item @param {Told | undefined} found */
function tellOne(box, item, found) {
  const said = /** @type {HTMLElement} */ (item.querySelector('strong'));
  const key = found?.awaited ? 'awaited' : found?.result === true ? 'held' : found?.result === false ? 'notHeld' : 'notChecked';
  item.hidden = found === undefined;
  said.className = key;
  said.textContent = word(box, key).replace('{day}', found?.awaited ? dayIn(box, found.awaited) : '');
}

/** A day as people write it, in the language of the box. @param {HTMLElement} box @param {string} day YYYY-MM-DD */
const dayIn = (box, day) => new Date(day).toLocaleDateString(
  /** @type {HTMLElement} */ (box.closest('[lang]')).lang === 'da' ? 'da' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param {HTMLElement} box @param {string} key */
const word = (box, key) => box.dataset[key] ?? key;

/** What the setup calls an arm. @param {string} setup @param {string | null} id @returns {string | null} */
function armName(setup, id) {
  try {
    return JSON.parse(setup).arms.find((/** @type {{ id: string }} */ one) => one.id === id)?.name ?? id;
  } catch {
    return id; // no setup: the first check says so
  }
}

/** The whole public log of this site; nothing where there is none to be had, as in a saved page. */
async function fetchLog() {
  if (location.protocol === 'file:') return undefined;
  try {
    const checkpoint = await (await get('/log/checkpoint')).text();
    const size = Number(checkpoint.split('\n')[1]);
    const count = Math.ceil(size / bundleSize);
    const bundles = await Promise.all(Array.from({ length: count }, (_, n) => fetchBundle(n, Math.min(bundleSize, size - n * bundleSize))));
    return { checkpoint, entries: bundles.flat() };
  } catch {
    return undefined; // no network, or no log: those checks are told as not done
  }
}

/** @param {number} n @param {number} width entries in it */
async function fetchBundle(n, width) {
  const partial = width < bundleSize ? `.p/${width}` : '';
  const answer = await get(`/log/tile/entries/${tileNumber(n)}${partial}`);
  const entries = parseEntryBundle(new Uint8Array(await answer.arrayBuffer()));
  if (entries === null) throw new TypeError('The log has a bundle that cannot be read.');
  return entries;
}

/** c2sp.org/tlog-tiles: groups of three digits, all but the last with an x. @param {number} n */
function tileNumber(n) {
  const groups = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return groups.join('/');
}

/** @param {string} path */
async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new TypeError(`${path} answered ${answer.status}.`);
  return answer;
}
