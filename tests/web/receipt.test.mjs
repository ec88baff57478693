import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as trial from '../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { checkpoint, makeStudy, origin, proof, random } from './a-study.mjs';
import { makeKey, signNote } from './signing.mjs';
import { flipped } from './vectors.mjs';

const study = await makeStudy(200);
const { committed, drawn, ecdsa, entries, entry, known, levels, list, log, open, promiser, receipt, sealEntry, setup } = study;
const { drawProof, firstCheckpoint, lastCheckpoint } = study;
const { hex, unhex, utf8 } = trial;

const allChecks = [
  'receipt-read', 'setup-sealed', 'beacon', 'arm-sealed', 'arm-recorded', 'draw-promised', 'seal-logged', 'log-trusted', 'draw-logged', 'log-grown',
];
const withResult = (checks, result) => checks.filter((check) => check.result === result).map((check) => check.name);
const check = (changes, knows = known) => trial.checkReceipt(JSON.stringify({ ...receipt, ...changes }), knows);

describe('A receipt', () => {
  test('holds against the whole log, except for the beacon, which is not checked here', async () => {
    const { arm, study, promisedBy, checks } = await check({});

    assert.deepEqual([arm, study, promisedBy], [drawn.arm, 'haab', '2026-12-01']);
    assert.deepEqual(checks.map(({ name }) => name), allChecks);
    assert.deepEqual(withResult(checks, true), allChecks.filter((name) => name !== 'beacon'));
    assert.deepEqual(withResult(checks, 'not checked here'), ['beacon']);
  });

  test('says what it could not check without a network', async () => {
    const { checks } = await check({}, {});
    assert.deepEqual(withResult(checks, 'not checked here'), ['beacon', 'log-trusted', 'draw-logged', 'log-grown']);
    assert.deepEqual(withResult(checks, false), []);
  });

  test('holds with a proof of its own record in place of the log', async () => {
    const { checks } = await check({}, { proof: drawProof });
    assert.deepEqual(withResult(checks, 'not checked here'), ['beacon', 'log-trusted', 'log-grown']);
    assert.deepEqual(withResult(checks, false), []);
  });

  const other = drawn.arm === 'P' ? 'C' : 'P';
  const otherKey = makeKey('ec', origin);
  const otherOpening = list.open('B', 3);
  const otherEnvelope = {
    leaf: otherOpening.leaf, arm: otherOpening.arm, cPos: hex(otherOpening.cPos), nArm: hex(otherOpening.nArm), path: otherOpening.path.map(hex),
  };
  for (const [why, changes, falseChecks] of [
    ['another arm', { arm: other }, ['arm-sealed', 'arm-recorded']],
    ['another arm, and its record too', { arm: other, open: open.replace(`"arm":"${drawn.arm}"`, `"arm":"${other}"`) }, ['arm-sealed', 'draw-promised', 'draw-logged']],
    ['an arm that the setup does not have', { arm: 'X' }, ['arm-sealed', 'arm-recorded']],
    ['another leaf', { leaf: (drawn.leaf + 1) % 64 }, ['arm-sealed', 'arm-recorded']],
    ['another envelope', otherEnvelope, ['arm-recorded']],
    ['one bit of cPos', { cPos: hex(flipped(drawn.cPos)) }, ['arm-sealed']],
    ['one bit of nArm', { nArm: hex(flipped(drawn.nArm)) }, ['arm-sealed']],
    ['one bit of the path', { path: receipt.path.with(2, hex(flipped(drawn.path[2]))) }, ['arm-sealed']],
    ['a path cut short', { path: receipt.path.slice(1) }, ['arm-sealed']],
    ['one bit of nOpen', { nOpen: hex(flipped(unhex(receipt.nOpen))) }, ['draw-promised', 'draw-logged']],
    ['one bit of the closed hash', { closedHash: hex(flipped(unhex(receipt.closedHash))) }, ['draw-promised', 'draw-logged']],
    ['a field more in the record', { open: open.replace('"kind"', '"envelope":1,"kind"') }, ['arm-recorded', 'draw-promised', 'draw-logged']],
    ['another kind of record', { open: open.replace('"draw"', '"group"') }, ['arm-recorded', 'draw-promised', 'draw-logged']],
    ['a record that is not canonical', { open: open.replace(':', ': ') }, ['arm-recorded', 'draw-promised', 'draw-logged']],
    ['a record without its consent', { open: open.replace('"consent":"da-1",', '') }, ['arm-recorded', 'draw-promised', 'draw-logged']],
    ['another study in the record', { open: open.replace('haab', 'other') }, ['arm-recorded', 'draw-promised', 'draw-logged']],
    ['another setup', { setup: setup.replace('haab', 'haap') }, ['setup-sealed', 'arm-recorded', 'draw-promised']],
    ['another number of leaves', { setup: setup.replace('"leaves":64', '"leaves":32') }, ['setup-sealed']],
    ['a setup without its beacon', { setup: setup.replace(/"beacon":\{[^}]*\}/, '"beacon":null') }, ['setup-sealed']],
    ['another root', { sealEntry: sealEntry.replace(hex(list.root), hex(flipped(list.root))) }, ['arm-sealed', 'arm-recorded', 'seal-logged']],
    ['another list key', { sealEntry: sealEntry.replace(/.\n$/, (end) => `${end[0] === '0' ? '1' : '0'}\n`) }, ['arm-recorded', 'seal-logged']],
    ['a promise of another record', { promise: signNote(trial.promiseText('haab', random(), '2026-12-01'), promiser) }, ['draw-promised']],
    ['a promise by another key', { promise: signNote(trial.promiseText('haab', committed, '2026-12-01'), ecdsa) }, ['draw-promised']],
    ['a promise for another day of a month', { promise: signNote(trial.promiseText('haab', committed, '2026-12-02'), promiser) }, ['draw-promised']],
    ['a promise for no month', { promise: signNote(trial.promiseText('haab', committed, '2026-13-01'), promiser) }, ['draw-promised']],
    ['a promise with words added', { promise: signNote(`${trial.promiseText('haab', committed, '2026-12-01')}maybe\n`, promiser) }, ['draw-promised']],
    ['a checkpoint by another key', { sealProof: proof(0, [], checkpoint(1, levels[0][0], otherKey)) }, ['seal-logged']],
    ['a checkpoint of another root', { sealProof: proof(0, [], checkpoint(1, random(), ecdsa)) }, ['seal-logged']],
    ['a seal proof of another index', { sealProof: proof(1, [], firstCheckpoint) }, ['seal-logged']],
    ['a seal proof cut short', { sealProof: receipt.sealProof.slice(0, -1) }, ['seal-logged']],
  ]) {
    test(`is false with ${why}: ${falseChecks.join(', ')}`, async () => {
      const { checks } = await check(changes);
      assert.deepEqual(withResult(checks, false), falseChecks);
    });
  }

  for (const [why, knows, falseChecks] of [
    ['a reader who has another key for the log', { logKeys: [otherKey.vkey], log }, ['seal-logged', 'log-trusted', 'draw-logged']],
    ['a log without it', { log: { checkpoint: firstCheckpoint, entries: entries.slice(0, 1) } }, ['draw-logged']],
    ['a log with one entry changed', { log: { checkpoint: lastCheckpoint, entries: entries.with(9, utf8(trial.recordEntry(random()))) } }, ['draw-logged', 'log-grown']],
    ['a log cut short', { log: { checkpoint: lastCheckpoint, entries: entries.slice(0, -1) } }, ['draw-logged', 'log-grown']],
    ['a proof at another index', { proof: drawProof.replace('index 198', 'index 199') }, ['draw-logged']],
    ['a proof of another entry', { proof: proof(199, trial.inclusionPath(levels, 199), lastCheckpoint) }, ['draw-logged']],
  ]) {
    test(`does not hold for ${why}`, async () => {
      const { checks } = await check({}, knows);
      assert.deepEqual(withResult(checks, false), falseChecks);
    });
  }

  test('does not hold for a log that begins with another seal', async () => {
    const others = [utf8(trial.recordEntry(random())), utf8(entry)];
    const root = await trial.treeRoot(await Promise.all(others.map(trial.leafHash)));
    const { checks } = await check({}, { log: { checkpoint: checkpoint(2, root, ecdsa), entries: others } });
    assert.deepEqual(withResult(checks, false), ['log-grown']);
  });

  test('does not hold for a log with an entry of no known kind, however well signed', async () => {
    const others = [utf8(sealEntry), utf8(entry), utf8('trial/v1/other\n')];
    const root = await trial.treeRoot(await Promise.all(others.map(trial.leafHash)));
    const { checks } = await check({}, { log: { checkpoint: checkpoint(3, root, ecdsa), entries: others } });
    assert.deepEqual(withResult(checks, false), ['draw-logged', 'log-grown']);
  });

  for (const [why, text] of Object.entries({
    'no JSON': 'receipt', 'a list': '[]', nothing: 'null', 'another format': JSON.stringify({ ...receipt, format: 'trial/v2/receipt' }),
    'a setup that is not canonical': JSON.stringify({ ...receipt, setup: ` ${setup}` }), 'no seal entry': JSON.stringify({ ...receipt, sealEntry: undefined }),
    'an upper-case hash': JSON.stringify({ ...receipt, nArm: receipt.nArm.toUpperCase().padStart(64, 'A') }), 'a path of other things': JSON.stringify({ ...receipt, path: [7] }),
    'a leaf that is text': JSON.stringify({ ...receipt, leaf: '7' }), 'a field of no receipt': JSON.stringify({ ...receipt, name: 'A' }), 'an open part that is no text': JSON.stringify({ ...receipt, open: {} }),
    'no promise': JSON.stringify({ ...receipt, promise: undefined }), 'no proof of the seal': JSON.stringify({ ...receipt, sealProof: undefined }),
    'a promise that is null': JSON.stringify({ ...receipt, promise: null }), 'a promise that is a number': JSON.stringify({ ...receipt, promise: 7 }),
  })) {
    test(`is not read from ${why}`, async () => {
      const { arm, checks } = await trial.checkReceipt(text);
      assert.equal(arm, null);
      assert.deepEqual(checks, [{ name: 'receipt-read', result: false }]);
    });
  }
});

