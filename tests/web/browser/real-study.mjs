import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as trial from '../../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { vectors } from '../vectors.mjs';
import { owner } from './owner.mjs';
import { ask, startService } from './service.mjs';

//  A real study of its own: sealed by the JavaScript twin, installed as docs/ceremony.md says, open to people with slips. That the
//  service takes the twin's seal shows that the two agree on every byte of it.

const origin = 'log.example/haab';
const { chain, rounds: [{ round, signature }] } = vectors('drand-quicknet');
const policy = { design: 'big-stick', tolerance: 3 };
const plan = { arms: ['P', 'C'], ratio: [1, 1], strata: ['A', 'B'], capacity: 20, leaves: 128, policy };
const consent = {
  version: 'da-1',
  da: 'Jeg vil gerne være med i forsøget. Jeg ved, at der trækkes lod. Jeg kan komme i en gruppe eller i kontrolgruppen.\n'
    + 'Det er frivilligt. Jeg kan stoppe når som helst og skal ikke sige hvorfor.\n'
    + 'Jeg har læst, hvad der gemmes om mig: mine svar her, hvornår jeg svarede, og hvad loddet blev. Der gemmes ikke navn, CPR-nummer, telefon eller adresse.\n'
    + 'Jeg får en kode. Med den kan jeg se og slette det, der er gemt.\n'
    + 'Selve loddet bliver stående uden mine svar. Den, der kender dag og sted eller har min kvittering, kan stadig kende det igen.',
  en: 'I would like to take part in the trial. I know that lots are drawn. I may join a group or the control group.\n'
    + 'It is voluntary. I can stop at any time and don\'t have to say why.\n'
    + 'I have read what is stored about me: my answers here, when I gave them, and what the lot was. No name, CPR number, telephone number or address is stored.\n'
    + 'I get a code. With it I can see and erase what is stored.\n'
    + 'The draw itself stays, without my answers. Someone who knows the day and place, or has my receipt, can still recognise it.',
};
const random = () => new Uint8Array(randomBytes(32));

/**
 * @param {typeof byRequest} [take] takes the list into use
 * @param {object} [said] what the owner says beside what is needed
 * @returns {Promise<import('./service.mjs').Service & { slips: (count: number) => Promise<string[]> }>}
 */
export async function startRealStudy(take = byRequest, said = {}) {
  const waiting = await startService({ TRIAL_ORIGIN: origin });
  const { setup, sealEntry, secret } = await seal(waiting.said());
  await writeFile(join(waiting.data, 'list-1.json'), secret, { mode: 0o600 });
  await waiting.end();

  const elsewhere = await mkdtemp(join(tmpdir(), 'trial-anchor-'));
  const service = await startService({
    TRIAL_DATA: waiting.data, TRIAL_ANCHOR: join(elsewhere, 'anchor'), TRIAL_OWNER: owner(said), PUBLIC_URL: 'its own',
  });
  const stop = async () => {
    await service.stop();
    await rm(elsewhere, { recursive: true, force: true });
  };
  try {
    await take(service, setup, sealEntry);
    await open(service);
  } catch (error) {
    await stop(); // what runs on keeps the test from ending
    throw error;
  }
  const slips = async (count) => (await (await ask(`${service.url}/api/slips`, service.data, 'steward', { count })).json()).slips;
  return { ...service, stop, slips };
}

/** What is not in the setup. */
export const told = {
  consent,
  title: { da: 'Håb og selvbestemmelse i hverdagslivet', en: 'Hope and self-determination in everyday life' },
  strata: [{ code: 'A', name: 'Ved havnen' }, { code: 'B', name: 'Ved åen' }],
};

/** @param {import('./service.mjs').Service} service @param {string} setup @param {string} sealEntry */
async function byRequest(service, setup, sealEntry) {
  await ask(`${service.url}/api/study`, service.data, 'steward', { setup, sealEntry, ...told });
}

/** @param {import('./service.mjs').Service} service */
async function open(service) {
  for (const [stratum, place] of [['A', 'Havnehuset, Kajen 4'], ['B', 'Åhuset, Møllestien 12']]) {
    await ask(`${service.url}/api/groups`, service.data, 'coordinator', {
      stratum, place, weekday: 1, time: '16:30', first: '2099-06-01', capacity: 8, minimum: 3, pair: 'p1',
    });
  }
  await ask(`${service.url}/api/study/open`, service.data, 'steward', { reason: 'a test' });
}

/** The two public files of a ceremony and the service's own. @param {string} greeting what the service says of itself */
async function seal(greeting) {
  const service = JSON.parse(`{${greeting.split('\n').filter((line) => line.startsWith('"')).join('').replace(/,$/, '')}}`);
  const [seed, policyRandom] = [random(), random()];
  const { capacity, leaves, ratio, strata } = plan;

  const setup = `${trial.canonical({
    format: 'trial/v1/setup', study: 'haab', seal: 1, arms: [{ id: 'P', name: 'peer' }, { id: 'C', name: 'control' }], ratio, strata, capacity, leaves,
    seed: trial.hex(await trial.seedHash(seed)), policy: trial.hex(await trial.policyCommitment(policyRandom, trial.canonical(policy))),
    batch: 8, beacon: { chain, round }, consent: trial.hex(await trial.sha256(consent.da)), source: 'a test', ...service,
  })}\n`;
  const prk = await trial.listKey(seed, setup, await trial.sha256(trial.unhex(signature)));
  const { root } = await trial.sealList(prk, plan);
  return {
    setup,
    sealEntry: await trial.formatSealEntry({ setup: await trial.sha256(setup), signature, root, leaves, prk }),
    secret: `${trial.canonical({ listKey: trial.hex(prk), policy: trial.canonical(policy), policyRandom: trial.hex(policyRandom) })}\n`,
  };
}
