import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createChallenge, verifySolution } from '../../eng/node_modules/altcha-lib/dist/index.js';
import { made } from '../vectors/challenges-v1.mjs';
import { vectors } from './vectors.mjs';

//  The browser's part of a challenge, against ALTCHA's own library.

globalThis.document = { querySelector: () => null, addEventListener: () => {} }; // a page that asks nothing
const { payload, solve } = await import('../../src/Trial.Functions/wwwroot/js/challenge.mjs');

const hmacKey = 'a key';

describe('A challenge', () => {
  test('is in the vectors as the library makes it', () => assert.deepEqual(vectors('challenges-v1'), made));

  for (const number of [0, 1, 255, 256, 4999, 5000]) {
    test(`is solved when its number is ${number}, and the library takes the solution`, async () => {
      const asked = await createChallenge({ hmacKey, number, maxnumber: 5000, expires: new Date(Date.now() + 60_000) });
      const found = await solve(asked);
      assert.equal(found, number);
      assert.equal(await verifySolution(payload(asked, found), hmacKey), true);
    });
  }

  test('that has no solution is given up', async () => {
    const asked = await createChallenge({ hmacKey, number: 301, maxnumber: 300 });
    assert.equal(await solve(asked), -1);
    assert.equal(await verifySolution(payload(asked, -1), hmacKey), false);
  });

  for (const { payload: sent, key, expires } of made.challenges) {
    test(`of the vectors until ${expires} is taken by the library`, async () => assert.equal(await verifySolution(sent, key, false), true));
  }
});
