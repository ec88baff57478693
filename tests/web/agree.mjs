// Makes each sealed list on standard input, a line of JSON each, with the twin, and compares it with what the line says of it.
// Exit 0 when all agree, 1 at the first that does not. Run by JavaScriptTwinTests.cs.

import { createInterface } from 'node:readline';
import { hex, listKey, sealList, unhex } from '../../src/Trial.Functions/wwwroot/js/trial.mjs';

/** What the twin says of a setup, in the words of the line. */
async function remake({ seed, setup, beacon, opening: { stratum, number }, ...plan }) {
  const prk = await listKey(unhex(seed), setup, unhex(beacon));
  const list = await sealList(prk, plan);
  const { arm, nPos, nArm, cPos, cArm, leaf, path } = list.open(stratum, number);
  return {
    prk: hex(prk),
    lists: Object.fromEntries(Object.entries(list.lists).map(([name, arms]) => [name, arms.join('')])),
    root: hex(list.root),
    opening: { stratum, number, arm, nPos: hex(nPos), nArm: hex(nArm), cPos: hex(cPos), cArm: hex(cArm), leaf, path: path.map(hex) },
  };
}

/** The first field in which the two differ. */
async function difference(said) {
  const made = await remake(said);
  return Object.keys(made).find((field) => JSON.stringify(made[field]) !== JSON.stringify(said[field]));
}

let agreed = 0;
let answer;
for await (const line of createInterface({ input: process.stdin })) {
  if (answer !== undefined) continue; // whoever writes is heard to the end
  const field = await difference(JSON.parse(line));
  if (field === undefined) agreed++;
  else answer = `setup ${agreed + 1}: ${field} differs in ${line}`;
}
console.log(answer ?? `${agreed} setups agree`);
process.exitCode = answer === undefined ? 0 : 1;
