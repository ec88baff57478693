import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { makeKey, signNote } from './signing.mjs';
import { flipped, vectors } from './vectors.mjs';

const vector = vectors('signed-note');
const keys = await Promise.all(vector.vkeys.map(trial.parseVerifierKey));
const root = trial.base64(new Uint8Array(32));

describe('A verifier key', () => {
  for (const vkey of vector.vkeys) {
    test(`is read: ${vkey}`, async () => assert.equal((await trial.parseVerifierKey(vkey)).name, vkey.split('+')[0]));
  }

  for (const { vkey, why } of [...vector.badVkeys, { vkey: vector.vkeys[0].replace('c74f20a3', 'c74f20a4'), why: 'another id' },
    { vkey: vector.vkeys[0].replace('PeterNeumann', 'Peter Neumann'), why: 'a space in the name' }, { vkey: '', why: 'nothing' }]) {
    test(`is refused: ${why}`, async () => assert.equal(await trial.parseVerifierKey(vkey), null));
  }

  for (const { name, text } of vectors('setups-v1').valid) {
    test(`of a setup is read: ${name}`, async () => {
      const { origin, logKeys, promiseKey } = trial.parseCanonical(text.slice(0, -1));
      const read = await Promise.all([...logKeys, promiseKey].map(trial.parseVerifierKey));
      assert.deepEqual(read.map((key) => key.name), [...logKeys.map(() => origin), `${origin}/promise`]);
      assert.deepEqual(read.slice(-2).map((key) => key.type), [2, 2]);
    });
  }

  test('of P-256 is read from its SPKI', async () => {
    const { vkey } = makeKey('ec', 'trial.example/log');
    assert.equal((await trial.parseVerifierKey(vkey)).type, 2);
  });
});

describe('A signed note', () => {
  const [first, second] = vector.signatures;
  for (const [why, signatures] of [['one signer', first], ['two signers', first + second], ['an unknown signer', `— Nobody AAAAAAA=\n${first}`]]) {
    test(`is opened: ${why}`, async () => assert.equal(await trial.openNote(`${vector.text}\n${signatures}`, keys), vector.text));
  }

  for (const { note, why } of [...vector.badNotes, ...vector.falseNotes]) {
    test(`is refused: ${why}`, async () => assert.equal(await trial.openNote(note, keys), null));
  }

  test('is refused when one of two known signatures is wrong', async () => {
    const [{ note }] = vector.falseNotes;
    assert.equal(await trial.openNote(note + second, keys), null);
  });

  test('is refused when nobody known signed it', async () =>
    assert.equal(await trial.openNote(`${vector.text}\n${first}`, [keys[1]]), null));

  test('is refused when its text is another', async () =>
    assert.equal(await trial.openNote(`${vector.text}more\n\n${first}`, keys), null));
});

describe('A P-256 signature', () => {
  const signer = makeKey('ec', 'trial.example/log');

  test('is accepted in its one DER form, whatever the size of its numbers', async () => {
    const key = await trial.parseVerifierKey(signer.vkey);
    for (let i = 0; i < 300; i++) { // about one in 128 has a number of 31 bytes
      const text = `trial ${i}\n`;
      assert.equal(await trial.openNote(signNote(text, signer), [key]), text);
    }
  });

  test('is refused with any byte changed, cut or added', async () => {
    const key = await trial.parseVerifierKey(signer.vkey);
    const note = trial.parseNote(signNote('trial\n', signer));
    const [{ name, signature }] = note.signatures;
    const wrong = [...Array.from(signature, (_, i) => flipped(signature, i)), signature.slice(0, -1), trial.join(signature, Uint8Array.of(0)),
      trial.join(Uint8Array.of(0x30, signature[1] + 1, 2, signature[3] + 1, 0), signature.slice(4))];
    for (const one of wrong) {
      const line = `— ${name} ${trial.base64(trial.join(trial.unhex(key.id), one))}\n`;
      assert.equal(await trial.openNote(`trial\n\n${line}`, [key]), null);
    }
  });
});

describe('A checkpoint', () => {
  for (const text of vector.checkpoints) {
    test(`is read: ${JSON.stringify(text)}`, () => {
      const { origin, size, root } = trial.parseCheckpoint(text);
      assert.equal(`${origin}\n${size}\n${trial.base64(root)}\n`, text);
    });
  }

  for (const [why, text] of Object.entries({
    'no origin': `\n1\n${root}\n`, 'a leading zero': `a\n01\n${root}\n`, 'a sign': `a\n+1\n${root}\n`, 'no root': 'a\n1\n\n', 'a short root': 'a\n1\nAAAA\n',
    'no last line feed': `a\n1\n${root}`, 'a size past 2^53': `a\n9007199254740993\n${root}\n`, 'a line too many': `a\n1\n${root}\nb\n`,
  })) {
    test(`is refused: ${why}`, () => assert.equal(trial.parseCheckpoint(text), null));
  }

  test('of another log, or signed under another name, is refused', async () => {
    const signer = makeKey('ec', 'trial.example/log');
    const ready = [await trial.parseVerifierKey(signer.vkey)];
    const note = signNote(`trial.example/log\n1\n${root}\n`, signer);

    assert.equal((await trial.openCheckpoint(note, 'trial.example/log', ready)).size, 1);
    assert.equal(await trial.openCheckpoint(note, 'trial.example/other', ready), null);
    assert.equal(await trial.openCheckpoint(signNote(`trial.example/other\n1\n${root}\n`, signer), 'trial.example/log', ready), null);
  });
});

describe('A tlog-proof', () => {
  test('is read with and without extra data and hashes', () => {
    assert.deepEqual(trial.parseTlogProof('c2sp.org/tlog-proof@v1\nindex 0\n\nnote\n'), { index: 0, path: [], checkpoint: 'note\n' });
    const { index, path } = trial.parseTlogProof(`c2sp.org/tlog-proof@v1\nextra YQ==\nindex 12\n${root}\n${root}\n\na\n\nb\n`);
    assert.deepEqual([index, path.length], [12, 2]);
  });

  for (const [why, text] of Object.entries({
    'another version': 'c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n', 'no index': 'c2sp.org/tlog-proof@v1\n\nnote\n',
    'a leading zero': 'c2sp.org/tlog-proof@v1\nindex 00\n\nnote\n', 'a bad hash': 'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nnote\n',
    'no empty line': 'c2sp.org/tlog-proof@v1\nindex 0\n', 'bad extra data': 'c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nnote\n',
  })) {
    test(`is refused: ${why}`, () => assert.equal(trial.parseTlogProof(text), null));
  }
});

describe('A bundle of entries', () => {
  test('is read', () => {
    const bundle = trial.join(Uint8Array.of(0, 2), 'ab', Uint8Array.of(0, 0), Uint8Array.of(1, 0), 'c'.repeat(256));
    assert.deepEqual(trial.parseEntryBundle(bundle).map((entry) => entry.length), [2, 0, 256]);
    assert.deepEqual(trial.parseEntryBundle(new Uint8Array(0)), []);
  });

  for (const cut of [[0], [0, 2, 97], [0, 1, 97, 0]]) {
    test(`cut short is refused: ${cut}`, () => assert.equal(trial.parseEntryBundle(Uint8Array.from(cut)), null));
  }
});
