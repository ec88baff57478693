import { existsSync } from 'node:fs';
import { axeSource, chromium } from './packages.mjs';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));

/** Why browser tests cannot run here, or false. For node's `skip`. */
export const noBrowser = executablePath ? false : 'no Chromium here: install it, or name it in CHROMIUM';

/** A browser with a new profile. Nothing is downloaded. @param {string[]} [more] arguments */
export const launchBrowser = (more = []) => chromium.launch({
  executablePath,
  args: [...more, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const [phone, height] = [390, 844]; // of a window, in CSS pixels
const patience = 120_000; // milliseconds for any one thing: a machine ten times slower is no fault

/**
 * A visitor with nothing from before. `faults` gathers what must not happen on any page: a request that leaves the origin,
 * an error on the console, an exception.
 * @param {import('playwright-core').Browser} browser @param {string} origin
 * @param {{ width?: number, javaScript?: boolean, options?: import('playwright-core').BrowserContextOptions }} [how]
 */
export async function visitor(browser, origin, { width = phone, javaScript = true, options = {} } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'da-DK', ...options });
  context.setDefaultTimeout(patience);
  const faults = [];
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} at ${message.location().url}`);
  });
  context.on('weberror', (error) => faults.push(`exception: ${error.error()}`));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const allowScripts = (/** @type {boolean} */ value) => session.send('Emulation.setScriptExecutionDisabled', { value: !value });
  await allowScripts(javaScript);
  return { context, page, faults, origin, javaScript, allowScripts };
}

/** @typedef {Awaited<ReturnType<typeof visitor>>} Visitor */

/** What a visitor's browser still holds of the site: must be nothing. @param {Visitor} visitor */
export async function leftBehind({ context }) {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  return [...cookies.map(({ name }) => `cookie ${name}`), ...origins.map(({ origin }) => `storage of ${origin}`)];
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Every violation of WCAG 2.2 AA that axe finds on the page as it is now, and a heading that skips a level. axe needs scripts: what a visitor without them sees
 * gets them when it is there whole, too late for any of its own.
 * @param {Visitor} visitor @returns {Promise<string[]>}
 */
export async function violations({ page, javaScript, allowScripts }) {
  await allowScripts(true);
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  const found = await page.evaluate((values) => globalThis.axe.run({
    runOnly: { type: 'tag', values }, rules: { 'heading-order': { enabled: true } }, resultTypes: ['violations'],
  }), rules);
  await allowScripts(javaScript);
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`));
}

/** By how many CSS pixels the page is wider than its window. @param {import('playwright-core').Page} page */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The headings that begin with a small letter. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export const smallHeadings = (page) => page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4')]
  .map(({ textContent }) => textContent.trim()).filter((text) => /^\p{Ll}/u.test(text)));

/** The ids that more than one element has: their labels lead to the first. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export const sameIds = (page) => page.evaluate(() => [...document.querySelectorAll('[id]')]
  .map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at));

/**
 * What is wrong with the page as it is now: headings that begin small, ids used twice; for axe and too wide, in windows of each width; and for axe
 * in the dark on a phone.
 * @param {Visitor} visitor @param {number[]} [widths] CSS pixels: a small phone, a phone, a desktop
 * @returns {Promise<string[]>}
 */
export async function flaws(visitor, widths = [320, phone, 1280]) {
  const found = [
    ...(await smallHeadings(visitor.page)).map((text) => `a heading begins with a small letter: ${text}`),
    ...(await sameIds(visitor.page)).map((id) => `an id is used twice: ${id}`),
  ];
  for (const width of widths) {
    await visitor.page.setViewportSize({ width, height });
    const [wider, wrong] = [await overflow(visitor.page), await violations(visitor)];
    found.push(...(wider ? [`${wider} px too wide`, ...wrong] : wrong).map((flaw) => `at ${width} px: ${flaw}`));
  }
  await visitor.page.setViewportSize({ width: phone, height });
  await visitor.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' }); // no colour is on its way to another
  found.push(...(await violations(visitor)).map((flaw) => `in the dark: ${flaw}`));
  await visitor.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await overflow(visitor.page); // the colours are back before anything may move again
  await visitor.page.emulateMedia({ reducedMotion: 'no-preference' });
  return found;
}
