import { freePort } from './service.mjs';
import { launchBrowser } from './browser.mjs';
import { lighthouse } from './packages.mjs';

//  Google's Lighthouse on its own phone profile: a slow phone on a slow network, both simulated.

/** The pages that a citizen opens by address; those behind a press are axe's (desks and citizens tests). */
export const opened = ['/', '/tilmelding', '/kode', '/om', '/kontrol', '/udtraek', '/privatliv', '/was', '/til-medarbejdere', '/farvel'];

/** A browser that Lighthouse can steer. @returns {Promise<{ port: number, close: () => Promise<void> }>} */
export async function launchForLighthouse() {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  return { port, close: () => browser.close() };
}

/**
 * What Lighthouse says of one page.
 * @param {{ port: number }} browser @param {string} url @param {string[]} categories accessibility, best-practices, performance
 * @returns {Promise<{ scores: { [category: string]: number }, found: string[] }>} 0 to 100; found: each audit that took points away
 */
export async function audit({ port }, url, categories) {
  const { lhr } = await (await lighthouse())(url, { port, onlyCategories: categories, logLevel: 'error', maxWaitForLoad: 120_000 });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(categories.map((category) => [category, Math.round(lhr.categories[category].score * 100)]));
  const found = categories.flatMap((category) => lhr.categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id}: ${lhr.audits[id].title}`);
  return { scores, found };
}
