// node eng/found.mjs: the table "Who is found" of docs/simulate.md, a study a line, with the command `trial` (or another: TRIAL="dotnet trial.dll").
// node eng/found.mjs --n 15: the table "How often", of so many whole studies a line, each with a seed of its own ("found 1", "found 2", ...).
// Each line is docs/scenarios/guessing.json with another policy, cohort, coordinator or steward, and nothing else.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const [program, ...first] = (process.env.TRIAL ?? 'trial').split(' ');
const text = readFileSync(new URL('../docs/scenarios/guessing.json', import.meta.url), 'utf8');
const blocks = { policy: { design: 'permuted-blocks', sizes: [4] } };
const stick = (tolerance) => ({ policy: { design: 'big-stick', tolerance } });
const cohort = { people: 4, days: 28 };
const honest = (scenario) => ({ ...scenario, coordinator: { ...JSON.parse(text).coordinator, guesses: false } });

const often = [
  ['`blocks:4`', 'honest', honest(blocks)],
  ['`blocks:4`', 'guesses', blocks],
  ['`big-stick:3`', 'honest', honest(stick(3))],
  ['`big-stick:3`', 'guesses', stick(3)],
  ['`big-stick:3`', 'told by a steward who looks ahead', { ...honest(stick(3)), steward: { looksAhead: true } }],
];
const once = [
  ...often.slice(0, 4),
  ['`block-urn:4`', 'guesses', { policy: { design: 'block-urn', urn: 4 } }],
  ['`simple`', 'guesses', { policy: { design: 'simple' } }],
  often[4],
  ['`blocks:4`, cohorts of 4', 'guesses', { ...blocks, cohort }],
  ['`big-stick:2`, cohorts of 4', 'guesses', { ...stick(2), cohort }],
];
const tests = ['Berger-Exner', 'convergence', 'runs', 'order', 'gaps'];

const { values: { n } } = parseArgs({ options: { n: { type: 'string' } } });
if (n === undefined) {
  for (const [list, coordinator, changes] of once) tellOne(list, coordinator, changes);
} else if (/^[1-9]\d{0,3}$/.test(n)) {
  for (const [list, coordinator, changes] of often) tellMany(list, coordinator, changes, Number(n));
} else {
  throw new Error('--n: a number of studies, from 1 to 9999');
}

/** The line of one study: what each test that looks at the list says. */
function tellOne(list, coordinator, changes) {
  const { right, p } = live(changes, []);
  tell([list, coordinator, right, ...tests.slice(0, 2).map((test) => p.get(test) ?? 'nothing to compare')]);
}

/** The line of many: in how many of them each test names somebody, and in how many any test does. */
function tellMany(list, coordinator, changes, studies) {
  const found = new Map([...tests, 'any'].map((test) => [test, 0]));
  for (let study = 1; study <= studies; study++) {
    const { p } = live(changes, ['--seed', `found ${study}`]);
    const named = tests.filter((test) => Number(p.get(test) ?? 1) <= 0.05);
    for (const test of named.length > 0 ? [...named, 'any'] : []) found.set(test, found.get(test) + 1);
  }
  tell([list, coordinator, `${studies}`, ...[...found.values()].map(String)]);
}

/** Simulates a study; how many lots were guessed right, and the p of each test that had something to compare. */
function live(changes, options) {
  const folder = mkdtempSync(join(tmpdir(), 'trial-found-'));
  const [scenario, out] = [join(folder, 'scenario.json'), join(folder, 'study')];
  writeFileSync(scenario, JSON.stringify({ ...JSON.parse(text), ...changes }));
  const { status, stdout, stderr } = spawnSync(program, [...first, 'simulate', scenario, '--out', out, ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const inspection = readFileSync(join(out, 'inspection.txt'), 'utf8');
  rmSync(folder, { recursive: true });
  const found = tests.map((test) => [test, new RegExp(`^${test}: .*p = ([\\d.]+)`, 'm').exec(inspection)?.[1]]);
  return { right: /(\d+ of \d+) lots right/.exec(stdout)?.[1] ?? '', p: new Map(found.filter(([, p]) => p !== undefined)) };
}

function tell(cells) {
  console.log(`| ${cells.join(' | ').replace(' |  | ', ' | | ')} |`);
}
