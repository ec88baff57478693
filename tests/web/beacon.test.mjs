import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkRound, quicknet, randomness, timeOf } from '../../eng/beacon.mjs';
import { vectors } from './vectors.mjs';

const drand = vectors('drand-quicknet');
const script = fileURLToPath(new URL('../../eng/beacon.mjs', import.meta.url));
const run = (...words) => spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });

describe('The beacon', () => {
  test('is that of the vectors', () => {
    const { chain, publicKey, dst, genesis, periodSeconds } = drand;
    assert.deepEqual({ chain, publicKey, dst, genesis, periodSeconds }, quicknet);
  });

  for (const { round, signature, randomness: expected } of drand.rounds) {
    test(`has the genuine signature of round ${round}`, () => {
      assert.equal(checkRound(round, signature), true);
      assert.equal(randomness(signature), expected);
    });

    test(`refuses any other signature for round ${round}`, () => {
      const digit = (at) => signature.slice(0, at) + (signature[at] === '0' ? '1' : '0') + signature.slice(at + 1);
      const flipsSign = `${(parseInt(signature[0], 16) ^ 2).toString(16)}${signature.slice(1)}`; // the point's negative
      const infinity = `c0${'0'.repeat(94)}`;
      for (const wrong of [digit(1), digit(40), digit(95), flipsSign, infinity, '', signature.slice(2), `${signature}00`, signature.toUpperCase()]) {
        assert.equal(checkRound(round, wrong), false);
      }
    });
  }

  test('refuses the signature of another round', () => {
    const [first, second] = drand.rounds;
    assert.equal(checkRound(first.round, second.signature), false);
    assert.equal(checkRound(first.round + 1, first.signature), false);
    for (const round of [0, -1, 0.5, NaN]) assert.equal(checkRound(round, first.signature), false);
  });

  for (const [time, round] of Object.entries(drand.timeCheck)) {
    test(`is due when the vectors say: round ${round}`, () => assert.ok(Math.abs(timeOf(round) - new Date(time)) < quicknet.periodSeconds * 1000));
  }

  test('is checked at the command line: 0 genuine, 1 not, 2 wrong use', () => {
    const [{ round, signature, randomness: expected }, other] = drand.rounds;
    assert.deepEqual(run(String(round), signature).status, 0);
    assert.match(run(String(round), signature).stdout, new RegExp(`^true: .*${expected}\n$`));
    assert.equal(run(String(round), other.signature).status, 1);
    assert.equal(run(String(round)).status, 2);
    assert.equal(run('soon', signature).status, 2);
  });
});
