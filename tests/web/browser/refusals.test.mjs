import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, overflow, violations, visitor } from './browser.mjs';
import { startService } from './service.mjs';

// Pages that a demonstration cannot be brought to show (429, 503, a stratum that has closed, a text that has changed):
// the .NET tests leave them here, byte for byte as the site answered.
const folder = process.env.TRIAL_PAGES ?? '';
const noPages = existsSync(folder) ? noBrowser : 'no pages here: eng/test dotnet browser leaves them';

describe('Every refusal', { skip: noPages }, () => {
  const names = noPages ? [] : readdirSync(folder).sort();
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('is here', () => assert.ok(names.length >= 8, names.join(' ')));

  for (const how of [{ width: 320 }, { width: 390 }, { width: 390, javaScript: false }, { width: 1280 }]) {
    test(`at ${how.width} px${how.javaScript === false ? ' without JavaScript' : ''} keeps WCAG 2.2 AA as far as axe can tell`, async () => {
      const one = await visitor(browser, service.url, how);
      for (const name of names) {
        const url = `${service.url}/tilmelding?${name}`;
        await one.page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: readFileSync(join(folder, name)) }));
        await one.page.goto(url);
        assert.deepEqual(await violations(one), [], name);
        assert.equal(await overflow(one.page), 0, name);
      }
      assert.deepEqual(one.faults, []);
      await one.context.close();
    });
  }
});
