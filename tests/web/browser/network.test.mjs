import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeStudy } from '../a-study.mjs';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { signUp } from './states.mjs';
import { vectors } from '../vectors.mjs';

//  What goes over the wire: how heavy the first page is, how the form does on a slow network, and the whole public log.

const { chain, rounds: [round] } = vectors('drand-quicknet'); // a genuine beacon: the check looks at it too
const heaviest = 150_000; // bytes, without fonts
const slow3G = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 }; // Chromium's own: milliseconds, bytes a second
const patience = 20_000; // milliseconds until the first page can be read

const bundleSize = 256;

/** The log of docs/formats.md section 3 as a server answers for it. @param {{ checkpoint: string, entries: Uint8Array[] }} log */
function served({ checkpoint, entries }) {
  const whole = Math.floor(entries.length / bundleSize);
  return (path) => {
    if (path === '/log/checkpoint') return Buffer.from(checkpoint);
    const [, digits, width] = /^\/log\/tile\/entries\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? [];
    const number = digits === undefined ? -1 : Number(digits.replace(/[x/]/g, ''));
    const count = number < whole ? bundleSize : number === whole ? entries.length % bundleSize : 0;
    if (count === 0 || (width ?? String(bundleSize)) !== String(count)) return null;
    const bundle = entries.slice(number * bundleSize, number * bundleSize + count);
    return Buffer.concat(bundle.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]));
  };
}

describe('Over the network', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('The first page comes in under 150 kB, without fonts, as Chromium counts what it receives', async (t) => {
    const { context, page } = await visitor(browser, service.url);
    const session = await context.newCDPSession(page);
    const [kinds, ended] = [new Map(), new Set()];
    let [bytes, fonts] = [0, 0];
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (kinds.get(requestId) === 'Font') fonts += encodedDataLength;
      else bytes += encodedDataLength;
      ended.add(requestId);
    });
    await page.goto(service.url);
    await page.waitForFunction(() => document.fonts.status === 'loaded' && [...document.fonts].some(({ status }) => status === 'loaded'));
    await new Promise((resolve) => { // what has been asked for is here and counted, fonts among it
      const look = () => { if (fonts > 0 && ended.size === kinds.size) resolve(null); };
      session.on('Network.loadingFinished', look);
      look();
    });

    t.diagnostic(`${bytes} bytes, and ${fonts} of fonts`);
    assert.ok(bytes > 10_000 && bytes < heaviest, `${bytes} bytes`);
    await context.close();
  });

  test('On slow 3G the first page is there to read, and a person signs up', { timeout: 300_000 }, async (t) => {
    const { context, page, faults } = await visitor(browser, service.url);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow3G);

    const start = performance.now();
    await page.goto(service.url, { waitUntil: 'commit' });
    await page.locator('h1').waitFor({ timeout: patience });
    t.diagnostic(`the first page can be read after ${Math.round(performance.now() - start)} ms`);

    const { code } = await signUp(page, service.url);
    assert.match(code, /^(?:\w{4}-){4}\w$/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('The receipt check fetches the whole log of 12,000 entries, and asks for nothing that is one person\'s', async () => {
    const { receipt, log, known } = await makeStudy(12_000, undefined, { chain, ...round });
    const [answer, asked] = [served(log), []];
    const { context, page, faults } = await visitor(browser, service.url);
    await page.route('**/log/**', (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      const body = answer(pathname);
      return body ? route.fulfill({ body }) : route.fulfill({ status: 404 });
    });

    await page.goto(`${service.url}/kontrol`);
    await page.locator('textarea').fill(JSON.stringify(receipt));
    await page.locator('main summary').click();
    await page.locator('[name=key]').fill(known.logKeys.join(' '));
    await page.locator('[data-check] button').click();
    await page.locator('[role=status].alert').waitFor();

    assert.match(await page.locator('[role=status]').textContent(), /^Kvitteringen holder\./);
    assert.deepEqual(await page.locator('[data-of=receipt] li:visible .notChecked').count(), 0);
    const bundles = Array.from({ length: 47 }, (_, n) => `/log/tile/entries/${String(n).padStart(3, '0')}${n === 46 ? '.p/224' : ''}`);
    assert.deepEqual(asked.toSorted(), ['/log/checkpoint', ...bundles].toSorted());
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('A receipt whose draw the log does not hold in time does not hold; before that day it says by when', async () => {
    const { receipt, logOf, entry } = await makeStudy(300);
    const { context, page } = await visitor(browser, service.url);
    const before = await logOf((entries) => entries.filter((one) => Buffer.from(one).toString() !== entry));
    await page.route('**/log/**', (route) => {
      const body = served(before)(new URL(route.request().url()).pathname);
      return body ? route.fulfill({ body }) : route.fulfill({ status: 404 });
    });

    await page.goto(`${service.url}/kontrol`);
    for (const [today, said] of [['2026-11-30', /Kommer senest 1\. december 2026\./], ['2026-12-01', /Holder ikke\./]]) {
      await page.clock.setFixedTime(new Date(`${today}T12:00:00Z`));
      await page.locator('textarea').fill(JSON.stringify(receipt));
      await page.locator('[data-check] button').click();
      await page.locator('[data-name="draw-logged"]').getByText(said).waitFor();
    }
    await context.close();
  });
});
