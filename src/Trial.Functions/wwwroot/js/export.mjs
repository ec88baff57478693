// @ts-check
//
//  Checks an export of docs/formats.md section 6 from its zip, in the browser. What `trial verify` holds besides (the order of acts, which rows
//  are gone, a final table's lines) is told as not checked here.
//
//  Also a part of the page to save, as a classic script between people.mjs and check.mjs: no name may be in two of them.

import { fitSums, kindOf, lines, named, readKey, told, unzip } from './files.mjs';
import { holdsBeginnings, holdsIds, holdsSeats, readPeople } from './people.mjs';
import { checkTable, isOfStudy, monthTaken } from './table.mjs';
import {
  accessHash, canonical, commitment, closedHash, compare, dummiesHash, dummyEntry, equal, exportText, hex, join, leafHash, listKey, openCheckpoint, openHash, openNote,
  parseCanonical, parseEntryBundle, parseSealEntry, parseVerifierKey, policyCommitment, readLog, recordEntry, rowHash, sealList, seedHash, sha256, treeRoot, unhex,
} from './trial.mjs';

const leafSize = 82;
const unchecked = /** @type {const} */ ('not checked here');

/** @typedef {import('./files.mjs').Files} Files */
/** @typedef {{ text: string, hash: string, entry: string, seal: NonNullable<ReturnType<typeof parseSealEntry>>, setup: any, leaves: Uint8Array<ArrayBuffer>[] }} Sealed */
/** @typedef {boolean | 'not checked here'} Verdict */
/** @typedef {{ open: any, closed: any, committed: Uint8Array<ArrayBuffer> }} Act */

/**
 * Each may rely on those before it, so that nothing after the first false one is told.
 *
 *     export-read        it is a zip whose files can be unpacked
 *     export-sums        every file is what SHA256SUMS says
 *     files              they are those of a kind
 *
 * of a table, those of table.mjs (codebook, allocations, merging, flow, erased), and
 *
 *     study              setups and seal entries fit, and arms, strata and months are theirs
 *     checkpoint         every log key of the setup signed it
 *     draws              a table holds no record: not checked here
 *     export-note        as below
 *
 * of an audit or a final export
 *
 *     seals              each seal entry names its setup, which keeps what the one before it says, and its sorted leaves hash to the root
 *     beacon             the signature of each seal's beacon is its round's, where `isBeacon` is there to tell
 *     bodies             every body of the record is in its only spelling, numbered from 0 without a gap
 *     commitments        every body names the commitment of the one before it
 *     envelopes          the record names these seals; opened 1, 2, 3 ... in each stratum, from the lowest seal that has it and has some left
 *     places             every draw came while its place was open
 *     people             everybody drawn is somebody whom the record committed to before, a cohort when it is due and in the order of its key
 *     openings           each draw's envelope opens under its seal, at its leaf, with its arm
 *     accesses           the access log is one chain, and once was as each digest of the record says
 *     rows               every row beside the record is what its body says of it
 *     log-known          the log that every key signed holds the seals that were drawn from, bodies of this record, dummies, and nothing else, each once
 *     list-recomputed    after the reveal: each list made again has the sealed root, every draw is its envelope, and no list was left too early
 *     research-ids       after the reveal: the research ids are those that the record committed to before the lots
 *     seats              after the reveal: groups, pairs and how often people came are as the rows beside the record say
 *     export-note        the promise key signed the sums, for this study, this kind and these counts
 *     beginnings         of an audit, where it has beginnings.csv: who began is counted of the people whom the record draws
 *     rules              the order of acts, which rows are gone, and a final table's lines: not checked here
 *
 * @param {Uint8Array<ArrayBuffer>} zip @param {import('./trial.mjs').IsBeacon} [isBeacon]
 */
export async function checkExport(zip, isBeacon) {
  /** @type {{ name: string, result: Verdict }[]} */
  const checks = [];
  for await (const check of exportSteps(zip, isBeacon)) {
    checks.push(check);
    if (check.result === false) break;
  }
  return { checks };
}

