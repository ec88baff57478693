import { readFileSync } from 'node:fs';

/** The vectors that C# reads too; each file names its origin. @param {string} name */
export const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));

/** Flips the lowest bit of one byte of a copy. @param {Uint8Array} bytes @param {number} at */
export function flipped(bytes, at = 0) {
  const copy = bytes.slice();
  copy[at] ^= 1;
  return copy;
}
