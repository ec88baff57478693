import { createHash, generateKeyPairSync, sign } from 'node:crypto';

//  The service's side of signed notes, on OpenSSL: the twin can only check.

const sha256 = (...parts) => parts.reduce((all, part) => all.update(part), createHash('sha256')).digest();

/** @param {'ec' | 'ed25519'} kind @param {string} name */
export function makeKey(kind, name) {
  const { publicKey, privateKey } = generateKeyPairSync(kind, { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const key = kind === 'ec' ? Buffer.concat([Buffer.of(2), spki]) : Buffer.concat([Buffer.of(1), spki.subarray(-32)]);
  const id = (kind === 'ec' ? sha256(spki) : sha256(name, '\n', key)).subarray(0, 4);
  return { name, id, privateKey, algorithm: kind === 'ec' ? 'sha256' : null, vkey: `${name}+${id.toString('hex')}+${key.toString('base64')}` };
}

/** @param {string} text ends in LF @param {...ReturnType<typeof makeKey>} signers */
export const signNote = (text, ...signers) => `${text}\n${signers.map(({ name, id, privateKey, algorithm }) =>
  `— ${name} ${Buffer.concat([id, sign(algorithm, Buffer.from(text), privateKey)]).toString('base64')}\n`).join('')}`;
