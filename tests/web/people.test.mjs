import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { holdsIds, readPeople } from '../../src/Trial.Functions/wwwroot/js/people.mjs';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';

const { hex, unhex, utf8 } = trial;
const id = (number) => hex(new Uint8Array(16).fill(number));
const digest = (number) => hex(new Uint8Array(32).fill(number));
const seals = [digest(51), digest(52)];
const body = (kind, closed = {}) => ({ open: { kind, seal: seals[0] }, closed });
const under = (seal, said) => ({ ...said, open: { ...said.open, seal: seals[seal - 1] } });
const committed = (number) => ({ research: digest(number), row: digest(number + 100) });
const refer = (number, stratum = 'A') => body('referral', { participant: id(number), stratum, ...committed(number) });
const draw = (number, stratum = 'A') => body('draw', { participant: id(number), stratum, envelope: 1, ...committed(number) });
const drawn = (participant) => body('draw', { participant, stratum: 'A', envelope: 1 });
const times = (number) => body('availability', { participant: id(number), row: digest(number) });
const cohort = (people, number = 1) => body('cohort', { stratum: 'A', number, people, key: digest(7) });

describe('The people of a record', async () => {
  const order = await trial.cohortOrder(unhex(digest(7)), [id(1), id(2)]);
  const wait = [refer(1), refer(2), refer(3)];

  for (const [what, acts] of Object.entries({
    'lots at referral': [draw(1), draw(2)],
    'a cohort in the order of its key': [...wait, cohort(2), ...order.map(drawn), cohort(1, 2), drawn(id(3))],
    'a restore that leaves a cursor where it stood': [draw(9), ...wait, body('restore', { cursors: { A: [1, 2] } }), cohort(2)],
    'cohorts that are counted anew under another seal': [...wait, cohort(2), ...order.map(drawn), cohort(1, 1), under(2, drawn(id(3)))],
    'other times of somebody who waits, and of somebody drawn': [draw(9), ...wait, times(1), times(9), times(1), cohort(2), ...order.map(drawn)],
    'somebody erased while waiting': [...wait, body('withdraw', { participant: id(1), what: 'data' }), cohort(2)],
  })) {
    test(`holds ${what}`, async () => assert.notEqual(await readPeople(acts, seals), null));
  }

  for (const [what, acts] of Object.entries({
    'a draw that commits to nobody': [drawn(id(1))],
    'half a commitment': [body('draw', { participant: id(1), stratum: 'A', research: digest(1) })],
    'somebody drawn twice': [draw(1), draw(1)],
    'somebody drawn at referral who waits': [refer(1), draw(1)],
    'a cohort in another order': [...wait, cohort(2), drawn(order[1])],
    'somebody who came too late': [...wait, cohort(2), drawn(id(3))],
    'anything between a cohort and its draws': [...wait, cohort(2), body('slips')],
    'a cohort of more than wait': [...wait, cohort(4)],
    'those who left the queue by a restore': [draw(9), ...wait, body('restore', { cursors: { A: [1, 3] } }), cohort(2)],
    'a cohort whose number is skipped': [...wait, cohort(2, 2), drawn(order[0])],
    'a cohort under two seals': [...wait, cohort(2), drawn(order[0]), under(2, drawn(order[1]))],
    'a cohort whose number goes on under another seal': [...wait, cohort(2), ...order.map(drawn), cohort(1, 2), under(2, drawn(id(3)))],
    'a commitment twice': [...wait, cohort(1), draw(1)],
    'a close while people wait': [...wait, body('close')],
    'a seat given up before the draw': [...wait, body('withdraw', { participant: id(1), what: 'group' })],
    'other times of nobody': [draw(1), times(2)],
    'other times of somebody erased': [draw(1), body('withdraw', { participant: id(1), what: 'data' }), times(1)],
    'other times that commit to nothing': [draw(1), body('availability', { participant: id(1) })],
    'a withdrawal of nobody': [body('withdraw', { participant: id(1), what: 'data' })],
  })) {
    test(`refuses ${what}`, async () => assert.equal(await readPeople(acts, seals), null));
  }
});

