import { randomBytes } from 'node:crypto';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { makeKey, signNote } from './signing.mjs';

//  A study of its own: real keys, a real sealed list, one draw with its receipt, and a log that holds it.

const { hex, utf8 } = trial;
export const random = (size = 32) => new Uint8Array(randomBytes(size));
export const origin = 'trial.example/log';
export const checkpoint = (size, root, ...signers) => signNote(`${origin}\n${size}\n${trial.base64(root)}\n`, ...signers);
export const proof = (index, path, note) =>
  `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.map((hash) => `${trial.base64(hash)}\n`).join('')}\n${note}`;

/** @param {number} logSize entries, the seal's first; the draw's is the one before the last @param {object} [cohort] how lots are drawn by cohort: then the receipt waits
 * @param {{ chain: string, round: number, signature: string }} [beacon] another than a random one */
export async function makeStudy(logSize, cohort, { chain, round, signature } = { chain: 'quicknet', round: 1000, signature: hex(random(48)) }) {
  const drawIndex = logSize - 2;
  const [ed25519, ecdsa, promiser] = [makeKey('ed25519', origin), makeKey('ec', origin), makeKey('ec', `${origin}/promise`)];

  const setup = `${trial.canonical({
    format: 'trial/v1/setup', study: 'haab', arms: [{ id: 'P', name: 'peer' }, { id: 'C', name: 'control' }], leaves: 64,
    beacon: { chain, round }, origin, logKeys: [ed25519.vkey, ecdsa.vkey], promiseKey: promiser.vkey,
    ...cohort ? { cohort } : {},
  })}\n`;
  const plan = { arms: ['P', 'C'], ratio: [1, 1], strata: ['A', 'B'], capacity: 12, leaves: 64, policy: { design: 'permuted-blocks', sizes: [4] } };
  const prk = await trial.listKey(random(), setup, random());
  const list = await trial.sealList(prk, plan);
  const sealEntry = await trial.formatSealEntry({ setup: await trial.sha256(setup), signature, root: list.root, leaves: 64, prk });

  const drawn = list.open('A', 1);
  const seal = hex(await trial.sha256(sealEntry));
  const open = trial.canonical(cohort
    ? { consent: 'da-1', kind: 'referral', study: 'haab' }
    : { arm: drawn.arm, consent: 'da-1', kind: 'draw', leaf: drawn.leaf, seal, study: 'haab' });
  const [nOpen, closedHash] = [random(), random()];
  const committed = await trial.commitment(await trial.openHash(nOpen, open), closedHash);
  const entry = trial.recordEntry(committed);

  const entries = Array.from({ length: logSize }, (_, i) => utf8(i === 0 ? sealEntry : i === drawIndex ? entry : trial.recordEntry(random())));
  const levels = await trial.treeLevels(await Promise.all(entries.map(trial.leafHash)));

  const firstCheckpoint = checkpoint(1, await trial.leafHash(sealEntry), ed25519, ecdsa);
  const lastCheckpoint = checkpoint(entries.length, levels.at(-1)[0], ed25519, ecdsa);
  const drawProof = proof(drawIndex, trial.inclusionPath(levels, drawIndex), lastCheckpoint);
  const log = { checkpoint: lastCheckpoint, entries };
  /** The same log with other entries, as its keys sign it. @param {(entries: Uint8Array[]) => Uint8Array[]} change */
  const logOf = async (change) => {
    const changed = change(entries);
    return { checkpoint: checkpoint(changed.length, await trial.treeRoot(await Promise.all(changed.map(trial.leafHash))), ed25519, ecdsa), entries: changed };
  };
  const known = { logKeys: [ecdsa.vkey], log };

  const opened = { leaf: drawn.leaf, cPos: hex(drawn.cPos), nArm: hex(drawn.nArm), arm: drawn.arm, path: drawn.path.map(hex) };
  const receipt = {
    format: cohort ? 'trial/v1/waiting' : 'trial/v1/receipt', setup, sealEntry, sealProof: proof(0, [], firstCheckpoint), ...cohort ? {} : opened, open, nOpen: hex(nOpen), closedHash: hex(closedHash),
    promise: signNote(trial.promiseText('haab', committed, '2026-12-01'), promiser),
  };
  return {
    setup, list, sealEntry, drawn, open, committed, entry, entries, levels, firstCheckpoint, lastCheckpoint, drawProof, log, logOf, known,
    receipt, ecdsa, ed25519, promiser,
  };
}
