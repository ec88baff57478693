import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, leftBehind, noBrowser, overflow, violations, visitor } from './browser.mjs';

//  What the other tests rely on: a page that does what ours must never do is caught at it.

const pages = {
  '/plain': '<!DOCTYPE html><html lang="da"><title>Plain</title><main><h1>Plain</h1></main>',
  '/foreign': '<!DOCTYPE html><img alt="" src="http://127.0.0.1:9/picture.png">',
  '/error': '<!DOCTYPE html><script>console.error("wrong")</script>',
  '/throws': '<!DOCTYPE html><script>throw new Error("thrown")</script>',
  '/keeps': '<!DOCTYPE html><script>document.cookie = "a=b"; localStorage.a = "b"</script>',
  '/cookie': '<!DOCTYPE html>',
  '/wide': '<!DOCTYPE html><div style="width: 2000px">wide</div>',
  '/inaccessible': '<!DOCTYPE html><html><title>x</title><main><input></main>',
};

describe('The watch over pages', { skip: noBrowser }, () => {
  let server, origin, browser;
  before(async () => {
    server = createServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'text/html', ...(url === '/cookie' ? { 'set-cookie': 'a=b' } : {}) }).end(pages[url] ?? '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const at = async (path, how) => {
    const one = await visitor(browser, origin, how);
    await one.page.goto(origin + path);
    return one;
  };

  for (const javaScript of [true, false]) {
    test(`finds nothing wrong with a plain page, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const one = await at('/plain', { javaScript });
      assert.deepEqual([one.faults, await leftBehind(one), await violations(one), await overflow(one.page)], [[], [], [], 0]);
    });

    test(`finds fields without a name and pages without a language, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const found = await violations(await at('/inaccessible', { javaScript }));
      assert.deepEqual(found.map((violation) => violation.split(' ')[0]), ['html-has-lang', 'label']);
    });
  }

  for (const [path, word] of [['/foreign', 'request to http://127.0.0.1:9/'], ['/error', 'console: wrong'], ['/throws', 'exception: Error: thrown']]) {
    test(`sees ${path}`, async () => {
      const { context, page, faults } = await visitor(browser, origin);
      const seen = { predicate: () => faults.some((fault) => fault.startsWith(word)) };
      await Promise.all([Promise.race(['request', 'console', 'weberror'].map((event) => context.waitForEvent(event, seen))), page.goto(origin + path)]);
      await context.close();
    });
  }

  test('sees what is left behind', async () => {
    assert.deepEqual(await leftBehind(await at('/keeps')), ['cookie a', `storage of ${origin}`]);
    assert.deepEqual(await leftBehind(await at('/cookie')), ['cookie a']);
  });

  test('sees a page that is wider than its window', async () => assert.ok(await overflow((await at('/wide')).page) > 1000));
});
