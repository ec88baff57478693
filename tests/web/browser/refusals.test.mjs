import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, noBrowser, visitor } from './browser.mjs';
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

  test('is here, in both languages', () => {
    const [danish, english] = [names.filter((name) => !name.includes('-en-')), names.filter((name) => name.includes('-en-'))];
    assert.ok(danish.length >= 8 && english.length === danish.length, names.join(' '));
  });

  for (const javaScript of [true, false]) {
    test(`keeps WCAG 2.2 AA as far as axe can tell, and fits its window, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const one = await visitor(browser, service.url, { javaScript });
      for (const name of names) {
        const url = `${service.url}/tilmelding?${name}`;
        await one.page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: readFileSync(join(folder, name)) }));
        await one.page.goto(url);
        assert.deepEqual(await flaws(one), [], name);
      }
      assert.deepEqual(one.faults, []);
      await one.context.close();
    });
  }
});
