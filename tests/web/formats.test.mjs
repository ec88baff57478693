import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { vectors } from './vectors.mjs';

const { hex, unhex, utf8 } = trial;
const formats = vectors('formats-v1');
const pastes = vectors('pasted-v1');

describe('Codes and slips', () => {
  for (const { code, alsoReadAs } of formats.codes) {
    test(`${code} is read as typed: ${alsoReadAs}`, () => {
      assert.equal(trial.readCode(code), code);
      assert.equal(trial.readCode(alsoReadAs), code);
      assert.equal(trial.readCode(code.replaceAll('-', '')), code);
    });
  }

  for (const { code, why } of formats.badCodes) {
    test(`${code} is no code: ${why}`, () => assert.equal(trial.readCode(code), null));
  }

  for (const { slip } of formats.slips) {
    test(`${slip} is a slip`, () => {
      assert.equal(trial.readSlip(slip), slip);
      assert.equal(trial.readSlip(` ${slip.toLowerCase().replaceAll('-', ' ')}`), slip);
    });
  }

  for (const { name, pasted, code, slip } of pastes.accepted) {
    test(`are read ${name}`, () => assert.equal(code ? trial.readCode(pasted) : trial.readSlip(pasted), code ?? slip));
  }

  for (const { name, pasted } of pastes.refused) {
    test(`are not read with ${name}`, () => assert.equal(trial.readCode(pasted) ?? trial.readSlip(pasted), null));
  }

  test('every single wrong symbol and every swap of neighbours is refused', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const code = formats.codes[0].code.replaceAll('-', '');
    for (let i = 0; i < code.length; i++) {
      for (const symbol of alphabet.replace(code[i], '')) {
        assert.equal(trial.readCode(code.slice(0, i) + symbol + code.slice(i + 1)), null);
      }
      if (i > 0 && code[i] !== code[i - 1]) {
        assert.equal(trial.readCode(code.slice(0, i - 1) + code[i] + code[i - 1] + code.slice(i + 1)), null);
      }
    }
  });

  const [{ code: good }] = formats.codes;
  for (const text of ['', good.slice(0, -2), `${good}${good.at(-1)}`, `U${good.slice(1)}`, `ſ${good.slice(1)}`]) {
    test(`${JSON.stringify(text)} is no code`, () => assert.equal(trial.readCode(text), null));
  }

  test('a code is no slip and a slip no code', () => {
    assert.equal(trial.readSlip(formats.codes[0].code), null);
    assert.equal(trial.readCode(formats.slips[0].slip), null);
  });
});

describe('Canonical JSON', () => {
  for (const { value, bytes, random, hash } of formats.rows) {
    test(`has one spelling: ${bytes}`, async () => {
      assert.equal(trial.canonical(value), bytes);
      assert.deepEqual(trial.parseCanonical(bytes), value);
      assert.equal(hex(await trial.rowHash(unhex(random), bytes)), hash);
    });
  }

  test('sorts keys by UTF-16 code unit', () =>
    assert.equal(trial.canonical({ '\u{1F600}': 1, '\uFB33': 2, a: 3, A: 4 }), '{"A":4,"a":3,"\u{1F600}":1,"\uFB33":2}'));

  for (const value of [0.5, 2 ** 53 + 2, -(2 ** 53) - 2, NaN, Infinity, undefined, '\uD800', { '\uDC00': 1 }, [() => 1]]) {
    test(`has no spelling for ${String(value)}`, () => assert.throws(() => trial.canonical(value), TypeError));
  }

  for (const text of ['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '{"a":1.0}', '{"a":1e2}', '{"a":-0}', '{"a":"\\u00e6"}', '{"a":"\\/"}',
    '{"a":9007199254740993}', '{"a":1}\n', '[1]', '1', 'null', '', '{"a":"\\ud800"}']) {
    test(`does not read ${JSON.stringify(text)}`, () => assert.equal(trial.parseCanonical(text), null));
  }
});