/**
 * @param {Uint8Array<ArrayBuffer>} zip @param {import('./trial.mjs').IsBeacon} [isBeacon]
 * @returns {AsyncGenerator<{ name: string, result: Verdict }>}
 */
async function* exportSteps(zip, isBeacon) {
  const files = await unzip(zip);
  yield { name: 'export-read', result: files !== null };
  if (files === null) return;
  const kind = kindOf(files);
  yield { name: 'export-sums', result: await fitSums(files) };
  yield { name: 'files', result: kind !== null };
  if (kind !== null) yield* kind === 'table' ? tableSteps(files) : recordSteps(files, kind, isBeacon);
}

/** @param {Files} files */
async function* tableSteps(files) {
  yield* checkTable(files);
  const setups = await readSetups(files);
  yield { name: 'study', result: setups.every((one) => one !== null) && isOfStudy(files, setups.map((one) => one.setup)) };
  yield { name: 'checkpoint', result: files.has('checkpoint') ? await isCheckpoint(files, setups[0].setup) : unchecked };
  yield { name: 'draws', result: unchecked };
  const isBlinded = !told(files.get('allocations.csv')).includes(',status');
  yield { name: 'export-note', result: await isSigned(files, isBlinded ? 'table-blinded' : 'table', '-', '-', monthTaken(files)) };
}

/**
 * @param {Files} files @param {string} kind @param {import('./trial.mjs').IsBeacon} [isBeacon]
 * @returns {AsyncGenerator<{ name: string, result: Verdict }>}
 */
async function* recordSteps(files, kind, isBeacon) {
  /** @type {Sealed[]} */
  const sealed = [];
  /** @type {Act[]} */
  const acts = [];
  yield { name: 'seals', result: await readSeals(files, sealed) };
  yield { name: 'beacon', result: await haveBeacons(sealed, isBeacon) };
  yield { name: 'bodies', result: await readBodies(files, acts) };
  yield { name: 'commitments', result: chained(acts) };
  yield { name: 'envelopes', result: inOrder(acts, sealed) };
  yield { name: 'places', result: wereOpen(acts, sealed) };
  const people = await readPeople(acts, sealed.map(({ hash }) => hash), sealed[0]?.setup.cohort ?? null);
  yield { name: 'people', result: people !== null };
  yield { name: 'openings', result: await opened(files, acts, sealed) };
  yield { name: 'accesses', result: await continued(files, acts) };
  yield { name: 'rows', result: await beside(files, acts) };
  yield { name: 'log-known', result: await logged(files, acts, sealed) };
  yield { name: 'list-recomputed', result: await recomputed(files, acts, sealed) };
  yield { name: 'research-ids', result: files.has('ids.ndjson') ? people !== null && await holdsIds(files, people) : unchecked };
  yield { name: 'seats', result: files.has('ids.ndjson') && files.has('rows.ndjson') && people ? holdsSeats(files, acts, people) : unchecked };
  yield { name: 'export-note', result: await isSigned(files, kind, acts.length, lines(files.get('accesses.ndjson'))?.length ?? 0) };
  if (kind === 'audit') {
    yield { name: 'beginnings', result: files.has('beginnings.csv') ? holdsBeginnings(files, acts, dayOf(files).slice(0, 7)) : unchecked };
  }
  yield { name: 'rules', result: unchecked };
}

/** Whether the beacon of every seal that names one is its round's. @param {Sealed[]} sealed @param {import('./trial.mjs').IsBeacon} [isBeacon] */
async function haveBeacons(sealed, isBeacon) {
  const beacons = sealed.filter(({ setup }) => setup.beacon !== null);
  if (beacons.length === 0 || !isBeacon) return unchecked;
  const told = await Promise.all(beacons.map(({ setup, seal }) => isBeacon(/** @type {object} */ (setup.beacon), seal.signature)));
  return told.find((one) => one !== true) ?? true;
}

