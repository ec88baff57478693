import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { flipped, vectors } from './vectors.mjs';

//  The reference below follows the recursive definitions of RFC 6962, 2.1, on node's own SHA-256; the twin goes level by level.

const hash = (...parts) => new Uint8Array(parts.reduce((all, part) => all.update(part), createHash('sha256')).digest());
const split = (size) => 2 ** Math.ceil(Math.log2(size) - 1);
const mth = (leaves) => leaves.length === 0 ? hash()
  : leaves.length === 1 ? hash(Uint8Array.of(0), leaves[0])
    : hash(Uint8Array.of(1), mth(leaves.slice(0, split(leaves.length))), mth(leaves.slice(split(leaves.length))));

const path = (m, leaves) => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))] : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
};

const subproof = (m, leaves, whole) => {
  if (m === leaves.length) return whole ? [] : [mth(leaves)];
  const k = split(leaves.length);
  return m <= k ? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
};

const leaves = Array.from({ length: 64 }, (_, i) => Uint8Array.of(i));
const roots = Array.from({ length: 65 }, (_, size) => mth(leaves.slice(0, size)));
const hashes = await Promise.all(leaves.map(trial.leafHash));

/** Every way in which one bit, or one hash more or less, changes a proof. */
const damaged = (proof) => [
  ...proof.flatMap((sibling, i) => [proof.with(i, flipped(sibling)), proof.with(i, flipped(sibling, 31)), proof.toSpliced(i, 1)]),
  [...proof, roots[1]],
];

describe('The tree', () => {
  test('has the roots of the reference tree', async () => {
    const { leaves, roots } = vectors('rfc6962-trees');
    const known = await Promise.all(leaves.map((leaf) => trial.leafHash(trial.unhex(leaf))));
    for (let size = 0; size <= leaves.length; size++) {
      assert.equal(trial.hex(await trial.treeRoot(known.slice(0, size))), roots[size]);
    }
  });

  test('has the root of RFC 6962 at every size to 64', async () => {
    for (let size = 0; size <= 64; size++) {
      assert.deepEqual(await trial.treeRoot(hashes.slice(0, size)), roots[size]);
    }
  });

  test('proves every leaf of every tree to 64, and refuses every damaged proof', async () => {
    for (let size = 1; size <= 64; size++) {
      const levels = await trial.treeLevels(hashes.slice(0, size));
      for (let index = 0; index < size; index++) {
        const proof = trial.inclusionPath(levels, index);
        const check = (...changed) => trial.checkInclusion(...[hashes[index], index, size, proof, roots[size]].map((was, i) => changed[i] ?? was));

        assert.deepEqual(proof, path(index, leaves.slice(0, size)));
        assert.equal(await check(), true);
        const refused = [check(flipped(hashes[index])), check(null, null, null, null, flipped(roots[size])), check(null, size),
          check(null, null, null, [...proof, roots[1]]), ...proof.map((_, i) => check(null, null, null, proof.toSpliced(i, 1))),
          ...proof.map((sibling, i) => check(null, null, null, proof.with(i, flipped(sibling, index % 32))))];
        assert.ok((await Promise.all(refused)).every((result) => result === false));
      }
    }
  });

  test('proves that every tree begins every larger one to 32, and refuses every damaged proof', async () => {
    for (let size = 1; size <= 32; size++) {
      for (let old = 1; old <= size; old++) {
        const proof = subproof(old, leaves.slice(0, size), true);
        const check = (with_, oldRoot = roots[old], root = roots[size]) => trial.checkConsistency(old, oldRoot, size, root, with_);

        assert.equal(await check(proof), true);
        assert.equal(await check(proof, flipped(roots[old])), false);
        assert.equal(await check(proof, roots[old], flipped(roots[size])), false);
        assert.ok((await Promise.all(damaged(proof).map((wrong) => check(wrong)))).every((result) => result === false));
      }
    }
  });

  for (const [index, size] of [[-1, 4], [4, 4], [0, 0], [0.5, 4], [0, NaN], [2 ** 53, 2 ** 53 + 2]]) {
    test(`has no leaf ${index} of ${size}`, async () =>
      assert.equal(await trial.checkInclusion(hashes[0], index, size, [], hashes[0]), false));
  }

  for (const [old, size] of [[0, 4], [5, 4], [1.5, 4], [-1, 4]]) {
    test(`shows nothing of ${old} leaves against ${size}`, async () =>
      assert.equal(await trial.checkConsistency(old, roots[0], size, roots[4], []), false));
  }
});