describe('The record', () => {
  for (const record of formats.records) {
    test(`commits to its parts: sequence ${record.closed.sequence}`, async () => {
      const closed = await trial.closedHash(unhex(record.nClosed), trial.canonical(record.closed));
      const open = await trial.openHash(unhex(record.nOpen), trial.canonical(record.open));
      const committed = await trial.commitment(open, closed);

      assert.equal(trial.canonical(record.open), record.openBytes);
      assert.equal(trial.canonical(record.closed), record.closedBytes);
      assert.equal(hex(closed), record.closedHash);
      assert.equal(hex(committed), record.commitment);
      assert.equal(trial.recordEntry(committed), record.entry);
    });
  }

  for (const { random, bytes, hash } of formats.people) {
    test(`commits to the row of a person: ${hash}`, async () => assert.equal(hex(await trial.rowHash(unhex(random), bytes)), hash));
  }

  for (const { random, researchId, hash } of formats.research) {
    test(`commits to the research id ${researchId}`, async () => {
      assert.equal(trial.readResearchId(researchId), researchId);
      assert.equal(hex(await trial.researchHash(unhex(random), researchId)), hash);
    });
  }

  for (const { prk, stratum, number, key, waiting, order } of formats.cohorts) {
    test(`orders cohort ${number} of ${stratum} by its key`, async () => {
      assert.equal(hex(await trial.cohortKey(await trial.stratumKey(unhex(prk), stratum), number)), key);
      assert.deepEqual(await trial.cohortOrder(unhex(key), waiting), order);
    });
  }

  for (const { d, number, entry } of formats.dummies) {
    test(`cannot be told from dummy ${number}`, async () => assert.equal(await trial.dummyEntry(unhex(d), number), entry));
  }

  for (const { study, commitment, by, text } of formats.promises) {
    test(`is promised by ${by}`, () => assert.equal(trial.promiseText(study, unhex(commitment), by), text));
  }
});

describe('An export', () => {
  for (const { sums, text, ...note } of formats.exports) {
    test(`of the kind ${note.kind} with ${note.bodies} bodies is signed as ${note.day}`, async () => {
      assert.equal(trial.exportText({ ...note, sums: hex(await trial.sha256(sums)) }), text);
    });
  }
});

describe('The seal entry', () => {
  for (const { setup, signature, root, leaves, prk, entry } of formats.sealEntries) {
    test(`anchors ${JSON.stringify(setup)}`, async () => {
      const seal = { setup: await trial.sha256(setup), signature: signature || '-', root: unhex(root), leaves, prk: unhex(prk) };
      assert.equal(await trial.formatSealEntry(seal), entry);

      const read = trial.parseSealEntry(entry);
      assert.deepEqual([hex(read.setup), read.signature, hex(read.root), read.leaves], [hex(seal.setup), seal.signature, root, leaves]);
    });
  }

  const { entry, leaves: size } = formats.sealEntries.find(({ signature }) => !signature);
  for (const [why, wrong] of Object.entries({
    'another version': entry.replace('v1', 'v2'),
    'upper-case hex': entry.toUpperCase().replace('TRIAL/V1/SEAL', 'trial/v1/seal'),
    'no last line feed': entry.slice(0, -1),
    'a line too many': `${entry}\n`,
    'a leading zero': entry.replace(`\n${size}\n`, `\n0${size}\n`),
    'a signature cut short': entry.replace('\n-\n', '\nab\n'),
  })) {
    test(`is refused with ${why}`, () => assert.equal(trial.parseSealEntry(wrong), null));
  }
});

describe('Commitments of the setup', () => {
  for (const vector of formats.commitments) {
    test(`are those of the independent program: ${vector.policy}`, async () => {
      assert.equal(hex(await trial.seedHash(unhex(vector.seed))), vector.seedHash);
      assert.equal(hex(await trial.dummiesHash(unhex(vector.seed))), vector.dummiesHash);
      assert.equal(hex(await trial.policyCommitment(unhex(vector.policyRandom), vector.policy)), vector.policyHash);
    });
  }
});

describe('Text forms of bytes', () => {
  test('read back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    assert.deepEqual(unhex(hex(bytes)), bytes);
    assert.deepEqual(trial.unbase64(trial.base64(bytes)), bytes);
  });

  for (const text of ['0', 'AB', '0g', ' 00', '00\n', null, 7]) {
    test(`${JSON.stringify(text)} is no hex`, () => assert.equal(unhex(text), null));
  }

  for (const text of ['YQ', 'YR==', 'YQ=', 'Y-==', ' YQ==', 'YQ==\n', '====']) {
    test(`${JSON.stringify(text)} is no base64`, () => assert.equal(trial.unbase64(text), null));
  }

  test('a wrong size is refused', () => {
    assert.equal(unhex('00', 2), null);
    assert.equal(trial.unbase64('YQ==', 2), null);
  });

  test('bytes are ordered as unsigned numbers, a beginning first', () => {
    const sorted = [[0x80], [0x7f, 0xff], [0x7f], []].map((bytes) => Uint8Array.from(bytes)).sort(trial.compare);
    assert.deepEqual(sorted.map(hex), ['', '7f', '7fff', '80']);
  });

  test('text is UTF-8', () => assert.equal(hex(utf8('æ€😀')), 'c3a6e282acf09f9880'));
});
