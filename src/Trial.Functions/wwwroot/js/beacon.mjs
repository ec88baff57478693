// @ts-check
//
//  The signature of one round of drand's quicknet: BLS on BLS12-381 with signatures in G1 over SHA-256(u64 ROUND), scheme
//  bls-unchained-g1-rfc9380, as eng/beacon.mjs checks it. Browsers have no BLS, so the curve is loaded when a setup names a
//  beacon, and only then. Test vectors: tests/vectors/drand-quicknet.json

import { sha256, unhex } from './trial.mjs';

/** Another chain is another constant here, never an argument. */
export const quicknet = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey: '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451'
    + '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  dst: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
};

/**
 * Whether a round has this signature.
 * @param {any} beacon of a setup: { chain, round } @param {string} signature 96 lower-case hex digits
 * @returns {Promise<boolean | 'not checked here'>}
 */
export async function isBeacon({ chain, round }, signature) {
  if (chain !== quicknet.chain || !Number.isSafeInteger(round) || round < 1 || !/^[0-9a-f]{96}$/.test(signature)) return false;
  const bls = await loadBls();
  return bls === null ? 'not checked here' : holdsRound(bls.shortSignatures, round, signature);
}

/** The curve; null where it cannot be had. */
async function loadBls() {
  try {
    const { makeBls } = await import('./bls.mjs');
    return makeBls();
  } catch {
    return null; // no network any more: the check is told as not done
  }
}

/** @param {any} signatures @param {number} round @param {string} signature */
async function holdsRound(signatures, round, signature) {
  const count = new Uint8Array(8);
  new DataView(count.buffer).setBigUint64(0, BigInt(round));
  try {
    const message = signatures.hash(await sha256(count), quicknet.dst);
    return signatures.verify(unhex(signature), message, unhex(quicknet.publicKey)) === true;
  } catch {
    return false; // no point of the curve, or none of the right group
  }
}
