import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

//  The real service, started as README says, on a free port of this machine and an empty data folder: the demonstration study.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const configuration = process.env.TRIAL_CONFIGURATION ?? 'Debug';
const secondsToStart = 120;

/** @returns {Promise<{ url: string, data: string, said: () => string, stop: () => Promise<void> }>} */
export async function startService() {
  const data = await mkdtemp(join(tmpdir(), 'trial-browser-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn('dotnet', ['run', '--no-build', '--configuration', configuration, '--project', 'src/Trial.Functions'], {
    cwd: root,
    detached: true, // a process group of its own, so that what dotnet starts ends with it
    env: { ...process.env, TRIAL_DATA: data, ASPNETCORE_URLS: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });

  const end = () => killGroup(child);
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
    end();
    await ended;
    await rm(data, { recursive: true, force: true });
  };

  if (!await answers(url, child)) {
    await stop();
    throw new Error(`The service did not start at ${url}:\n${output}`);
  }
  return { url, data, said: () => output, stop };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url, child) {
  for (let tries = 0; tries < secondsToStart * 4 && child.exitCode === null; tries++) {
    if ((await fetch(url).catch(() => null))?.ok) return true;
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
