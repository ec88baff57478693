// @ts-check
//
//  The lottery's twin
//
//      Everything of docs/formats.md that a person's own browser must be able to check, written a second time, on WebCrypto
//      alone. It shares no line with Trial.Core and agrees with it on tests/vectors and on 1,000 random setups.
//
//      Bytes     bytes, SHA-256, HMAC, HKDF          Codes     codes and slips as typed
//      JSON      canonical JSON                      Record    bodies, commitments, log entries, promises
//      Tree      RFC 6962                            Notes     signed notes, checkpoints, proofs, entry bundles
//      List      the sealed list and its envelopes   Checks    a receipt, a whole log
//
//  Sizes and indices are integers up to 2^53. WebCrypto answers through promises, one for every hash: loops hand it
//  all their work at once. Measured in Chromium, a receipt and a log of 12,000 entries: tests/web/browser/speed.test.mjs.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */


//  Bytes

const encoder = new TextEncoder();

/** Text as UTF-8. @param {string} text @returns {Bytes} */
export const utf8 = (text) => encoder.encode(text);

/** The parts one after the other; text goes in as UTF-8. @param {...(Bytes | string)} parts @returns {Bytes} */
export function join(...parts) {
  const all = parts.map((part) => (typeof part === 'string' ? utf8(part) : part));
  const joined = new Uint8Array(all.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of all) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** @param {Bytes} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes that lower-case hex stands for; null for any other text. @param {unknown} text @param {number} [size] bytes */
export function unhex(text, size) {
  if (typeof text !== 'string' || !/^(?:[0-9a-f]{2})*$/.test(text) || (size !== undefined && text.length !== 2 * size)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {Bytes} bytes */
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** The bytes that standard, padded base64 stands for; null for any other text. @param {string} text @param {number} [size] bytes */
export function unbase64(text, size) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return base64(bytes) === text && (size === undefined || bytes.length === size) ? bytes : null;
}

/** @param {Bytes} left @param {Bytes} right */
export const equal = (left, right) => left.length === right.length && left.every((byte, i) => byte === right[i]);

/** Bytewise order, as for Array.sort. @param {Bytes} left @param {Bytes} right */
export function compare(left, right) {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    if (left[i] !== right[i]) return left[i] - right[i];
  }
  return left.length - right.length;
}

/** @param {...(Bytes | string)} parts @returns {Promise<Bytes>} 32 bytes */
export const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));

/** @param {Bytes} key at least one byte */
const hmacKey = (key) => crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** HMAC-SHA-256. @param {Bytes | CryptoKey} key @param {...(Bytes | string)} parts @returns {Promise<Bytes>} 32 bytes */
export async function hmac(key, ...parts) {
  const ready = key instanceof Uint8Array ? await hmacKey(key) : key;
  return new Uint8Array(await crypto.subtle.sign('HMAC', ready, join(...parts)));
}

/** HKDF-Extract of RFC 5869; no salt is 32 zero bytes. @param {Bytes} salt @param {Bytes} secret */
export const hkdfExtract = (salt, secret) => hmac(salt.length > 0 ? salt : new Uint8Array(32), secret);

/** HKDF-Expand of RFC 5869. @param {Bytes | CryptoKey} key @param {Bytes | string} info @param {number} size at most 8160 */
export async function hkdfExpand(key, info, size) {
  let block = await hmac(key, info, Uint8Array.of(1));
  let all = block;
  for (let i = 2; all.length < size; i++) {
    block = await hmac(key, block, info, Uint8Array.of(i));
    all = join(all, block);
  }
  return all.slice(0, size);
}


//  JSON: RFC 8785 with integers within ±2^53 only

/** @typedef {null | boolean | number | string | Json[] | { [key: string]: Json }} Json */

/** The one spelling of a value. @param {Json} value @returns {string} @throws {TypeError} the value has none */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  const spelled = typeof value === 'number' ? Number.isInteger(value) && Math.abs(value) <= 2 ** 53
    : typeof value === 'string' ? !/\p{Surrogate}/u.test(value)
      : value === null || typeof value === 'boolean';
  if (!spelled) throw new TypeError('A value has no canonical spelling.');
  return JSON.stringify(value);
}

/**
 * Reads an object from exactly its canonical spelling; null for anything else.
 * @param {string} text @returns {{ [key: string]: any } | null}
 */
export function parseCanonical(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) && canonical(value) === text ? value : null;
  } catch {
    return null; // not JSON, or nothing that has a canonical spelling
  }
}

/** @param {unknown} value @returns {value is { [key: string]: any }} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


//  Tree: leaf SHA-256(00 ‖ leaf), node SHA-256(01 ‖ left ‖ right); a node without a sibling rises as it is

/** @param {Bytes | string} leaf */
export const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);

/** @param {Bytes} left @param {Bytes} right */
export const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/**
 * Every level of the tree, the leaves' hashes first, the root's last.
 * @param {Bytes[]} hashes at least one @returns {Promise<Bytes[][]>}
 */
export async function treeLevels(hashes) {
  const levels = [hashes];
  while (levels[levels.length - 1].length > 1) {
    const below = levels[levels.length - 1];
    levels.push(await Promise.all(Array.from({ length: Math.ceil(below.length / 2) }, (_, i) =>
      2 * i + 1 < below.length ? nodeHash(below[2 * i], below[2 * i + 1]) : below[2 * i])));
  }
  return levels;
}

