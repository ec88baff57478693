import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

//  The real service as it is deployed (eng/azure-build), under Trial.LocalHost, on a free port of this machine and an empty data folder: the
//  demonstration study.

/**
 * @typedef {{ url: string, data: string, said: () => string, end: () => Promise<void>, stop: () => Promise<void>, people: () => Promise<People> }} Service
 * @typedef {{ peer: string, control: string }} People codes of somebody in a group that has news, and of somebody in the control group
 */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const configuration = process.env.TRIAL_CONFIGURATION ?? 'Debug';
const secondsToStart = 300;
const lastWords = [/^auditor .*\n/m, /^host .*x-functions-key: .*\n/m]; // the app's and the host's, when it has begun to answer

/**
 * @param {{ [setting: string]: string }} [more] TRIAL_DATA: a folder that is there already; PUBLIC_URL: 'its own' is where it listens
 * @returns {Promise<Service>}
 */
export async function startService(more = {}) {
  const data = more.TRIAL_DATA ?? await mkdtemp(join(tmpdir(), 'trial-browser-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const settings = more.PUBLIC_URL === 'its own' ? { ...more, PUBLIC_URL: url } : more;
  const child = spawn('dotnet', [`src/Trial.LocalHost/bin/${configuration}/net10.0/Trial.LocalHost.dll`, '.publish/azure'], {
    cwd: root,
    detached: true, // a process group of its own, so that what dotnet starts ends with it
    env: { ...process.env, ...settings, TRIAL_DATA: data, ASPNETCORE_URLS: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });

  const kill = () => killGroup(child);
  process.once('exit', kill);
  const end = async () => {
    process.off('exit', kill);
    const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
    kill();
    await ended;
  };
  const stop = async () => {
    await end();
    await rm(data, { recursive: true, force: true });
  };

  if (!await answers(url, child, () => lastWords.every((words) => words.test(output)))) {
    await stop();
    throw new Error(`The service did not start at ${url}:\n${output}`);
  }
  /** @type {Promise<People> | undefined} */
  let people;
  return { url, data, said: () => output, end, stop, people: () => people ??= meetPeople(url, data) };
}

/**
 * Sends JSON as a member of staff, or as nobody.
 * @param {string} url @param {string} data @param {string | null} role @param {object} [body] @param {string} [method]
 */
export async function ask(url, data, role, body = {}, method = 'POST') {
  const headers = { 'content-type': 'application/json' };
  if (role) headers.authorization = `Bearer ${JSON.parse(await readFile(join(data, 'staff-keys.json'), 'utf8'))[role]}`;
  const answer = await fetch(url, { method, headers, body: method === 'GET' ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** Runs a timer by hand, with the host's key. @param {string} url @param {string} data @param {string} name */
export async function runTimer(url, data, name) {
  const key = (await readFile(join(data, 'host-key'), 'utf8')).trim();
  const answer = await fetch(`${url}/admin/functions/${name}`, { method: 'POST', headers: { 'x-functions-key': key } });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
}

/** Signs somebody up at a place, the first if none is named. @param {string} url @param {(strata: any[]) => any} [choose] */
async function submit(url, choose = ([first]) => first) {
  const { consentVersion, strata } = await (await fetch(`${url}/api/study`)).json();
  const place = choose(strata);
  const answer = await ask(`${url}/api/referrals`, '', null, {
    token: randomBytes(16).toString('base64url'), stratum: place.code, slots: [place.slots[0].id], adult: true, everydayLife: true,
    understandsLottery: true, consent: consentVersion, companionship: true, language: 'da',
  });
  return { place, ...await answer.json() };
}

/** Signs somebody up at the first place without a browser. @param {string} url @returns {Promise<string>} the code */
export const signUpByRequest = async (url) => (await submit(url)).code;

/** Draws until both outcomes are there; the first in a group gets its roster and a notice. */
async function meetPeople(url, data) {
  /** @type {any} */
  const codes = {};
  let last;
  while (!codes.peer || !codes.control) {
    const { arm, code, place } = await submit(url, (strata) => strata.at(-1)); // nobody else signs up there, so that the group is theirs
    codes[arm] ??= code;
    last = place;
  }
  await runTimer(url, data, 'IssueRosters');
  await ask(`${url}/api/groups/${last.code}1/notices`, data, 'coordinator', { text: 'Vi mødes ved indgangen til højre.\nDer er kaffe og te.' });
  return codes;
}

/** Cancels every group of a place. @param {Service} service @param {string} stratum */
export async function cancelGroups({ url, data }, stratum) {
  const groups = await (await ask(`${url}/api/groups`, data, 'coordinator', {}, 'GET')).json();
  for (const { group } of groups.filter(({ plan, state }) => plan.stratum === stratum && state !== 'cancelled')) {
    await ask(`${url}/api/groups/${group}`, data, 'coordinator', { state: 'cancelled' }, 'PATCH');
  }
}

/** A port that nobody listens on just now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url, child, hasGreeted) {
  for (let tries = 0; tries < secondsToStart * 4 && child.exitCode === null; tries++) {
    const status = hasGreeted() ? (await fetch(url).catch(() => null))?.status : undefined;
    if (status === 200 || status === 503) return true; // 503: it waits for its study
    await setTimeout(250);
  }
  return false;
}

function killGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // already gone
  }
}
