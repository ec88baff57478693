import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { bundle } from '../../eng/bls.mjs';
import { isBeacon, quicknet } from '../../src/Trial.Functions/wwwroot/js/beacon.mjs';
import { vectors } from './vectors.mjs';

const drand = vectors('drand-quicknet');
const [first, second] = drand.rounds;
const beacon = (round, chain = drand.chain) => ({ chain, round });

describe("The page's beacon", () => {
  test('is the bundle of the locked packages, untouched', () => {
    const file = new URL('../../src/Trial.Functions/wwwroot/js/bls.mjs', import.meta.url);
    assert.equal(readFileSync(file, 'utf8'), bundle(), 'make it again: node eng/bls.mjs');
  });

  test('is that of the vectors', () => {
    const { chain, publicKey, dst } = drand;
    assert.deepEqual({ chain, publicKey, dst }, quicknet);
  });

  for (const { round, signature } of drand.rounds) {
    test(`has the genuine signature of round ${round} and no other`, async () => {
      assert.equal(await isBeacon(beacon(round), signature), true);
      const digit = (at) => signature.slice(0, at) + (signature[at] === '0' ? '1' : '0') + signature.slice(at + 1);
      const flipsSign = `${(parseInt(signature[0], 16) ^ 2).toString(16)}${signature.slice(1)}`; // the point's negative
      for (const wrong of [digit(1), digit(40), digit(95), flipsSign, `c0${'0'.repeat(94)}`, '', '-', signature.slice(2), signature.toUpperCase()]) {
        assert.equal(await isBeacon(beacon(round), wrong), false);
      }
    });
  }

  test('is not that of another round, another chain or no round at all', async () => {
    assert.equal(await isBeacon(beacon(first.round), second.signature), false);
    assert.equal(await isBeacon(beacon(first.round, '0'.repeat(64)), first.signature), false);
    for (const round of [0, -1, 0.5, NaN, '1000', null]) assert.equal(await isBeacon(beacon(round), first.signature), false);
  });
});
