// @ts-check
//
//  Checks an export of FORMATS.md 6 from its zip, in the browser. What `trial verify` holds besides (the order of acts, the access
//  log, the table's lines) is told as not checked here.
//
//  Also a part of the page to save, as a classic script between trial.mjs and check.mjs: no name may be in two of them.

import {
  canonical, commitment, closedHash, compare, dummiesHash, dummyEntry, equal, hex, join, leafHash, listKey, openHash, parseCanonical,
  parseEntryBundle, parseSealEntry, parseVerifierKey, policyCommitment, readLog, recordEntry, sealList, seedHash, sha256, treeRoot, unhex,
} from './trial.mjs';

const leafSize = 82;
const unchecked = 'not checked here';
const exportSteps = [
  'export-read', 'export-sums', 'seals', 'bodies', 'commitments', 'envelopes', 'openings', 'log-known', 'list-recomputed', 'rules',
];

/** @typedef {Map<string, Uint8Array<ArrayBuffer>>} Files */
/** @typedef {{ text: string, hash: string, entry: string, seal: NonNullable<ReturnType<typeof parseSealEntry>>, setup: any, leaves: Uint8Array<ArrayBuffer>[] }} Sealed */
/** @typedef {boolean | 'not checked here'} Verdict */
/** @typedef {{ open: any, closed: any, committed: Uint8Array<ArrayBuffer> }} Act */

/**
 * Each may rely on those before it, so that nothing after the first false one is told.
 *
 *     export-read        it is a zip whose files can be unpacked
 *     export-sums        every file is what SHA256SUMS says
 *     seals              each seal entry names its setup, and its sorted leaves hash to the root
 *     bodies             every body of the record is in its only spelling, numbered from 0 without a gap
 *     commitments        every body names the commitment of the one before it
 *     envelopes          opened 1, 2, 3 ... in each stratum
 *     openings           each draw's envelope opens under its seal, at its leaf, with its arm
 *     log-known          the signed log holds seals, bodies of this record, dummies, and nothing else
 *     list-recomputed    after the reveal: the list made again has the sealed root, and every draw is its envelope
 *     rules              the order of acts, the access log and the table: not checked here
 *
 * @param {Uint8Array<ArrayBuffer>} zip
 */
export async function checkExport(zip) {
  const files = await unzip(zip);
  /** @type {Sealed[]} */
  const sealed = [];
  /** @type {Act[]} */
  const acts = [];
  const isTable = files !== null && !files.has('record.ndjson');

  /** @type {{ [step: string]: () => Promise<Verdict> }} */
  const run = {
    'export-read': async () => files !== null,
    'export-sums': () => fitSums(/** @type {Files} */ (files)),
    seals: async () => readSeals(/** @type {Files} */ (files), sealed),
    bodies: async () => readBodies(/** @type {Files} */ (files), acts),
    commitments: async () => chained(acts),
    envelopes: async () => inOrder(acts),
    openings: async () => opened(/** @type {Files} */ (files), acts, sealed),
    'log-known': async () => logged(/** @type {Files} */ (files), acts, sealed),
    'list-recomputed': async () => recomputed(/** @type {Files} */ (files), acts, sealed),
    rules: async () => unchecked,
  };

  /** @type {{ name: string, result: Verdict }[]} */
  const checks = [];
  for (const name of exportSteps) {
    /** @type {Verdict} */
    const result = isTable && checks.length > 1 ? unchecked : await run[name]();
    checks.push({ name, result });
    if (result === false) break;
  }
  return { checks };
}

/** Every name once, stored or deflated; null for anything else. @param {Uint8Array<ArrayBuffer>} zip @returns {Promise<Files | null>} */
async function unzip(zip) {
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
const told = (bytes) => (bytes === undefined ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));

/** The lines of a file, each of which ends in LF; null when the last does not. @param {Uint8Array<ArrayBuffer> | undefined} bytes */
function lines(bytes) {
  const split = told(bytes).split('\n');
  return split.pop() === '' ? split : null;
}