/** The root over leaves' hashes; the empty tree has one too. @param {Bytes[]} hashes */
export async function treeRoot(hashes) {
  if (hashes.length === 0) return sha256();
  const levels = await treeLevels(hashes);
  return levels[levels.length - 1][0];
}

/** The siblings from a leaf to the root, the leaf's first. @param {Bytes[][]} levels @param {number} index */
export const inclusionPath = (levels, index) =>
  levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []);

/**
 * Whether `path` leads from the leaf at `index` of `size` to the root (RFC 9162, 2.1.3.2).
 * @param {Bytes} leaf its hash @param {number} index @param {number} size @param {Bytes[]} path @param {Bytes} root
 */
export async function checkInclusion(leaf, index, size, path, root) {
  if (!isCount(index) || !isCount(size) || index >= size) return false;

  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isRight(node) || node === last) {
      hash = await nodeHash(sibling, hash);
      [node, last] = skipMissing(node, last);
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(hash, root);
}

/**
 * Whether `path` shows that the tree of `old` leaves begins the tree of `size` (RFC 9162, 2.1.4.2).
 * @param {number} old @param {Bytes} oldRoot @param {number} size @param {Bytes} root @param {Bytes[]} path
 */
export async function checkConsistency(old, oldRoot, size, root, path) {
  if (!isCount(old) || !isCount(size) || old < 1 || old > size) return false;
  if (old === size) return path.length === 0 && equal(oldRoot, root);

  let [node, last] = [old - 1, size - 1];
  while (isRight(node)) [node, last] = [half(node), half(last)];

  // When the old tree is one complete subtree, its root is known and the proof leaves it out.
  const [start, ...rest] = node === 0 ? [oldRoot, ...path] : path;
  if (start === undefined || path.length === 0) return false;

  let [oldHash, hash] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isRight(node) || node === last) {
      [oldHash, hash] = await Promise.all([nodeHash(sibling, oldHash), nodeHash(sibling, hash)]);
      [node, last] = skipMissing(node, last);
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(oldHash, oldRoot) && equal(hash, root);
}

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {number} node */
const isRight = (node) => node % 2 === 1;

/** @param {number} node */
const half = (node) => Math.floor(node / 2);

/** The last node of a level without a sibling rises until it has one. @param {number} node @param {number} last */
function skipMissing(node, last) {
  while (!isRight(node) && node !== 0) [node, last] = [half(node), half(last)];
  return [node, last];
}


//  List: the cryptographic sealed envelopes (docs/formats.md section 1)

/** @typedef {{ design: 'permuted-blocks', sizes: number[] } | { design: 'big-stick', tolerance: number } | { design: 'block-urn', urn: number } | { design: 'simple' }} Policy */
/** @typedef {{ arms: string[], ratio: number[], strata: string[], capacity: number, leaves: number, policy: Policy }} Plan */
/** @typedef {{ stratum: string, number: number, arm: string, nPos: Bytes, nArm: Bytes, cPos: Bytes, cArm: Bytes, leaf: Bytes }} Envelope */
/** @typedef {Omit<Envelope, 'leaf'> & { leaf: number, path: Bytes[] }} Opening leaf: its index among the sorted leaves */

/** What the setup says of the seed before it is revealed. @param {Bytes} seed 32 bytes */
export const seedHash = (seed) => sha256('trial/v1/seed\n', seed);

/** What the setup says of the key to the dummies. @param {Bytes} key 32 bytes */
export const dummiesHash = (key) => sha256('trial/v1/dummies\n', key);

/** What the setup says of the policy before it is revealed. @param {Bytes} random 32 bytes @param {string} policy canonical JSON */
export const policyCommitment = (random, policy) => sha256('trial/v1/policy\n', random, policy);

/** PRK. @param {Bytes} seed @param {Bytes | string} setup its exact bytes @param {Bytes} beacon 32 bytes or none */
export const listKey = async (seed, setup, beacon) => hkdfExtract(join(await sha256(setup), beacon), seed);

/** HMAC_DRBG with SHA-256 (NIST SP 800-90A, 10.1.2), without reseeding. */
export class HmacDrbg {
  #key = new Uint8Array(32);
  #value = new Uint8Array(32).fill(1);

  /** @param {Bytes} entropy @param {Bytes} nonce @param {Bytes} [personalization] */
  static async make(entropy, nonce, personalization = new Uint8Array(0)) {
    const drbg = new HmacDrbg();
    await drbg.#update(join(entropy, nonce, personalization));
    return drbg;
  }

  /** @param {number} size bytes */
  async generate(size) {
    const key = await hmacKey(this.#key);
    const blocks = [];
    for (let done = 0; done < size; done += 32) {
      this.#value = await hmac(key, this.#value);
      blocks.push(this.#value);
    }
    await this.#update(new Uint8Array(0));
    return join(...blocks).slice(0, size);
  }

  /** @param {Bytes} data */
  async #update(data) {
    for (const round of data.length > 0 ? [0, 1] : [0]) {
      this.#key = await hmac(this.#key, this.#value, Uint8Array.of(round), data);
      this.#value = await hmac(this.#key, this.#value);
    }
  }
}

/** The bounded integers of one stratum, from the generator's words. */
export class WordStream {
  static #wordsAtOnce = 256;
  #drbg;
  #words = new DataView(new ArrayBuffer(0));
  #next = 0;

