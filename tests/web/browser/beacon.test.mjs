import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { makeStudy } from '../a-study.mjs';
import { vectors } from '../vectors.mjs';

//  The beacon's signature on /kontrol and in kontrol.html: the curve comes from here, only when a setup names a beacon, and under the page's policy.

describe("A receipt's beacon", { skip: noBrowser }, () => {
  const { chain, rounds: [first, second] } = vectors('drand-quicknet');
  let service, browser, file;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
    const one = await visitor(browser, service.url);
    await one.page.goto(`${service.url}/kontrol`);
    const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('a[download]').click()]);
    file = join(service.data, 'kontrol.html');
    await saved.saveAs(file);
    await one.context.close();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** How the page tells of the beacon, and whether it loaded the curve, before the check and after it. */
  const told = async (address, options, beacon) => {
    const { receipt } = await makeStudy(50, undefined, beacon);
    const one = await visitor(browser, service.url, { options });
    const loaded = [];
    const faults = [];
    one.page.on('request', (request) => { if (request.url().includes('bls')) loaded.push(request.url()); });
    one.page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await one.page.goto(address);
    const before = loaded.length;
    await one.page.locator('textarea').first().fill(JSON.stringify(receipt));
    await one.page.locator('[data-check] button').first().click();
    const word = one.page.locator('[data-of=receipt] [data-name=beacon] strong').first();
    await one.page.locator('.checks').first().waitFor();
    const answer = await word.getAttribute('class');
    await one.context.close();
    return { answer, before, after: loaded.length, faults };
  };

  for (const [what, beacon, answer] of [
    ['a true one', { chain, round: first.round, signature: first.signature }, 'held'],
    ["another round's", { chain, round: first.round, signature: second.signature }, 'notHeld'],
  ]) {
    test(`${what} is told on the page, which loads the curve for it alone`, async () => {
      assert.deepEqual(await told(`${service.url}/kontrol`, {}, beacon), { answer, before: 0, after: 1, faults: [] });
    });

    test(`${what} is told in the saved page without a network`, async () => {
      assert.deepEqual(await told(pathToFileURL(file).href, { offline: true }, beacon), { answer, before: 0, after: 0, faults: [] });
    });
  }

  test('a study without one loads no curve', async () => {
    const { receipt } = await makeStudy(50, undefined, { chain, round: first.round, signature: first.signature });
    const one = await visitor(browser, service.url);
    const loaded = [];
    one.page.on('request', (request) => { if (request.url().includes('bls')) loaded.push(request.url()); });
    await one.page.goto(`${service.url}/kontrol`);
    await one.page.locator('textarea').first().fill(JSON.stringify({ ...receipt, setup: receipt.setup.replace(/"beacon":\{[^}]*\}/, '"beacon":null') }));
    await one.page.locator('[data-check] button').first().click();
    await one.page.locator('.checks').first().waitFor();
    assert.deepEqual(loaded, []);
    await one.context.close();
  });
});