describe('A receipt of a lot that is waited for', async () => {
  const study = await makeStudy(200, { people: 4, days: 28 });
  const { receipt, known, open, setup, sealEntry, promiser, log } = study;
  const check = (changes, knows = known) => trial.checkReceipt(JSON.stringify({ ...receipt, ...changes }), knows);
  const names = ['receipt-read', 'setup-sealed', 'beacon', 'sign-up-recorded', 'sign-up-promised', 'seal-logged', 'log-trusted', 'sign-up-logged', 'log-grown'];

  test('holds without an arm', async () => {
    const { arm, study: name, promisedBy, checks } = await check({});
    assert.deepEqual([arm, name, promisedBy], [null, 'haab', '2026-12-01']);
    assert.deepEqual(checks.map(({ name }) => name), names);
    assert.deepEqual(withResult(checks, true), names.filter((name) => name !== 'beacon'));
    assert.equal(trial.parseReceipt(JSON.stringify(receipt)).arm, null);
  });

  for (const [why, changes, falseChecks] of [
    ['another kind of record', { open: open.replace('"referral"', '"draw"') }, ['sign-up-recorded', 'sign-up-promised', 'sign-up-logged']],
    ['a field more in the record', { open: open.replace('"kind"', '"arm":"P","kind"') }, ['sign-up-recorded', 'sign-up-promised', 'sign-up-logged']],
    ['another study in the record', { open: open.replace('haab', 'other') }, ['sign-up-recorded', 'sign-up-promised', 'sign-up-logged']],
    ['one bit of nOpen', { nOpen: hex(flipped(unhex(receipt.nOpen))) }, ['sign-up-promised', 'sign-up-logged']],
    ['one bit of the closed hash', { closedHash: hex(flipped(unhex(receipt.closedHash))) }, ['sign-up-promised', 'sign-up-logged']],
    ['another setup', { setup: setup.replace('"days":28', '"days":29') }, ['setup-sealed']],
    ['a setup that draws at referral', { setup: setup.replace('"cohort":{"days":28,"people":4},', '') }, ['setup-sealed', 'sign-up-recorded']],
    ['another seal entry', { sealEntry: sealEntry.replace(/.\n$/, (end) => `${end[0] === '0' ? '1' : '0'}\n`) }, ['seal-logged']],
    ['a promise of another record', { promise: signNote(trial.promiseText('haab', random(), '2026-12-01'), promiser) }, ['sign-up-promised']],
  ]) {
    test(`is false with ${why}: ${falseChecks.join(', ')}`, async () => assert.deepEqual(withResult((await check(changes)).checks, false), falseChecks));
  }

  test('does not hold for a log without it', async () => {
    const { checks } = await check({}, { log: await study.logOf((entries) => entries.slice(0, -2)) });
    assert.deepEqual(withResult(checks, false), ['sign-up-logged']);
    assert.equal(log.entries.length, 200);
  });

  for (const [why, changes] of Object.entries({ 'with an arm': { arm: 'P' }, 'with a leaf': { leaf: 1 }, 'as a receipt of a lot': { format: 'trial/v1/receipt' } })) {
    test(`is not read ${why}`, async () => assert.deepEqual((await check(changes)).checks, [{ name: 'receipt-read', result: false }]));
  }
});