/** The day that the note of an export tells, whoever signed it. @param {Files} files */
const dayOf = (files) => /\n(\d{4}-\d{2}-\d{2})\n(?:\n|$)/.exec(told(files.get('SHA256SUMS.note')))?.[1] ?? '';

/** @param {Files} files @param {string} kind @param {number | string} bodies @param {number | string} accesses @param {string} month where it is known */
async function isSigned(files, kind, bodies, accesses, month = '') {
  const setup = told(files.get('setup.json'));
  const key = await parseVerifierKey(parseCanonical(setup.slice(0, -1))?.promiseKey ?? '');
  const text = key && await openNote(told(files.get('SHA256SUMS.note')), [key]);
  const day = /\n(\d{4}-\d{2}-\d{2})\n$/.exec(text ?? '')?.[1] ?? '';
  const hashes = { setup: hex(await sha256(setup)), sums: hex(await sha256(told(files.get('SHA256SUMS')))) };
  return day.startsWith(month) && text === exportText({ ...hashes, kind, bodies, accesses, day });
}

/** A seal's setup and entry, where they fit. @param {Files} files @param {number} number */
async function readSetup(files, number) {
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (files.get(named('setup', number, '.json')));
  const [text, entry] = [told(bytes), told(files.get(named('seal', number, '.txt')))];
  const [setup, seal] = [/** @type {any} */ (parseCanonical(text.slice(0, -1))), parseSealEntry(entry)];
  if (!text.endsWith('\n') || setup?.seal !== number || !seal || !equal(await sha256(bytes), seal.setup)) return null;
  return (setup.beacon === null) === (seal.signature === '-') ? { text, entry, setup, seal } : null;
}

/** Those of every seal; one that does not fit is null. @param {Files} files @returns {Promise<any[]>} */
async function readSetups(files) {
  /** @type {any[]} */
  const read = [];
  for (let number = 1; number === 1 || files.has(named('setup', number, '.json')); number++) {
    const one = await readSetup(files, number);
    const last = read[number - 2];
    read.push(one && (number === 1 || last && goesOn(one.setup, last.setup)) ? one : null);
  }
  return read;
}

const own = ['beacon', 'capacity', 'leaves', 'policy', 'seal', 'seed', 'source', 'strata'];

/**
 * Whether the setup of a further list keeps everything of the one before it but its own, every place among it, and has a later round.
 * @param {any} setup @param {any} last
 */
function goesOn(setup, last) {
  const kept = (/** @type {object} */ one) => canonical(Object.fromEntries(Object.entries(one).filter(([name]) => !own.includes(name))));
  return kept(setup) === kept(last) && last.strata.every((/** @type {string} */ one) => setup.strata.includes(one))
    && (last.beacon === null || setup.beacon?.round > last.beacon.round);
}

/** The keys of a setup's log; null when one cannot be read. @param {string[]} texts */
async function readLogKeys(texts) {
  const keys = (await Promise.all(texts.map(parseVerifierKey))).filter((one) => one !== null);
  return keys.length === texts.length ? keys : null;
}

/** @param {Files} files @param {any} setup */
async function isCheckpoint(files, { origin, logKeys }) {
  const keys = await readLogKeys(logKeys);
  return keys !== null && await openCheckpoint(told(files.get('checkpoint')), origin, keys, true) !== null;
}