  /** @param {HmacDrbg} drbg */
  constructor(drbg) {
    this.#drbg = drbg;
  }

  /** One of 0..n−1, each as likely as the other: words in the last, incomplete share of 2^32 are passed over. @param {number} n */
  async below(n) {
    const end = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const word = await this.#word();
      if (word < end) return word % n;
    }
  }

  async #word() {
    if (this.#next === this.#words.byteLength) {
      this.#words = new DataView((await this.#drbg.generate(4 * WordStream.#wordsAtOnce)).buffer);
      this.#next = 0;
    }
    this.#next += 4;
    return this.#words.getUint32(this.#next - 4);
  }
}

/** K_s: with it one stratum can be opened alone. @param {Bytes} prk @param {string} stratum */
export const stratumKey = (prk, stratum) => hkdfExpand(prk, `trial/v1/stratum\n${stratum}`, 32);

/** What orders a cohort. @param {Bytes} key K_s @param {number} number the stratum's cohorts under this seal, from 1 */
export const cohortKey = (key, number) => hkdfExpand(key, `cohort\n${number}`, 32);

/** The participants of a cohort, who is drawn first is first. @param {Bytes} key of the cohort @param {string[]} participants 16 bytes each, hex */
export async function cohortOrder(key, participants) {
  const ready = await hmacKey(key);
  const places = await Promise.all(participants.map(async (id) => ({ id, place: await hmac(ready, /** @type {Bytes} */ (unhex(id, 16))) })));
  return places.sort((left, right) => compare(left.place, right.place)).map(({ id }) => id);
}

/** The arms of one stratum, the first envelope's first. @param {Bytes} key K_s @param {Plan} plan @returns {Promise<string[]>} */
export async function allocationList(key, plan) {
  const start = await hkdfExpand(key, 'list', 48);
  const words = new WordStream(await HmacDrbg.make(start.slice(0, 32), start.slice(32)));
  switch (plan.policy.design) {
    case 'permuted-blocks': return permutedBlocks(words, plan, plan.policy.sizes);
    case 'big-stick': return bigStick(words, plan, plan.policy.tolerance);
    case 'block-urn': return blockUrn(words, plan, plan.policy.urn);
    case 'simple': return simple(words, plan);
    default: throw new TypeError('An unknown design.');
  }
}

/** The arms, each as often as its share of `size` envelopes. @param {Plan} plan @param {number} size a multiple of the ratio's sum */
function inRatio({ arms, ratio }, size) {
  const total = ratio.reduce((sum, share) => sum + share, 0);
  return arms.flatMap((arm, i) => Array.from({ length: (size / total) * ratio[i] }, () => arm));
}

/** @param {WordStream} words @param {Plan} plan @param {number[]} sizes */
async function permutedBlocks(words, plan, sizes) {
  /** @type {string[]} */
  const list = [];
  while (list.length < plan.capacity) {
    const block = inRatio(plan, sizes[await words.below(sizes.length)]);
    for (let i = block.length - 1; i >= 1; i--) {
      const j = await words.below(i + 1);
      [block[i], block[j]] = [block[j], block[i]];
    }
    list.push(...block);
  }
  return list;
}

/** @param {WordStream} words @param {Plan} plan @param {number} tolerance */
async function bigStick(words, { arms, capacity }, tolerance) {
  const list = [];
  for (let ahead = 0; list.length < capacity;) {
    const chosen = ahead === tolerance ? 1 : ahead === -tolerance ? 0 : await words.below(2);
    ahead += chosen === 0 ? 1 : -1;
    list.push(arms[chosen]);
  }
  return list;
}

/** @param {WordStream} words @param {Plan} plan @param {number} urn */
async function blockUrn(words, { arms, ratio, capacity }, urn) {
  const [active, used] = [ratio.map((share) => urn * share), ratio.map(() => 0)];
  const list = [];
  while (list.length < capacity) {
    let v = await words.below(active.reduce((sum, balls) => sum + balls, 0));
    const chosen = active.findIndex((balls) => (v -= balls) < 0);
    active[chosen] -= 1;
    used[chosen] += 1;
    if (ratio.every((share, k) => used[k] >= share)) {
      ratio.forEach((share, k) => { used[k] -= share; active[k] += share; });
    }
    list.push(arms[chosen]);
  }
  return list;
}

/** @param {WordStream} words @param {Plan} plan */
async function simple(words, plan) {
  const shares = inRatio(plan, plan.ratio.reduce((sum, share) => sum + share, 0));
  const list = [];
  while (list.length < plan.capacity) list.push(shares[await words.below(shares.length)]);
  return list;
}

const envelopeDomain = 'trial/v1/envelope\n';

/** c_arm. @param {Bytes} nArm @param {string} arm */
const armCommitment = (nArm, arm) => sha256('trial/v1/arm\n', nArm, arm);

/** @param {Bytes} cPos @param {Bytes} cArm */
const envelopeLeaf = (cPos, cArm) => join(envelopeDomain, cPos, cArm);

