// @ts-check
//
//  What somebody could hand over who changes files of an export and writes its sums anew.

import { createHash } from 'node:crypto';

/** @typedef {import('../../../src/Trial.Functions/wwwroot/js/files.mjs').Files} Files */

/** @param {Files} files @param {string} name @param {(text: string) => string} change */
export function forge(files, name, change) {
  const latin = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('latin1'); // a character a byte
  return new Map([...files, [name, new Uint8Array(Buffer.from(change(latin(files.get(name) ?? new Uint8Array())), 'latin1'))]]);
}

/** @param {Files} files */
export function sealed(files) {
  const names = [...files.keys()].filter((name) => !name.startsWith('SHA256SUMS')).sort();
  const lines = names.map((name) => `${createHash('sha256').update(files.get(name) ?? '').digest('hex')}  ${name}\n`);
  return new Map([...files, ['SHA256SUMS', new TextEncoder().encode(lines.join(''))]]);
}

/** A zip of these files, none of them packed, without check sums. @param {Files} files */
export function zipped(files) {
  const [locals, centrals] = [/** @type {Buffer[]} */ ([]), /** @type {Buffer[]} */ ([])];
  let at = 0;
  for (const [name, bytes] of files) {
    const [key, local, central] = [Buffer.from(name), Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [header, from] of /** @type {[Buffer, number][]} */ ([[local, 18], [central, 20]])) {
      header.writeUInt32LE(bytes.length, from);
      header.writeUInt32LE(bytes.length, from + 4);
      header.writeUInt16LE(key.length, from + 8);
    }
    central.writeUInt32LE(at, 42);
    locals.push(local, key, Buffer.from(bytes));
    centrals.push(central, key);
    at += 30 + key.length + bytes.length;
  }

  const [directory, end] = [Buffer.concat(centrals), Buffer.alloc(22)];
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