/** @param {Files} files @param {Sealed[]} sealed filled here */
async function readSeals(files, sealed) {
  for (let number = 1; files.has(named('setup', number, '.json')); number++) {
    const read = await readSetup(files, number);
    if (!read) return false;
    const { text, entry, setup, seal } = read;
    const all = files.get(named('leaves', number)) ?? new Uint8Array();
    if (number > 1 && !goesOn(setup, sealed[number - 2].setup)) return false;
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

/**
 * The record names the seals in their order. A restore may pass over envelopes, never go back. A list may be left once as many are used as it has at least: its capacity, or its length where
 * the list itself is known.
 *
 * @param {Act[]} acts @param {Sealed[]} sealed @param {(seal: number, stratum: string) => number} length
 */
function inOrder(acts, sealed, length = (seal) => sealed[seal - 1].setup.capacity) {
  /** @type {{ [stratum: string]: [number, number] }} */
  let at = {};
  let seals = 0; // that the record names so far
  const standing = (/** @type {string} */ stratum) => at[stratum] ?? [1, 1];
  for (const { open, closed } of acts) {
    if (open.kind === 'setup') {
      if (closed.seal !== seals + 1 || closed.entry !== sealed[seals]?.hash) return false;
      seals++;
    }
    if (open.kind === 'restore') {
      if (Object.keys(at).some((stratum) => isBefore(closed.cursors?.[stratum] ?? [1, 1], at[stratum]))) return false;
      at = { ...closed.cursors };
    }
    if (open.kind === 'draw') {
      const [seal, next] = standing(closed.stratum);
      const drawn = sealed.findIndex(({ hash }) => hash === open.seal) + 1;
      const left = sealed.slice(seal - 1, Math.max(drawn - 1, 0)).filter(({ setup }) => setup.strata.includes(closed.stratum));
      if (left.some(({ setup }) => (setup.seal === seal ? next : 1) <= length(setup.seal, closed.stratum))) return false;
      if (drawn < seal || drawn > seals || closed.envelope !== (drawn === seal ? next : 1)) return false;
      at[closed.stratum] = [drawn, closed.envelope + 1];
    }
  }
  return seals === sealed.length;
}

/**
 * Without a stratum an `open` opens every place of the seals so far, and a `close` ends the study.
 * @param {Act[]} acts @param {Sealed[]} sealed
 */
function wereOpen(acts, sealed) {
  /** @type {Set<string>} */
  let open = new Set();
  let seals = 0;
  for (const { open: { kind }, closed: { stratum } } of acts) {
    if (kind === 'setup') seals++;
    if (kind === 'open') open = stratum === undefined ? new Set(sealed.slice(0, seals).flatMap(({ setup }) => setup.strata)) : new Set([...open, stratum]);
    if (kind === 'close') open = stratum === undefined ? new Set() : new Set([...open].filter((place) => place !== stratum));
    if (kind === 'draw' && !open.has(stratum)) return false;
  }
  return true;
}

/** @param {[number, number]} one @param {[number, number]} other */
const isBefore = (one, other) => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

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

/** @param {Files} files @param {Act[]} acts */
async function continued(files, acts) {
  const days = acts.filter(({ open }) => open.kind === 'accesses').map(({ closed }) => closed.digest);
  let last = '0'.repeat(64);
  const pass = () => { while (days[0] === last) days.shift(); };
  pass();
  for (const [i, line] of (lines(files.get('accesses.ndjson')) ?? ['']).entries()) {
    const access = parseCanonical(line);
    if (access?.sequence !== i || access.previous !== last) return false;
    last = hex(await accessHash(line));
    pass();
  }
  return days.length === 0;
}

/** The staff's rows are shown; of the others only what they hash to. @param {Files} files @param {Act[]} acts */
async function beside(files, acts) {
  if (!files.has('rows.ndjson')) return unchecked;
  return all((lines(files.get('rows.ndjson')) ?? ['']).map(parseCanonical), async (line) => {
    const [random, body] = [unhex(line?.random, 32), acts[line?.sequence]?.closed];
    const hash = random && line?.row ? hex(await rowHash(random, canonical(line.row))) : line?.hash;
    return hash !== undefined && body?.participant === undefined && hash === (body?.reason ?? body?.row);
  });
}

/** @param {Files} files @param {Act[]} acts @param {Sealed[]} sealed */
async function logged(files, acts, sealed) {
  const key = readKey(files.get('dummies.key'));
  if (!key || !await all(sealed, async ({ setup }) => hex(await dummiesHash(key)) === setup.dummies)) return false;
  const bundle = files.get('log/entries');
  if (!bundle) return unchecked;

  const { origin, logKeys } = sealed[0].setup;
  const [entries, keys] = [parseEntryBundle(bundle), await readLogKeys(logKeys)];
  const log = entries && keys && await readLog({ checkpoint: told(files.get('log/checkpoint')), entries }, origin, keys, true);
  if (!log || log.texts[0] !== sealed[0].entry) return false;

  const records = new Set(acts.map(({ committed }) => recordEntry(committed)));
  const held = new Set();
  const others = [];
  let seals = 0; // in the log so far, in their order
  for (const text of log.texts) {
    if (text === sealed[seals]?.entry) seals++;
    else if (held.has(text)) return false;
    else if (held.add(text) && !records.has(text)) others.push(text);
  }
  const dummies = new Set(await Promise.all(others.map((_, i) => dummyEntry(key, i))));
  return others.every((text) => dummies.has(text)) && sealed.slice(seals).every((seal) => mayWait(seal, acts, held));
}

/**
 * Whether a seal need not be in the log yet: nobody was drawn from it. By cohort lots may be drawn before the night in which the log gets the seal;
 * at referral the receipt has the seal's proof.
 * @param {Sealed} seal @param {Act[]} acts @param {Set<string>} held
 */
function mayWait({ hash, setup }, acts, held) {
  const first = draws(acts).find(({ open }) => open.seal === hash);
  return first === undefined || (setup.cohort !== undefined && !held.has(recordEntry(first.committed)));
}

/** @param {Files} files @param {Act[]} acts @param {Sealed[]} sealed */
async function recomputed(files, acts, sealed) {
  if (!files.has('list.key')) return unchecked;
  const lists = await Promise.all(sealed.map((one, i) => remake(files, one, i + 1)));
  const areDrawn = draws(acts).every(({ open, closed }) => {
    const envelope = lists[sealed.findIndex(({ hash }) => hash === open.seal)]?.open(closed.stratum, closed.envelope);
    return envelope?.arm === open.arm && envelope?.leaf === open.leaf;
  });
  return areDrawn && lists.every((list) => list !== null)
    && inOrder(acts, sealed, (seal, stratum) => /** @type {any} */ (lists[seal - 1]).lists[stratum].length);
}

/** The list of one seal, made again from what was revealed; null when it is not the sealed one. @param {Files} files @param {Sealed} sealed @param {number} number */
async function remake(files, { text, seal, setup }, number) {
  const prk = readKey(files.get(named('list', number, '.key')));
  const design = parseCanonical(told(files.get(named('policy', number, '.json'))).slice(0, -1));
  const random = unhex(design?.random, 32);
  if (!prk || !design || !random) return null;
  if (hex(await policyCommitment(random, canonical(design.policy))) !== setup.policy) return null;
  if (!equal(await sha256('trial/v1/list-key\n', prk), seal.listKeyHash)) return null;

  const seed = readKey(files.get(named('seed', number)));
  const beacon = seal.signature === '-' ? new Uint8Array() : await sha256(/** @type {any} */ (unhex(seal.signature)));
  const isItsSeed = seed !== null && hex(await seedHash(seed)) === setup.seed && equal(await listKey(seed, text, beacon), prk);
  if (files.has(named('seed', number)) && !isItsSeed) return null; // where only the list key was revealed there is none

  const { ratio, strata, capacity, leaves } = setup;
  const arms = setup.arms.map((/** @type {{ id: string }} */ { id }) => id);
  const list = await sealList(prk, { arms, ratio, strata, capacity, leaves, policy: design.policy });
  return equal(list.root, seal.root) ? list : null;
}

/** @template T @param {T[]} items @param {(item: T) => Promise<boolean>} test */
const all = async (items, test) => (await Promise.all(items.map(test))).every(Boolean);