describe('Cohorts of a plan', async () => {
  const plan = { people: 4, days: 28 };
  const key = digest(7);
  const came = (number, at = '2026-11-01') => body('referral', { participant: id(number), stratum: 'A', at, ...committed(number) });
  /** A cohort and its draws, from an envelope on. */
  const draws = async (numbers, { actor = 'timer', at = '2026-11-02', from = 1, number = 1, by = actor } = {}) => [
    body('cohort', { stratum: 'A', number, people: numbers.length, key, actor, at }),
    ...(await trial.cohortOrder(unhex(key), numbers.map(id))).map((participant, i) => body('draw', { participant, stratum: 'A', envelope: from + i, actor: by, at })),
  ];
  const [four, five] = [[1, 2, 3, 4].map((number) => came(number)), [1, 2, 3, 4, 5].map((number) => came(number))];
  const close = (closed = {}) => body('close', { at: '2026-11-02', ...closed });

  for (const [what, acts] of Object.entries({
    'four of five': [...five, ...await draws([1, 2, 3, 4])],
    'two after 28 days, and then the six that end their blocks': [
      came(1), came(2, '2026-11-20'), ...await draws([1, 2], { at: '2026-11-29' }), ...[3, 4, 5, 6, 7, 8].map((number) => came(number)),
      ...await draws([3, 4, 5, 6, 7, 8], { from: 3, number: 2 }),
    ],
    'one before their place is closed': [came(1), ...await draws([1], { actor: 'steward' }), close({ stratum: 'A' })],
    'one before the study is closed': [came(1), ...await draws([1], { actor: 'steward' }), close()],
    'four and one before their place is closed': [
      ...five, ...await draws([1, 2, 3, 4], { actor: 'steward' }), ...await draws([5], { actor: 'steward', from: 5, number: 2 }), close({ stratum: 'A' }),
    ],
  })) {
    test(`hold ${what}`, async () => assert.notEqual(await readPeople(acts, seals, plan), null));
  }

  for (const [what, acts] of Object.entries({
    'three of four': [...four, ...await draws([1, 2, 3])],
    'three before their day': [...four.slice(0, 3), ...await draws([1, 2, 3])],
    'one after 28 days': [came(1), ...await draws([1], { at: '2026-12-24' })],
    'two of three after 28 days': [...four.slice(0, 3), ...await draws([1, 2], { at: '2026-12-24' })],
    'four where six end the blocks': [came(1), came(2), ...await draws([1, 2], { at: '2026-11-29' }), ...[3, 4, 5, 6].map((number) => came(number)), ...await draws([3, 4, 5, 6], { from: 3, number: 2 })],
    'all five at once': [...five, ...await draws([1, 2, 3, 4, 5], { actor: 'steward' }), close({ stratum: 'A' })],
    'one and no close': [came(1), ...await draws([1], { actor: 'steward' })],
    'one and another act before the close': [came(1), ...await draws([1], { actor: 'steward' }), body('slips'), close({ stratum: 'A' })],
    'one and the close of another place': [came(1), ...await draws([1], { actor: 'steward' }), close({ stratum: 'B' })],
    'draws of another actor': [...four, ...await draws([1, 2, 3, 4], { by: 'steward' })],
    'a cohort of a citizen': [...four, ...await draws([1, 2, 3, 4], { actor: 'citizen' })],
    'a draw at referral': [draw(1)],
    'three draws of a cohort of four': [...four, ...(await draws([1, 2, 3, 4])).slice(0, -1)],
    'no draw of a cohort of four': [...four, (await draws([1, 2, 3, 4]))[0]],
  })) {
    test(`refuse ${what}`, async () => assert.equal(await readPeople(acts, seals, plan), null));
  }

  test('are refused where lots are drawn at referral', async () => {
    assert.equal(await readPeople([...four, ...await draws([1, 2, 3, 4])], seals, null), null);
    assert.equal(await readPeople(four, seals, null), null);
    assert.notEqual(await readPeople([draw(1)], seals, null), null);
  });
});

describe('The research ids of a final export', async () => {
  const prk = new Uint8Array(32).fill(5);
  const ids = ['0R8D-V3YQ', '8NVD-H6RP', 'SSB5-EZ0B'].map((start) => [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map((check) => `${start}-${check}`).find(trial.readResearchId));
  const randoms = [1, 2, 3].map(digest);
  const hashes = await Promise.all(ids.map(async (researchId, i) => hex(await trial.researchHash(unhex(randoms[i]), researchId))));
  const record = (more = []) => readPeople([
    ...hashes.map((research, i) => body('draw', { participant: id(i), stratum: 'A', research, row: digest(9) })), ...more,
  ], seals);
  const lineOf = (i, researchId = ids[i], random = randoms[i]) => `${trial.canonical({ participant: id(i), random, researchId })}\n`;
  const csv = (column) => `\uFEFFsequence,research_id\r\n${column.map((cell, i) => `${i},${cell}\r\n`).join('')}`;
  const files = (lines, column = ids) => new Map(Object.entries({
    'ids.ndjson': utf8(lines.join('')), 'allocations.csv': utf8(csv(column)), 'list.key': utf8(`${hex(prk)}\n`),
  }));
  const all = [0, 1, 2].map((i) => lineOf(i));
  const erased = [body('withdraw', { participant: id(1), what: 'data' })];
  const emptied = [body('retention', { class: 'people', rows: 1 })];

  test('are those that the record committed to', async () => assert.equal(await holdsIds(files(all), await record()), true));
  test('are missing for the erased', async () =>
    assert.equal(await holdsIds(files([all[0], all[2]], [ids[0], '', ids[2]]), await record(erased)), true));
  test('are missing for as many as retention emptied', async () =>
    assert.equal(await holdsIds(files([all[0], all[2]], [ids[0], '', ids[2]]), await record(emptied)), true));

  for (const [what, lines, column, more] of [
    ['two exchanged in the lines', [lineOf(0, ids[1], randoms[1]), lineOf(1, ids[0], randoms[0]), all[2]], [ids[1], ids[0], ids[2]]],
    ['two exchanged in the allocations', all, [ids[1], ids[0], ids[2]]],
    ['lines out of order', [all[1], all[0], all[2]]],
    ['another random', [lineOf(0, ids[0], randoms[1]), all[1], all[2]]],
    ['one missing', [all[0], all[2]], [ids[0], '', ids[2]]],
    ['one of the erased', all, ids, erased],
    ['more missing than retention emptied', [all[2]], ['', '', ids[2]], emptied],
    ['a malformed line', [...all, '{}\n']],
  ]) {
    test(`are refused with ${what}`, async () => assert.equal(await holdsIds(files(lines, column), await record(more)), false));
  }

  test('go with the keys of the cohorts', async () => {
    const key = hex(await trial.cohortKey(await trial.stratumKey(prk, 'A'), 1));
    for (const [said, good] of [[key, true], [digest(7), false]]) {
      const people = await record([refer(40), body('cohort', { stratum: 'A', number: 1, people: 1, key: said }), body('draw', { participant: id(40), stratum: 'A', envelope: 1 }),
        body('withdraw', { participant: id(40), what: 'data' })]);
      assert.equal(await holdsIds(files(all, [...ids, '']), people), good);
    }
  });
});
