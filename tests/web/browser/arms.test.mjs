import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { comeBack, follow, goOn, signUp } from './states.mjs';

//  Whoever sees the wire, and not what is in it, must not be able to tell the arms apart: the same requests in the same order, as long
//  ones and as long answers, and nothing of it in the browser's history.

const size = 32 * 1024;

//  What Chromium asks for, from the network or from what it holds; what lies under /assets by its name.
const everyPage = ['GET Bold.woff2', 'GET Regular.woff2', 'GET SemiBold.woff2', 'GET dkfds.css', 'GET exit.js', 'GET icon.svg', 'GET site.css'];
const checking = ['GET beacon.mjs', 'GET check.mjs', 'GET export.mjs', 'GET files.mjs', 'GET people.mjs', 'GET table.mjs'];
const expected = {
  lot: [...checking, 'GET chevron-down.svg', 'POST /tilmelding'],
  code: [...everyPage, 'GET /kode', 'GET code.mjs', 'GET steps.mjs', 'GET trial.mjs', 'POST /kode', ...checking, 'GET chevron-down.svg', 'GET chevron-up.svg'],
  stop: ['POST /kode', 'POST /kode'],
  times: ['GET check-white.svg', 'POST /kode', 'POST /kode'],
};
const pause = 500; // milliseconds without a request: then a step has asked for all that it asks for

describe('Both arms', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Waits until what the page asks for has come: a page that took another's place loads nothing anew. */
  async function quiet(page) {
    let last = performance.now();
    const touch = () => { last = performance.now(); };
    for (const event of ['request', 'requestfinished']) page.on(event, touch);
    while (performance.now() - last < pause) await setTimeout(50);
    for (const event of ['request', 'requestfinished']) page.off(event, touch);
  }

  /** Runs one step and tells what went over the wire: each request's name, what it sent and what came of it, in bytes, by name. */
  async function wire(page, step) {
    /** @type {Promise<{ name: string, sent: number, came: number }>[]} */
    const seen = [];
    const look = (request) => {
      const { protocol, pathname } = new URL(request.url());
      if (protocol === 'http:') {
        seen.push((async () => {
          const name = `${request.method()} ${pathname.startsWith('/assets/') ? pathname.split('/').at(-1) : pathname}`;
          const answer = await request.response();
          return { name, sent: request.postDataBuffer()?.length ?? 0, came: request.method() === 'POST' ? (await answer.body()).length : 0 };
        })());
      }
    };
    await quiet(page);
    page.on('request', look);
    await step();
    await quiet(page);
    await page.evaluate(() => document.fonts.ready);
    page.off('request', look);
    return (await Promise.all(seen)).toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  }

  const names = (requests) => requests.map(({ name }) => name);

  test('A code leads to the same requests, of the same lengths, whether a person has a group with news or none', async () => {
    const { peer, control } = await service.people();
    const seen = [];
    for (const code of [peer, control]) {
      const { context, page } = await visitor(browser, service.url); // with nothing from before
      const shown = await wire(page, async () => {
        await comeBack(page, service.url, code);
        for (const closed of await page.locator('main summary').all()) await closed.click();
      });
      const title = await page.title();
      const stopped = await wire(page, async () => {
        await follow(page, page.locator('button[name="what"][value="followUp"]'));
        await goOn(page);
      });
      assert.deepEqual(names(shown), expected.code.toSorted());
      assert.deepEqual(names(stopped), expected.stop.toSorted());
      seen.push({ shown, stopped, titles: [title, await page.title()] });
      await context.close();
    }

    assert.deepEqual(seen[0], seen[1]);
    const posts = [...seen[0].shown, ...seen[0].stopped].filter(({ name }) => name.startsWith('POST'));
    assert.deepEqual(posts.map(({ came }) => came), [size, size, size]);
  });

  test('Who stops the group sends and gets as many bytes as who stops something else', async () => {
    const { peer } = await service.people();
    const { context, page } = await visitor(browser, service.url);
    const seen = [];
    for (const what of ['group', 'data']) {
      await comeBack(page, service.url, peer);
      seen.push(await wire(page, () => follow(page, page.locator(`button[name="what"][value="${what}"]`))));
    }
    assert.deepEqual(seen[0], seen[1]);
    await context.close();
  });

  test('Who chooses other times asks for the same, in the same lengths, in both arms, and comes back to the code', async () => {
    const { peer, control } = await service.people();
    const seen = [];
    for (const code of [peer, control]) {
      const { context, page } = await visitor(browser, service.url);
      await comeBack(page, service.url, code);
      seen.push(await wire(page, async () => {
        await follow(page, page.locator('button[name="what"][value="times"]'));
        assert.ok(await page.locator('input[name="slots"]:checked').count() > 0); // what was chosen before
        await goOn(page);
      }));
      await goOn(page);
      assert.equal(await page.locator('button[name="what"][value="times"]').count(), 1);
      await context.close();
    }

    assert.deepEqual(names(seen[0]), expected.times);
    assert.deepEqual(seen[0], seen[1]);
    assert.deepEqual(seen[0].filter(({ name }) => name.startsWith('POST')).map(({ came }) => came), [size, size]);
  });

  test('A lot leads to the same requests, of the same lengths, whatever it was', async () => {
    /** @type {Map<string, any>} */
    const seen = new Map();
    for (let tries = 0; tries < 30 && seen.size < 2; tries++) {
      const { context, page } = await visitor(browser, service.url);
      let drawn = [];
      const { outcome } = await signUp(page, service.url, { draw: async (press) => { drawn = await wire(page, press); } });
      assert.deepEqual(names(drawn), expected.lot.toSorted());
      seen.set(outcome, { drawn, title: await page.title(), history: new URL(page.url()).pathname });
      await context.close();
    }

    const [one, other] = [...seen.values()];
    assert.equal(seen.size, 2);
    assert.deepEqual(one, other);
    assert.equal(one.drawn.find(({ name }) => name === 'POST /tilmelding').came, size);
  });
});
