import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { flipped, vectors } from './vectors.mjs';

const { hex, unhex } = trial;

describe('The sealed list', () => {
  for (const vector of vectors('sealed-list-v1')) {
    test(`is that of the independent program: ${vector.name}`, async () => {
      const prk = await trial.listKey(unhex(vector.seed), vector.setup, unhex(vector.beacon));
      const list = await trial.sealList(prk, vector);

      assert.equal(hex(prk), vector.prk);
      assert.deepEqual(lettersOf(list), vector.lists);
      assert.equal(hex(list.leaves[0]), vector.firstLeaf);
      assert.equal(list.leaves.length, vector.leaves);
      assert.equal(hex(list.root), vector.root);
    });
  }

  test('opens every envelope under its root, and under no other arm, index or root', async () => {
    const [vector] = vectors('sealed-list-v1');
    const list = await trial.sealList(unhex(vector.prk), vector);
    const check = (opening, root = list.root) => trial.checkOpening(opening, vector.leaves, root);

    for (const stratum of vector.strata) {
      for (let number = 1; number <= vector.lists[stratum].length; number++) {
        const opening = list.open(stratum, number);
        assert.equal(await check(opening), true);
        assert.equal(await check({ ...opening, arm: opening.arm === 'P' ? 'C' : 'P' }), false);
        assert.equal(await check({ ...opening, leaf: (opening.leaf + 1) % vector.leaves }), false);
        assert.equal(await check({ ...opening, nArm: flipped(opening.nArm) }), false);
        assert.equal(await check({ ...opening, cPos: flipped(opening.cPos) }), false);
        assert.equal(await check(opening, flipped(list.root)), false);
      }
    }
  });

  test('has no envelope 0, none past the last and none in another stratum', async () => {
    const [vector] = vectors('sealed-list-v1');
    const list = await trial.sealList(unhex(vector.prk), vector);

    const [[stratum, envelopes]] = Object.entries(vector.lists);
    assert.equal(list.open(stratum, 0), null);
    assert.equal(list.open(stratum, envelopes.length + 1), null);
    assert.equal(list.open('no-such', 1), null);
  });

  test('refuses more envelopes than leaves', async () => {
    const [vector] = vectors('sealed-list-v1');
    await assert.rejects(trial.sealList(unhex(vector.prk), { ...vector, leaves: 16 }), RangeError);
  });

  test('refuses a design that it does not know', async () => {
    const [vector] = vectors('sealed-list-v1');
    await assert.rejects(trial.sealList(unhex(vector.prk), { ...vector, policy: { design: 'urn' } }), TypeError);
  });

  test('comes out otherwise when one bit of seed, setup or beacon does', async () => {
    const { seed, setup, beacon, prk } = vectors('sealed-list-v1').find((vector) => vector.beacon);
    const keys = await Promise.all([
      trial.listKey(flipped(unhex(seed)), setup, unhex(beacon)),
      trial.listKey(unhex(seed), `${setup}\n`, unhex(beacon)),
      trial.listKey(unhex(seed), setup, flipped(unhex(beacon))),
      trial.listKey(unhex(seed), setup, new Uint8Array(0)),
    ]);
    assert.equal(new Set([prk, ...keys.map(hex)]).size, 5);
  });
});

describe('The generators', () => {
  for (const { count, entropyInput, nonce, returnedBits } of vectors('cavp-hmac-drbg-sha256').vectors) {
    test(`HMAC_DRBG is that of NIST: ${count}`, async () => {
      const drbg = await trial.HmacDrbg.make(unhex(entropyInput), unhex(nonce));
      await drbg.generate(128);
      assert.equal(hex(await drbg.generate(128)), returnedBits);
    });
  }

  for (const { name, ikm, salt, info, length, prk, okm } of vectors('rfc5869-hkdf-sha256').vectors) {
    test(`HKDF is that of RFC 5869: ${name}`, async () => {
      assert.equal(hex(await trial.hkdfExtract(unhex(salt), unhex(ikm))), prk);
      assert.equal(hex(await trial.hkdfExpand(unhex(prk), unhex(info), length)), okm);
    });
  }
});

describe('A bounded integer', () => {
  test('passes over the words of the incomplete last share', async () => {
    // With n = 2^31 + 1 nearly half of all words are passed over.
    const n = 2 ** 31 + 1;
    const drbg = () => trial.HmacDrbg.make(new Uint8Array(32), new Uint8Array(16));
    const words = new DataView((await (await drbg()).generate(1024)).buffer);
    const expected = Array.from({ length: 256 }, (_, i) => words.getUint32(4 * i)).filter((word) => word < n);

    const stream = new trial.WordStream(await drbg());
    const drawn = [];
    while (drawn.length < expected.length) drawn.push(await stream.below(n));

    assert.ok(expected.length > 90 && expected.length < 166);
    assert.deepEqual(drawn, expected);
  });

  test('spends a word even when there is one answer', async () => {
    const drbg = () => trial.HmacDrbg.make(new Uint8Array(32), new Uint8Array(16));
    const words = new DataView((await (await drbg()).generate(1024)).buffer);
    const stream = new trial.WordStream(await drbg());

    assert.equal(await stream.below(1), 0);
    assert.equal(await stream.below(2 ** 32), words.getUint32(4));
  });
});

/** Each stratum's arms as one text. */
const lettersOf = ({ lists }) => Object.fromEntries(Object.entries(lists).map(([stratum, arms]) => [stratum, arms.join('')]));
