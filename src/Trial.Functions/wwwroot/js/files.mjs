// @ts-check
//
//  The zip of an export: its files, whether they are what its sums say, and which kind of export has these names.
//
//  Also a part of the page to save, as a classic script between trial.mjs and table.mjs: no name may be in two of them.

import { hex, sha256, unhex } from './trial.mjs';

/** @typedef {Map<string, Uint8Array<ArrayBuffer>>} Files */
/** @typedef {'table' | 'audit' | 'final'} Kind */

const ofTable = ['allocations.csv', 'codebook.csv', 'erased.csv', 'flow.csv'];
const ofRecord = ['accesses.ndjson', 'dummies.key', 'openings.ndjson', 'record.ndjson'];
const ofRows = ['rows.ndjson'];
const ofBegun = ['beginnings.csv'];
const ofLog = ['log/checkpoint', 'log/entries'];

/** Every name once, stored or deflated; null for anything else. @param {Uint8Array<ArrayBuffer>} zip @returns {Promise<Files | null>} */
export async function unzip(zip) {
  try {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    const end = zip.length - 22; // no comment after the end record
    if (view.getUint32(end, true) !== 0x06054b50) return null;
    /** @type {Files} */
    const files = new Map();
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
      const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const local = view.getUint32(at + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const key = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name));
      if (files.has(key) || (method !== 0 && method !== 8)) return null;
      const packed = zip.slice(start, start + size);
      files.set(key, method === 0 ? packed : await inflate(packed));
      at += 46 + name + extra + comment;
    }
    return files;
  } catch {
    return null; // cut off, or not a zip at all
  }
}

/** @param {Uint8Array<ArrayBuffer>} packed */
const inflate = async (packed) =>
  new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());

/** @param {Uint8Array<ArrayBuffer> | undefined} bytes */
export const told = (bytes) => (bytes === undefined ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));

/** The lines of a file, each of which ends in LF; null when the last does not. @param {Uint8Array<ArrayBuffer> | undefined} bytes */
export function lines(bytes) {
  const split = told(bytes).split('\n');
  return split.pop() === '' ? split : null;
}

/** A name of a seal's file: the second list's are setup-2.json and so on. @param {string} stem @param {number} number @param {string} [end] */
export const named = (stem, number, end = '') => (number === 1 ? stem + end : `${stem}-${number}${end}`);

/** A file that holds one key. @param {Uint8Array<ArrayBuffer> | undefined} bytes */
export const readKey = (bytes) => (told(bytes).endsWith('\n') ? unhex(told(bytes).slice(0, -1), 32) : null);

const vouching = ['SHA256SUMS', 'SHA256SUMS.note'];

/** The files that the sums are over. @param {Files} files */
const covered = (files) => [...files.keys()].filter((name) => !vouching.includes(name)).sort();

/** @param {Files} files */
export async function fitSums(files) {
  const names = covered(files);
  const sums = await Promise.all(names.map(async (name) => `${hex(await sha256(/** @type {any} */ (files.get(name))))}  ${name}\n`));
  return told(files.get('SHA256SUMS')) === sums.join('');
}

/** The kind that has exactly these files beside the sums and their note; null when none has. @param {Files} files @returns {Kind | null} */
export function kindOf(files) {
  const names = covered(files);
  const has = (/** @type {string[]} */ expected) => names.length === expected.length && expected.every((name) => files.has(name));
  const log = ofLog.every((name) => files.has(name)) ? ofLog : [];
  const rows = ofRows.every((name) => files.has(name)) ? ofRows : [];
  const begun = ofBegun.filter((name) => files.has(name));
  let seals = 1;
  while (files.has(named('setup', seals + 1, '.json'))) seals++;
  const each = Array.from({ length: seals }, (_, i) => i + 1);
  const texts = each.flatMap((n) => [named('setup', n, '.json'), named('seal', n, '.txt')]);
  const table = [...ofTable, ...texts];
  const audit = [...ofRecord, ...rows, ...log, ...texts, ...each.map((n) => named('leaves', n))];
  const final = [
    ...audit, 'allocations.csv', 'codebook.csv', 'flow.csv', 'ids.ndjson', ...each.map((n) => named('seed', n)).filter((name) => files.has(name)),
    ...each.flatMap((n) => [named('list', n, '.key'), named('policy', n, '.json')]),
  ];

  return has(table) || has([...table, 'checkpoint']) ? 'table' : has([...audit, ...begun]) ? 'audit' : has(final) ? 'final' : null;
}
