#!/usr/bin/env node
// @ts-check
//
//  node eng/beacon.mjs ROUND SIGNATURE
//
//  Checks the signature of one round of drand's quicknet: BLS on BLS12-381 with signatures in G1 over
//  SHA-256(u64 ROUND), scheme bls-unchained-g1-rfc9380. .NET and browsers have no BLS, so the ceremony and
//  whoever checks it run this. Prints when the round was due and its randomness, SHA-256(SIGNATURE), the sealed list's
//  beacon. Exit 0 the signature is the round's, 1 it is not, 2 wrong use.
//
//  Test vectors: tests/vectors/drand-quicknet.json

import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { bls12_381 } from '@noble/curves/bls12-381.js';

/** The chain, as its own /info page and the vectors name it. Another chain is another constant here, never an argument. */
export const quicknet = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey: '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451'
    + '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  dst: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
  genesis: 1692803367,
  periodSeconds: 3,
};

const signatures = bls12_381.shortSignatures;

/** @param {number} round from 1 @param {string} signature 96 lower-case hex digits */
export function checkRound(round, signature) {
  if (!Number.isSafeInteger(round) || round < 1 || !/^[0-9a-f]{96}$/.test(signature)) return false;
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(round));
  const message = signatures.hash(createHash('sha256').update(count).digest(), quicknet.dst);
  try {
    return signatures.verify(Buffer.from(signature, 'hex'), message, Buffer.from(quicknet.publicKey, 'hex'));
  } catch {
    return false; // no point of the curve, or none of the right group
  }
}

/** The beacon of docs/formats.md section 1. @param {string} signature hex */
export const randomness = (signature) => createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');

/** When a round is due. Round 1 is the genesis. @param {number} round */
export const timeOf = (round) => new Date((quicknet.genesis + (round - 1) * quicknet.periodSeconds) * 1000);

function main([round, signature, ...more]) {
  if (!/^[1-9][0-9]{0,14}$/.test(round ?? '') || signature === undefined || more.length > 0) {
    console.error('usage: node eng/beacon.mjs ROUND SIGNATURE');
    return 2;
  }
  if (!checkRound(Number(round), signature)) {
    console.log(`false: this is not the signature of quicknet round ${round}`);
    return 1;
  }
  console.log(`true: quicknet round ${round}, due ${timeOf(Number(round)).toISOString()}, randomness ${randomness(signature)}`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
