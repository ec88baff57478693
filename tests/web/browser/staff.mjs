import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startRealStudy } from './real-study.mjs';
import { ask, startService } from './service.mjs';

//  What staff print: a sheet of slips of a real study, and a full group's roster and the record of a demonstration.

export const slipsOnSheet = 24;
const people = 16;

/** Saves each page as staff have it, a file on their own disk. @param {string} folder @returns {Promise<{ [name: string]: string }>} their addresses */
export async function savePages(folder) {
  await mkdir(folder, { recursive: true });
  const pages = { slips: await slipSheet(), ...await rosterAndRecord() };
  const saved = Object.entries(pages).map(async ([name, html]) => {
    const file = join(folder, `${name}.html`);
    await writeFile(file, html);
    return [name, pathToFileURL(file).href];
  });
  return Object.fromEntries(await Promise.all(saved));
}

async function slipSheet() {
  const service = await startRealStudy();
  try {
    return await (await ask(`${service.url}/api/slips?format=html`, service.data, 'steward', { count: slipsOnSheet })).text();
  } finally {
    await service.stop();
  }
}

async function rosterAndRecord() {
  const service = await startService();
  const look = async (role, path) => (await ask(`${service.url}${path}`, service.data, role, {}, 'GET')).text();
  try {
    const { consentVersion, strata } = await (await fetch(`${service.url}/api/study`)).json();
    const place = strata.at(-1);
    for (let i = 0; i < people; i++) {
      await ask(`${service.url}/api/referrals`, service.data, null, {
        token: randomBytes(16).toString('base64url'), stratum: place.code, slots: [place.slots[0].id], adult: true, everydayLife: true,
        understandsLottery: true, consent: consentVersion, companionship: i % 3 === 0, language: 'da',
      });
    }
    await service.people(); // and its roster, with a notice
    const roster = `/api/rosters/${place.code}1`;
    const { members } = JSON.parse(await look('coordinator', roster));
    const present = Object.fromEntries(members.map(({ alias }, i) => [alias, i !== 1]));
    await ask(`${service.url}${roster}/attendance`, service.data, 'coordinator', { week: 1, present }, 'PUT');
    return { roster: await look('coordinator', `${roster}?format=html`), record: await look('steward', '/api/record?format=html') };
  } finally {
    await service.stop();
  }
}
