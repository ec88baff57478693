// node eng/found.mjs: the table "Who is found" of docs/simulate.md, a study a line, with the command `trial` (or another: TRIAL="dotnet trial.dll").
// Each line is docs/scenarios/guessing.json with another policy, cohort, coordinator or steward, and nothing else.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program, ...first] = (process.env.TRIAL ?? 'trial').split(' ');
const text = readFileSync(new URL('../docs/scenarios/guessing.json', import.meta.url), 'utf8');
const blocks = { policy: { design: 'permuted-blocks', sizes: [4] } };
const stick = (tolerance) => ({ policy: { design: 'big-stick', tolerance } });
const cohort = { people: 4, days: 28 };
const honest = (scenario) => ({ ...scenario, coordinator: { ...JSON.parse(text).coordinator, guesses: false } });

const lines = [
  ['`blocks:4`', 'honest', honest(blocks)],
  ['`blocks:4`', 'guesses', blocks],
  ['`big-stick:3`', 'honest', honest(stick(3))],
  ['`big-stick:3`', 'guesses', stick(3)],
  ['`block-urn:4`', 'guesses', { policy: { design: 'block-urn', urn: 4 } }],
  ['`simple`', 'guesses', { policy: { design: 'simple' } }],
  ['`big-stick:3`', 'told by a steward who looks ahead', { ...honest(stick(3)), steward: { looksAhead: true } }],
  ['`blocks:4`, cohorts of 4', 'guesses', { ...blocks, cohort }],
  ['`big-stick:2`, cohorts of 4', 'guesses', { ...stick(2), cohort }],
];

for (const [list, coordinator, changes] of lines) {
  const folder = mkdtempSync(join(tmpdir(), 'trial-found-'));
  const [scenario, out] = [join(folder, 'scenario.json'), join(folder, 'study')];
  writeFileSync(scenario, JSON.stringify({ ...JSON.parse(text), ...changes }));
  const { status, stdout, stderr } = spawnSync(program, [...first, 'simulate', scenario, '--out', out], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const right = /(\d+ of \d+) lots right/.exec(stdout)?.[1] ?? '';
  const inspection = readFileSync(join(out, 'inspection.txt'), 'utf8');
  const found = ['Berger-Exner', 'convergence'].map((test) => new RegExp(`^${test}: (?:.*p = ([\\d.]+)|(nothing to compare))`, 'm').exec(inspection));
  console.log(`| ${[list, coordinator, right, ...found.map(([, p, nothing]) => p ?? nothing)].join(' | ').replace(' |  | ', ' | | ')} |`);
  rmSync(folder, { recursive: true });
}
