import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './browser.mjs';
import { audit, launchForLighthouse, opened } from './lighthouse.mjs';
import { startService } from './service.mjs';

//  Performance is measured by eng/lighthouse, never asserted here: it depends on the machine.

describe('Lighthouse', { skip: noBrowser }, () => {
  const all = { accessibility: 100, 'best-practices': 100 };
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchForLighthouse();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  for (const path of [...opened, '/en']) {
    test(`gives ${path} 100 for accessibility and for best practice`, async () => {
      const { scores, found } = await audit(browser, service.url + path, Object.keys(all));

      assert.deepEqual(found, []);
      assert.deepEqual(scores, all);
    });
  }

  test('takes points from a page without a name, a language and words for its picture', async (t) => {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<img src="data:,"><p>hello')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());

    const { scores } = await audit(browser, `http://127.0.0.1:${server.address().port}/`, Object.keys(all));

    assert.ok(scores.accessibility < 100, JSON.stringify(scores));
  });
});
