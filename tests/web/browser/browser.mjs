import { existsSync } from 'node:fs';
import { axeSource, chromium } from './packages.mjs';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));

/** Why browser tests cannot run here, or false. For node's `skip`. */
export const noBrowser = executablePath ? false : 'no Chromium here: install it, or name it in CHROMIUM';

/** A browser with a new profile. Nothing is downloaded. */
export const launchBrowser = () => chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/**
 * A visitor with nothing from before. `faults` gathers what must not happen on any page: a request that leaves the origin,
 * an error on the console, an exception.
 * @param {import('playwright-core').Browser} browser @param {string} origin
 * @param {{ width?: number, javaScript?: boolean, options?: import('playwright-core').BrowserContextOptions }} [how]
 */
export async function visitor(browser, origin, { width = 390, javaScript = true, options = {} } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled: javaScript, locale: 'da-DK', ...options });
  const faults = [];
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} at ${message.location().url}`);
  });
  context.on('weberror', (error) => faults.push(`exception: ${error.error()}`));
  return { context, page: await context.newPage(), faults, origin, javaScript };
}

/** What a visitor's browser still holds of the site: must be nothing. @param {Awaited<ReturnType<typeof visitor>>} visitor */
export async function leftBehind({ context }) {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  return [...cookies.map(({ name }) => `cookie ${name}`), ...origins.map(({ origin }) => `storage of ${origin}`)];
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Every violation of WCAG 2.2 AA that axe finds on the page as it is now. axe needs scripts: what a visitor without them sees
 * is shown, byte by byte and at the same address, to a page that has them.
 * @param {import('playwright-core').Browser} browser @param {Awaited<ReturnType<typeof visitor>>} visitor @returns {Promise<string[]>}
 */
export async function violations(browser, { page, javaScript }) {
  if (javaScript) return runAxe(page);

  const [url, body] = [page.url(), await page.content()];
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const copy = await context.newPage();
  await copy.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await copy.goto(url);
  const found = await runAxe(copy);
  await context.close();
  return found;
}

async function runAxe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), rules);
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`));
}

/** By how many CSS pixels the page is wider than its window. @param {import('playwright-core').Page} page */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