/** @param {CryptoKey} key K_s @param {string} stratum @param {number} number from 1 @param {string} arm @returns {Promise<Envelope>} */
async function makeEnvelope(key, stratum, number, arm) {
  const [nPos, nArm] = await Promise.all([hkdfExpand(key, `pos\n${number}`, 32), hkdfExpand(key, `arm\n${number}`, 32)]);
  const [cPos, cArm] = await Promise.all([sha256('trial/v1/pos\n', nPos, `${stratum}\n${number}`), armCommitment(nArm, arm)]);
  return { stratum, number, arm, nPos, nArm, cPos, cArm, leaf: envelopeLeaf(cPos, cArm) };
}

/** All envelopes of one stratum in their order. @param {Bytes} prk @param {Plan} plan @param {string} stratum */
async function makeStratum(prk, plan, stratum) {
  const key = await stratumKey(prk, stratum);
  const [arms, ready] = await Promise.all([allocationList(key, plan), hmacKey(key)]);
  return Promise.all(arms.map((arm, i) => makeEnvelope(ready, stratum, i + 1, arm)));
}

/** @param {Bytes} prk @param {number} count @returns {Promise<Bytes[]>} */
async function makePads(prk, count) {
  const key = await hmacKey(prk);
  return Promise.all(Array.from({ length: count }, async (_, j) =>
    join(envelopeDomain, await hkdfExpand(key, `trial/v1/pad\n${j}`, 64))));
}

/**
 * The whole sealed list: every arm, every envelope, the leaves as they are published, and the seal.
 * @param {Bytes} prk @param {Plan} plan
 */
export async function sealList(prk, plan) {
  const envelopes = (await Promise.all(plan.strata.map((stratum) => makeStratum(prk, plan, stratum)))).flat();
  if (envelopes.length > plan.leaves) throw new RangeError('The envelopes do not fit in the leaves.');

  const pads = await makePads(prk, plan.leaves - envelopes.length);
  const leaves = [...envelopes.map((envelope) => envelope.leaf), ...pads].sort(compare);
  const levels = await treeLevels(await Promise.all(leaves.map(leafHash)));
  const places = new Map(leaves.map((leaf, index) => [leaf, index]));

  /** @param {string} stratum @param {number} number from 1 @returns {Opening | null} null when there is no such envelope */
  const open = (stratum, number) => {
    const envelope = envelopes.find((one) => one.stratum === stratum && one.number === number);
    const index = envelope && places.get(envelope.leaf);
    return envelope && index !== undefined ? { ...envelope, leaf: index, path: inclusionPath(levels, index) } : null;
  };

  /** @type {{ [stratum: string]: string[] }} */
  const lists = Object.fromEntries(plan.strata.map((stratum) =>
    [stratum, envelopes.filter((envelope) => envelope.stratum === stratum).map((envelope) => envelope.arm)]));
  return { lists, leaves, root: levels[levels.length - 1][0], open };
}

/**
 * Whether one opened envelope is among the sealed ones; its stratum and number stay closed.
 * @param {OpenedArm} opening @param {number} leaves @param {Bytes} root
 */
export async function checkOpening({ arm, cPos, nArm, leaf, path }, leaves, root) {
  const hash = await leafHash(envelopeLeaf(cPos, await armCommitment(nArm, arm)));
  return checkInclusion(hash, leaf, leaves, path, root);
}

/**
 * Entry 0 of the public log.
 * @param {{ setup: Bytes, signature: string, root: Bytes, leaves: number, prk: Bytes }} seal setup: its hash; signature: hex or "-"
 */
export const formatSealEntry = async ({ setup, signature, root, leaves, prk }) =>
  `trial/v1/seal\n${hex(setup)}\n${signature}\n${hex(root)}\n${leaves}\n${hex(await sha256('trial/v1/list-key\n', prk))}\n`;

/** @param {string} text @returns {{ setup: Bytes, signature: string, root: Bytes, leaves: number, listKeyHash: Bytes } | null} */
export function parseSealEntry(text) {
  const lines = /^trial\/v1\/seal\n([0-9a-f]{64})\n(-|[0-9a-f]{96})\n([0-9a-f]{64})\n([1-9][0-9]{0,9})\n([0-9a-f]{64})\n$/.exec(text);
  if (!lines) return null;
  const [setup, root, listKeyHash] = [1, 3, 5].map((line) => /** @type {Bytes} */ (unhex(lines[line])));
  return { setup, signature: lines[2], root, leaves: Number(lines[4]), listKeyHash };
}


//  Codes: Crockford base32 and one check symbol, Damm over GF(32) with x⁵+x²+1 (docs/formats.md section 4)

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param {number} element of GF(32) */
const twice = (element) => (element < 16 ? 2 * element : (2 * element) ^ 0b100101);