/** A name of a seal's file: the second list's are setup-2.json and so on. @param {string} stem @param {number} number @param {string} [end] */
const named = (stem, number, end = '') => (number === 1 ? stem + end : `${stem}-${number}${end}`);

/** A file that holds one key. @param {Uint8Array<ArrayBuffer> | undefined} bytes */
const readKey = (bytes) => (told(bytes).endsWith('\n') ? unhex(told(bytes).slice(0, -1), 32) : null);

/** @param {Files} files */
async function fitSums(files) {
  const names = [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort();
  const sums = await Promise.all(names.map(async (name) => `${hex(await sha256(/** @type {any} */ (files.get(name))))}  ${name}\n`));
  return told(files.get('SHA256SUMS')) === sums.join('');
}

/** @param {Files} files @param {Sealed[]} sealed filled here */
async function readSeals(files, sealed) {
  for (let number = 1; files.has(named('setup', number, '.json')); number++) {
    const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (files.get(named('setup', number, '.json')));
    const [text, entry] = [told(bytes), told(files.get(named('seal', number, '.txt')))];
    const [setup, seal] = [parseCanonical(text.slice(0, -1)), parseSealEntry(entry)];
    const all = files.get(named('leaves', number)) ?? new Uint8Array();
    if (!text.endsWith('\n') || setup?.seal !== number || !seal || !equal(await sha256(bytes), seal.setup)) return false;
    if (setup.leaves !== seal.leaves || all.length !== seal.leaves * leafSize) return false;

    const leaves = Array.from({ length: seal.leaves }, (_, i) => all.slice(i * leafSize, (i + 1) * leafSize));
    if (leaves.some((leaf, i) => i > 0 && compare(leaves[i - 1], leaf) >= 0)) return false;
    if (!equal(await treeRoot(await Promise.all(leaves.map(leafHash))), seal.root)) return false;
    sealed.push({ text, hash: hex(await sha256(entry)), entry, seal, setup, leaves });
  }
  return sealed.length > 0;
}

/** @param {Files} files @param {Act[]} acts filled here */
async function readBodies(files, acts) {
  for (const line of lines(files.get('record.ndjson')) ?? ['']) {
    const body = parseCanonical(line);
    const [open, closed] = [body?.open, body?.closed].map((text) => (typeof text === 'string' ? parseCanonical(text) : null));
    const [nOpen, nClosed] = [unhex(body?.nOpen, 32), unhex(body?.nClosed, 32)];
    if (!body || Object.keys(body).length !== 4 || !open || !closed || !nOpen || !nClosed || closed.sequence !== acts.length) return false;
    acts.push({ open, closed, committed: await commitment(await openHash(nOpen, body.open), await closedHash(nClosed, body.closed)) });
  }
  return true;
}

/** @param {Act[]} acts */
const chained = (acts) =>
  acts.every(({ closed }, i) => closed.previous === (i === 0 ? '0'.repeat(64) : hex(acts[i - 1].committed)));

/** A restore may pass over envelopes, never go back. @param {Act[]} acts */
function inOrder(acts) {
  /** @type {{ [stratum: string]: number }} */
  let next = {};
  for (const { open, closed } of acts) {
    if (open.kind === 'setup') next = {};
    if (open.kind === 'restore') {
      if (Object.keys(next).some((stratum) => (closed.cursors?.[stratum] ?? 1) < next[stratum])) return false;
      next = { ...closed.cursors };
    }
    if (open.kind === 'draw') {
      if (closed.envelope !== (next[closed.stratum] ?? 1)) return false;
      next[closed.stratum] = closed.envelope + 1;
    }
  }
  return true;
}

/** @param {Act[]} acts */
const draws = (acts) => acts.filter(({ open }) => open.kind === 'draw');

/** @param {Files} files @param {Act[]} acts @param {Sealed[]} sealed */
async function opened(files, acts, sealed) {
  const openings = (lines(files.get('openings.ndjson')) ?? ['']).map(parseCanonical);
  const drawn = draws(acts);
  if (openings.length !== drawn.length) return false;

  const fit = await Promise.all(drawn.map(async ({ open, closed }, i) => {
    const [line, of] = [openings[i], sealed.findIndex(({ hash }) => hash === open.seal)];
    const [nPos, nArm] = [unhex(line?.nPos, 32), unhex(line?.nArm, 32)];
    if (of < 0 || !line || !nPos || !nArm) return false;
    if ((line.seal ?? 1) !== of + 1 || line.stratum !== closed.stratum || line.envelope !== closed.envelope) return false;
    const cPos = await sha256('trial/v1/pos\n', nPos, `${closed.stratum}\n${closed.envelope}`);
    const leaf = join('trial/v1/envelope\n', cPos, await sha256('trial/v1/arm\n', nArm, open.arm));
    return equal(leaf, sealed[of].leaves[open.leaf] ?? new Uint8Array());
  }));
  return fit.every(Boolean);
}

/** @param {Files} files @param {Act[]} acts @param {Sealed[]} sealed */
async function logged(files, acts, sealed) {
  const key = readKey(files.get('dummies.key'));
  if (!key || !await all(sealed, async ({ setup }) => hex(await dummiesHash(key)) === setup.dummies)) return false;
  const bundle = files.get('log/entries');
  if (!bundle) return unchecked;

  const { origin, logKeys } = sealed[sealed.length - 1].setup;
  const entries = parseEntryBundle(bundle);
  const keys = (await Promise.all(logKeys.map(parseVerifierKey))).filter((one) => one !== null);
  const log = entries && await readLog({ checkpoint: told(files.get('log/checkpoint')), entries }, origin, keys);
  if (!log) return false;

  const known = new Set([...sealed.map(({ entry }) => entry), ...acts.map(({ committed }) => recordEntry(committed))]);
  const others = log.texts.filter((text) => !known.has(text));
  const dummies = new Set(await Promise.all(others.map((_, i) => dummyEntry(key, i))));
  return others.every((text) => dummies.has(text));
}

/** @param {Files} files @param {Act[]} acts @param {Sealed[]} sealed */
async function recomputed(files, acts, sealed) {
  if (!files.has('list.key')) return unchecked;
  const lists = await Promise.all(sealed.map((one, i) => remake(files, one, i + 1)));
  return draws(acts).every(({ open, closed }) => {
    const envelope = lists[sealed.findIndex(({ hash }) => hash === open.seal)]?.open(closed.stratum, closed.envelope);
    return envelope?.arm === open.arm && envelope?.leaf === open.leaf;
  }) && lists.every((list) => list !== null);
}

/** The list of one seal, made again from what was revealed; null when it is not the sealed one. @param {Files} files @param {Sealed} sealed @param {number} number */
async function remake(files, { text, seal, setup }, number) {
  const prk = readKey(files.get(named('list', number, '.key')));
  const design = parseCanonical(told(files.get(named('policy', number, '.json'))).slice(0, -1));
  const random = unhex(design?.random, 32);
  if (!prk || !design || !random) return null;
  if (hex(await policyCommitment(random, canonical(design.policy))) !== setup.policy) return null;
  if (!equal(await sha256('trial/v1/list-key\n', prk), seal.listKeyHash)) return null;

  const seed = readKey(files.get('seed'));
  const beacon = seal.signature === '-' ? new Uint8Array() : await sha256(/** @type {any} */ (unhex(seal.signature)));
  const isItsSeed = seed !== null && hex(await seedHash(seed)) === setup.seed;
  if (isItsSeed && !equal(await listKey(seed, text, beacon), prk)) return null;

  const { ratio, strata, capacity, leaves } = setup;
  const arms = setup.arms.map((/** @type {{ id: string }} */ { id }) => id);
  const list = await sealList(prk, { arms, ratio, strata, capacity, leaves, policy: design.policy });
  return equal(list.root, seal.root) ? list : null;
}

/** @template T @param {T[]} items @param {(item: T) => Promise<boolean>} test */
const all = async (items, test) => (await Promise.all(items.map(test))).every(Boolean);
