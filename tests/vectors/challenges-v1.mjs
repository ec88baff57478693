//  Makes challenges-v1.json with altcha-lib, which asks and checks challenges as everybody's does: node tests/vectors/challenges-v1.mjs
//
//  What is ours (the key, and whom a challenge is for) is made here by node's own HMAC, from docs/formats.md section 4.

import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createChallenge } from '../../eng/node_modules/altcha-lib/dist/index.js';

const hmac = (key, ...parts) => parts.reduce((all, part) => all.update(part), createHmac('sha256', key)).digest('hex');

/** @param {{ pepper: string, token: string, random: string, number: number, expires: number }} it */
async function vector({ pepper, token, random, number, expires }) {
  const key = Buffer.from(pepper, 'hex');
  const hmacKey = hmac(key, 'trial/v1/challenge-key\n');
  const whom = hmac(key, 'trial/v1/challenge-for\n', Buffer.from(token, 'base64url')).slice(0, 32);
  const { challenge, salt, signature } = await createChallenge({ hmacKey, salt: random, number, params: { expires: String(expires), for: whom } });
  const payload = Buffer.from(JSON.stringify({ algorithm: 'SHA-256', challenge, number, salt, signature })).toString('base64');
  return { pepper, token, random, number, expires, key: hmacKey, challenge, salt, signature, payload };
}

const pepper = (byte) => byte.toString(16).padStart(2, '0').repeat(32);
const token = (byte) => Buffer.alloc(16, byte).toString('base64url');
export const made = {
  note: 'Challenges of open admission, made by altcha-lib 1.4.1 (tests/vectors/challenges-v1.mjs); docs/formats.md section 4.',
  challenges: await Promise.all([
    { pepper: pepper(0), token: token(0), random: '00'.repeat(12), number: 0, expires: 0 },
    { pepper: pepper(7), token: token(1), random: '0123456789abcdef01234567', number: 4321, expires: 1_795_000_000 },
    { pepper: pepper(255), token: token(255), random: 'ff'.repeat(12), number: 50_000, expires: 4_102_444_800 },
  ].map(vector)),
};

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('challenges-v1.json', import.meta.url), `${JSON.stringify(made, null, 1)}\n`);
}