const between = /[\p{Z}\p{Cc}\p{Cf}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\u2212\u207b\u208b\u02d7\u2796`\u00b4]/gu;

/** What is left of a pasted text without its label and everything that people put between symbols. @param {string} text */
export const symbolsIn = (text) => text.slice(text.search(/[:\uff1a][^:\uff1a]*$/) + 1).replace(between, '');

/**
 * The symbols in their one spelling when there are `count` and a check symbol that fits; else null.
 * @param {string} text @param {number} count
 */
function readSymbols(text, count) {
  const symbols = symbolsIn(text).replace(/[a-z]/g, (letter) => letter.toUpperCase()).replace(/[IL]/g, '1').replace(/O/g, '0');
  const values = Array.from(symbols, (symbol) => alphabet.indexOf(symbol));
  const fits = values.length === count + 1 && !values.includes(-1) && values.reduce((acc, value) => twice(acc) ^ value, 0) === 0;
  return fits ? symbols : null;
}

/** What a person typed as `XXXX-XXXX-XXXX-XXXX-C`, or null when it cannot be a code. @param {string} text */
export const readCode = (text) => readSymbols(text, 16)?.replace(/.{4}/g, '$&-') ?? null;

/** What a person typed as `XXXXX-XXXXX-C`, or null when it cannot be a slip. @param {string} text */
export const readSlip = (text) => readSymbols(text, 10)?.replace(/.{5}/g, '$&-') ?? null;

/** The same as `XXXX-XXXX-C`, or null when it cannot be a research id. @param {string} text */
export const readResearchId = (text) => readSymbols(text, 8)?.replace(/.{4}/g, '$&-') ?? null;


//  Record: bodies in two parts, their commitments, what the public log holds of them (docs/formats.md sections 2, 3, 5)

/** @param {Bytes} nOpen @param {string} open canonical JSON */
export const openHash = (nOpen, open) => sha256('trial/v1/open\n', nOpen, open);

/** @param {Bytes} nClosed @param {string} closed canonical JSON */
export const closedHash = (nClosed, closed) => sha256('trial/v1/closed\n', nClosed, closed);

/** @param {Bytes} open its hash @param {Bytes} closed its hash */
export const commitment = (open, closed) => sha256('trial/v1/record\n', open, closed);

/** @param {Bytes} committed */
export const recordEntry = (committed) => `trial/v1/record\n${base64(committed)}\n`;

/** Entry of dummy `number`, which nobody without the key can tell from a record. @param {Bytes} key @param {number} number from 0 */
export async function dummyEntry(key, number) {
  const count = new DataView(new ArrayBuffer(8));
  count.setBigUint64(0, BigInt(number));
  return recordEntry(await hmac(key, new Uint8Array(count.buffer)));
}

/** What a row beside the record is named by there. @param {Bytes} random 32 bytes @param {string} row canonical JSON */
export const rowHash = (random, row) => sha256('trial/v1/row\n', random, row);

/** What the next entry of the access log names. @param {string} entry canonical JSON */
export const accessHash = (entry) => sha256('trial/v1/access\n', entry);

/** What a body says of a research id. @param {Bytes} random 32 bytes @param {string} researchId as written */
export const researchHash = (random, researchId) => sha256('trial/v1/research\n', random, researchId);

/**
 * What is signed about an export. Setup and sums are hashes in hex; in tables the counts are '-'.
 * @param {{ setup: string, kind: string, sums: string, bodies: number | string, accesses: number | string, day: string }} note
 */
export const exportText = ({ setup, kind, sums, bodies, accesses, day }) =>
  `trial/v1/export\n${setup}\n${kind}\n${sums}\n${bodies}\n${accesses}\n${day}\n`;

/** The promise that the log holds a commitment by a day. @param {string} study @param {Bytes} committed @param {string} day YYYY-MM-01 */
export const promiseText = (study, committed, day) => `trial/v1/promise\n${study}\n${base64(committed)}\n${day}\n`;


//  Notes: C2SP signed-note, tlog-checkpoint, tlog-proof, tlog-tiles (docs/formats.md section 3)

const ed25519 = 1;
const ecdsa = 2;

/** @typedef {{ name: string, id: string, type: number, key: Bytes }} VerifierKey type 1 Ed25519 (32 bytes), 2 ECDSA P-256 (SPKI) */

/** Reads `name+id+base64(type ‖ key)`; null unless its id fits. @param {string} text @returns {Promise<VerifierKey | null>} */
export async function parseVerifierKey(text) {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const bytes = parts && unbase64(parts[3]);
  if (!parts || !bytes || bytes.length < 2) return null;

  const [name, id, type, key] = [parts[1], parts[2], bytes[0], bytes.slice(1)];
  if (type === ed25519 ? key.length !== 32 : type !== ecdsa) return null;
  const full = type === ed25519 ? await sha256(name, '\n', bytes) : await sha256(key);
  return hex(full.slice(0, 4)) === id ? { name, id, type, key } : null;
}

/** @typedef {{ text: string, signatures: { name: string, id: string, signature: Bytes }[] }} Note the text ends in LF */

/** @param {string} note @returns {Note | null} */
export function parseNote(note) {
  const end = note.lastIndexOf('\n\n') + 1;
  const [text, tail] = [note.slice(0, end), note.slice(end + 1)];
  if (end < 2 || !tail.endsWith('\n') || /[\0-\x09\x0b-\x1f]|\p{Surrogate}/u.test(note)) return null;

  const signatures = tail.slice(0, -1).split('\n').map((line) => {
    const parts = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const bytes = parts && unbase64(parts[2]);
    return parts && bytes && bytes.length > 4 ? { name: parts[1], id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) } : null;
  });
  const read = signatures.filter((one) => one !== null);
  return read.length === signatures.length && read.length <= 100 ? { text, signatures: read } : null;
}

/**
 * The text of a note that a known key has signed; null when it is malformed, no known key signed it, the line of a needed one is
 * missing, or the signature of one is wrong. A browser without Ed25519 passes those lines over: ours carry ECDSA beside it.
 * @param {string} note @param {VerifierKey[]} keys @param {VerifierKey[]} [needed] @returns {Promise<string | null>}
 */
export async function openNote(note, keys, needed = []) {
  const parsed = parseNote(note);
  if (!parsed || !needed.every((key) => parsed.signatures.some(({ name, id }) => key.name === name && key.id === id))) return null;
  const results = await Promise.all(parsed.signatures.map(({ name, id, signature }) => {
    const key = keys.find((one) => one.name === name && one.id === id);
    return key ? verifySignature(key, signature, utf8(parsed.text)) : undefined;
  }));
  return results.includes(true) && !results.includes(false) ? parsed.text : null;
}

/**
 * Undefined where this browser cannot tell.
 * @param {VerifierKey} key @param {Bytes} signature @param {Bytes} text @returns {Promise<boolean | undefined>}
 */
async function verifySignature({ type, key }, signature, text) {
  try {
    if (type === ed25519) {
      const ready = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
      return await crypto.subtle.verify({ name: 'Ed25519' }, ready, signature, text);
    }
    const ready = await crypto.subtle.importKey('spki', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const pair = signaturePair(signature);
    return pair !== null && await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, ready, pair, text);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? undefined : false;
  }
}

/**
 * WebCrypto takes r ‖ s, 32 bytes each; a note has ASN.1 DER, SEQUENCE { INTEGER r, INTEGER s }.
 * @param {Bytes} der @returns {Bytes | null}
 */
function signaturePair(der) {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const first = integer(der.slice(2));
  const second = first && integer(der.slice(2 + first.size));
  return first && second && 2 + first.size + second.size === der.length ? join(first.value, second.value) : null;
}

/** A positive INTEGER in its shortest form at the start of `der`, as 32 bytes. @param {Bytes} der */
function integer(der) {
  const bytes = der.slice(2, 2 + der[1]);
  const sign = bytes[0] === 0 ? 1 : 0;
  const shortest = bytes.length > 0 && bytes[0] < 0x80 && (sign === 0 || bytes[1] >= 0x80);
  if (der[0] !== 2 || bytes.length !== der[1] || !shortest || bytes.length - sign > 32) return null;
  return { size: 2 + bytes.length, value: join(new Uint8Array(32 - bytes.length + sign), bytes.slice(sign)) };
}

/** @param {string} text @returns {{ origin: string, size: number, root: Bytes } | null} */
export function parseCheckpoint(text) {
  const lines = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([^\n]+)\n$/.exec(text);
  const root = lines && unbase64(lines[3], 32);
  return lines && root && isCount(Number(lines[2])) ? { origin: lines[1], size: Number(lines[2]), root } : null;
}

/** @param {string} text @returns {{ index: number, path: Bytes[], checkpoint: string } | null} */
export function parseTlogProof(text) {
  const parts = /^c2sp\.org\/tlog-proof@v1\n(?:extra ([^\n]*)\n)?index (0|[1-9][0-9]{0,15})\n((?:[^\n]+\n)*)\n(.*)$/s.exec(text);
  if (!parts || (parts[1] !== undefined && !unbase64(parts[1])) || !isCount(Number(parts[2]))) return null;
  const hashes = parts[3].split('\n').slice(0, -1).map((line) => unbase64(line, 32));
  const path = hashes.filter((hash) => hash !== null);
  return path.length === hashes.length ? { index: Number(parts[2]), path, checkpoint: parts[4] } : null;
}

/**
 * The checkpoint of one log, signed by a key of it, or by `all` of them; null for any other note.
 * @param {string} note @param {string} origin @param {VerifierKey[]} keys @param {boolean} [all]
 */
export async function openCheckpoint(note, origin, keys, all = false) {
  const text = await openNote(note, keys.filter((key) => key.name === origin), all ? keys : []);
  const checkpoint = text === null ? null : parseCheckpoint(text);
  return checkpoint?.origin === origin ? checkpoint : null;
}

/** The entries of one bundle, each u16 length ‖ bytes; null when the last is cut short. @param {Bytes} bundle @returns {Bytes[] | null} */
export function parseEntryBundle(bundle) {
  const entries = [];
  for (let at = 0; at < bundle.length;) {
    const start = at + 2;
    at = start + ((bundle[at] << 8) | bundle[at + 1]);
    if (start > bundle.length || at > bundle.length) return null;
    entries.push(bundle.slice(start, at));
  }
  return entries;
}


//  Checks: named, in a fixed order, each true, false or not checked here (docs/formats.md section 5)

const notCheckedHere = 'not checked here';

/** @typedef {boolean | 'not checked here'} Verdict */
/** @typedef {{ name: string, result: Verdict }} Check */
/** @typedef {{ checkpoint: string, entries: Bytes[] }} WholeLog the signed note and every entry, first to last */
/**
 * @typedef {{ setup: string, sealEntry: string, sealProof: string, promise: string }} Texts
 * @typedef {{ arm: string, cPos: Bytes, nArm: Bytes, leaf: number, path: Bytes[] }} OpenedArm
 * @typedef {{ open: string, nOpen: Bytes, closedHash: Bytes }} OpenedBody open: its exact text
 * @typedef {Texts & OpenedBody & (OpenedArm | { arm: null })} Receipt arm: null while the lot is waited for
 */

const waitingFields = ['format', 'setup', 'sealEntry', 'sealProof', 'open', 'nOpen', 'closedHash', 'promise'];
/** @type {{ [format: string]: string[] }} */
const receiptFields = { 'trial/v1/receipt': [...waitingFields, 'leaf', 'cPos', 'nArm', 'arm', 'path'], 'trial/v1/waiting': waitingFields };

/** Reads a receipt of a lot, or of one that is waited for; white space between its fields is free. @param {string} text @returns {Receipt | null} */
export function parseReceipt(text) {
  const fields = parseJson(text);
  const known = isObject(fields) && isText(fields.format) ? receiptFields[fields.format] : undefined;
  if (!isObject(fields) || !known || !Object.keys(fields).every((name) => known.includes(name))) return null;

  const { setup, sealEntry, sealProof, promise, open } = fields;
  const [nOpen, closedHash] = [fields.nOpen, fields.closedHash].map(readDigest);
  const arm = known === waitingFields ? { arm: null } : readOpenedArm(fields);
  if (![setup, sealEntry, sealProof, promise, open].every(isText) || !nOpen || !closedHash || !arm) return null;
  return { setup, sealEntry, sealProof, promise, ...arm, open, nOpen, closedHash };
}

/** @param {{ [key: string]: any }} fields @returns {OpenedArm | null} */
function readOpenedArm({ leaf, arm, ...fields }) {
  const [cPos, nArm] = [fields.cPos, fields.nArm].map(readDigest);
  const path = Array.isArray(fields.path) ? fields.path.map(readDigest) : [null];
  if (!isText(arm) || !isCount(leaf) || !cPos || !nArm || !path.every((hash) => hash !== null)) return null;
  return { leaf, cPos, nArm, arm, path };
}

/** @param {unknown} text */
const readDigest = (text) => unhex(text, 32);

/** @param {unknown} value */
const isText = (value) => typeof value === 'string';

/** @param {string} text @returns {unknown} */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @typedef {{ study: string, arms: { id: string }[], leaves: number, beacon: object | null }} Lottery */
/** @typedef {(beacon: object, signature: string) => Promise<Verdict>} IsBeacon as beacon.mjs has it */
/** @typedef {Lottery & { origin: string, logKeys: string[], promiseKey: string, cohort?: object }} Setup */

/**
 * What a receipt's check asks of a setup; null unless that is there, in canonical JSON and LF.
 * @param {string} text @returns {Setup | null}
 */
function parseSetup(text) {
  const setup = text.endsWith('\n') ? parseCanonical(text.slice(0, -1)) : null;
  const complete = setup?.format === 'trial/v1/setup' && [setup.study, setup.origin, setup.promiseKey].every(isText)
    && Array.isArray(setup.arms) && setup.arms.every(isObject) && Array.isArray(setup.logKeys) && setup.logKeys.every(isText);
  return complete ? /** @type {Setup} */ (setup) : null;
}

/** @param {string[]} texts vkeys @returns {Promise<VerifierKey[]>} those that can be read */
const readKeys = async (texts) => (await Promise.all(texts.map(parseVerifierKey))).filter((key) => key !== null);

/**
 * Everything a receipt proves by itself, without a network; with `logKeys`, `proof` or `log` also that it speaks of the log that
 * the reader trusts (only signatures by those keys then count), and that the log holds the draw.
 *
 *     receipt-read       it is a receipt of this format, with a setup and a seal entry
 *     setup-sealed       the seal entry is this setup's
 *     beacon             the beacon's signature is that of its round, where `isBeacon` is there to tell
 *     arm-sealed         this arm was in the set that was sealed before the first draw
 *     arm-recorded       the record says the same arm, envelope, seal and study
 *     draw-promised      the service has signed that the log will hold this very record, and by when
 *     seal-logged        a signed checkpoint holds the seal entry
 *     log-trusted        the log has a key among `logKeys`, which the reader has from elsewhere
 *     draw-logged        a signed checkpoint of that log holds the record
 *     log-grown          the log at hand begins as the receipt's first checkpoint says
 *
 * Of a lot that is waited for there is no arm; in place of the checks of the draw it has
 *
 *     sign-up-recorded   the record says that somebody signed up in a study that draws by cohort
 *     sign-up-promised   as draw-promised
 *     sign-up-logged     as draw-logged
 *
 * @param {string} text the receipt
 * @param {{ logKeys?: string[], proof?: string, log?: WholeLog, isBeacon?: IsBeacon }} [known] vkeys; a tlog-proof of the record; or the whole log
 * @returns {Promise<{ arm: string | null, study: string | null, promisedBy: string | null, logKeys: string[], checks: Check[] }>}
 */
export async function checkReceipt(text, known = {}) {
  const receipt = parseReceipt(text);
  const setup = receipt && parseSetup(receipt.setup);
  const seal = receipt && parseSealEntry(receipt.sealEntry);
  if (!receipt || !setup || !seal) {
    return { arm: null, study: null, promisedBy: null, logKeys: [], checks: [{ name: 'receipt-read', result: false }] };
  }

  const trusted = setup.logKeys.filter((key) => known.logKeys?.includes(key) ?? true);
  const keys = await readKeys(trusted);
  const committed = await commitment(await openHash(receipt.nOpen, receipt.open), receipt.closedHash);
  const first = await provenUnder(receipt.sealProof, receipt.sealEntry, setup.origin, keys);
  const promisedBy = await promiseDay(receipt.promise, setup, committed);
  const log = known.log && await readLog(known.log, setup.origin, keys);

  const isLogged = await holdsRecord(recordEntry(committed), setup.origin, keys, known.proof, log);
  const [recorded, logged] = receipt.arm === null ? [
    [{ name: 'sign-up-recorded', result: isSignUpRecorded(receipt, setup) }, { name: 'sign-up-promised', result: promisedBy !== null }],
    { name: 'sign-up-logged', result: isLogged },
  ] : [
    [
      { name: 'arm-sealed', result: setup.arms.some(({ id }) => id === receipt.arm) && await checkOpening(receipt, seal.leaves, seal.root) },
      { name: 'arm-recorded', result: await isArmRecorded(receipt, setup) },
      { name: 'draw-promised', result: promisedBy !== null },
    ],
    { name: 'draw-logged', result: isLogged },
  ];
  const checks = [
    { name: 'receipt-read', result: true },
    { name: 'setup-sealed', result: await isSetupSealed(receipt, setup, seal) },
    { name: 'beacon', result: setup.beacon && known.isBeacon ? await known.isBeacon(setup.beacon, seal.signature) : notCheckedHere },
    ...recorded,
    { name: 'seal-logged', result: first !== null },
    { name: 'log-trusted', result: known.logKeys ? trusted.length > 0 : notCheckedHere },
    logged,
    { name: 'log-grown', result: first && log !== undefined ? await beginsAs(log, first) : notCheckedHere },
  ];
  return { arm: receipt.arm, study: setup.study, promisedBy, logKeys: setup.logKeys, checks: /** @type {Check[]} */ (checks) };
}

/** @param {Receipt} receipt @param {Setup} setup @param {NonNullable<ReturnType<typeof parseSealEntry>>} seal */
async function isSetupSealed({ setup: text }, setup, seal) {
  return setup.leaves === seal.leaves && (setup.beacon === null) === (seal.signature === '-') && equal(await sha256(text), seal.setup);
}

/** @param {Receipt} receipt @param {Setup} setup */
function isSignUpRecorded({ open }, setup) {
  const consent = parseCanonical(open)?.consent;
  return isObject(setup.cohort) && typeof consent === 'string' && open === canonical({ consent, kind: 'referral', study: setup.study });
}

/** @param {Texts & OpenedBody & OpenedArm} receipt @param {Setup} setup */
async function isArmRecorded({ open, arm, leaf, sealEntry }, setup) {
  const consent = parseCanonical(open)?.consent;
  const seal = hex(await sha256(sealEntry));
  return typeof consent === 'string' && open === canonical({ arm, consent, kind: 'draw', leaf, seal, study: setup.study });
}

/** The day that a genuine promise of this commitment names. @param {string} promise @param {Setup} setup @param {Bytes} committed */
async function promiseDay(promise, setup, committed) {
  const keys = (await readKeys([setup.promiseKey])).filter((key) => key.name === `${setup.origin}/promise`);
  const text = await openNote(promise, keys);
  const day = text && /\n(\d{4}-(?:0[1-9]|1[0-2])-01)\n$/.exec(text)?.[1];
  return day && text === promiseText(setup.study, committed, day) ? day : null;
}

/**
 * The checkpoint under which a tlog-proof places an entry; null when it does not.
 * @param {string} proof @param {string} entry @param {string} origin @param {VerifierKey[]} keys
 */
async function provenUnder(proof, entry, origin, keys) {
  const parsed = parseTlogProof(proof);
  const checkpoint = parsed && await openCheckpoint(parsed.checkpoint, origin, keys);
  if (!parsed || !checkpoint) return null;
  const holds = await checkInclusion(await leafHash(entry), parsed.index, checkpoint.size, parsed.path, checkpoint.root);
  return holds ? checkpoint : null;
}

/**
 * @param {string} entry
 * @param {string} origin @param {VerifierKey[]} keys @param {string} [proof] @param {Awaited<ReturnType<typeof readLog>>} [log]
 * @returns {Promise<Verdict>}
 */
async function holdsRecord(entry, origin, keys, proof, log) {
  if (log !== undefined) return log !== null && log.texts.includes(entry);
  return proof === undefined ? notCheckedHere : await provenUnder(proof, entry, origin, keys) !== null;
}

/** @param {Awaited<ReturnType<typeof readLog>>} log @param {{ size: number, root: Bytes }} first */
const beginsAs = async (log, { size, root }) =>
  log !== null && size <= log.hashes.length && equal(await treeRoot(log.hashes.slice(0, size)), root);

/**
 * Whether every entry is there, as the signed checkpoint says, and of a kind that the log holds; null when not.
 * @param {WholeLog} log @param {string} origin @param {VerifierKey[]} keys @param {boolean} [all] whether every key must have signed
 */
export async function readLog({ checkpoint: note, entries }, origin, keys, all = false) {
  const checkpoint = await openCheckpoint(note, origin, keys, all);
  if (checkpoint?.size !== entries.length) return null;
  const hashes = await Promise.all(entries.map(leafHash));
  const texts = entries.map((entry) => String.fromCharCode(...entry));
  const known = texts.every((entry) => isRecordEntry(entry) || parseSealEntry(entry) !== null);
  return known && equal(await treeRoot(hashes), checkpoint.root) ? { checkpoint, hashes, texts } : null;
}

/** Base64 of 32 bytes has 43 symbols, the last of them with two bits to spare, and a pad. @param {string} entry */
const isRecordEntry = (entry) => /^trial\/v1\/record\n[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\n$/.test(entry);
