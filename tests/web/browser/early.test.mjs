import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';

//  A real service that waits for its study.

const pages = [['/', 503], ['/tilmelding', 503], ['/kode', 503], ['/kontrol', 200], ['/was', 200]];

describe('Before a study is installed', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService({ TRIAL_ORIGIN: 'log.example/haab' });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  for (const javaScript of [true, false]) {
    test(`the pages are kind and whole, and lead out, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const one = await visitor(browser, service.url, { javaScript });
      for (const [path, status] of pages.flatMap(([page, expected]) => [[page, expected], [page === '/' ? '/en' : `/en${page}`, expected]])) {
        assert.equal((await one.page.goto(service.url + path)).status(), status, path);
        if (status === 503) assert.match(await one.page.textContent('h1'), /^(Vi er ikke åbnet endnu|We are not open yet)$/);
        assert.deepEqual(await flaws(one), [], path);
      }
      await one.page.locator('a.exit').click();
      await one.page.waitForURL('**/farvel');
      assert.deepEqual(one.faults.filter((fault) => !/ 503 /.test(fault)), []);
      assert.deepEqual(await leftBehind(one), []);
      await one.context.close();
    });
  }

  test('what speaks JSON is told in JSON', async () => {
    const answer = await fetch(`${service.url}/api/study`, { headers: { accept: 'text/html' } });
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [503, 'application/problem+json']);
    assert.equal((await answer.json()).type, '/problems/not-installed');
  });
});
