import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkReceipt } from '../../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { flaws, launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { comeBack, meetEveryState, signUp } from './states.mjs';

describe('Citizens', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Nothing left the origin, nothing went wrong, nothing stays. */
  async function assertQuiet(one) {
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  }

  for (const [name, how, language] of [
    ['on a phone', {}, 'da'],
    ['on a phone, in English', {}, 'en'],
    ['on a phone without JavaScript', { javaScript: false }, 'da'],
  ]) {
    test(`A person ${name} signs up, and comes back with the code`, async () => {
      const first = await visitor(browser, service.url, how);
      const { code, outcome, receipt } = await signUp(first.page, service.url, { language });
      assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
      await assertQuiet(first);

      const later = await visitor(browser, service.url, how);
      const back = await comeBack(later.page, service.url, code.toLowerCase().replaceAll('-', ' '), language);
      assert.equal(back.outcome, outcome);
      assert.deepEqual(JSON.parse(back.receipt), JSON.parse(receipt));
      await assertQuiet(later);
    });

    test(`The receipt of a person ${name} holds in the JavaScript twin`, async () => {
      const one = await visitor(browser, service.url, how);
      const { receipt } = await signUp(one.page, service.url, { language });
      const { arm, checks } = await checkReceipt(receipt);
      assert.match(arm, /^[PC]$/);
      assert.deepEqual(checks.filter(({ result }) => result === false), []);
      assert.ok(checks.filter(({ result }) => result === true).length >= 4);
      await one.context.close();
    });
  }

  for (const language of ['da', 'en']) {
    for (const javaScript of [true, false]) {
      test(`Every page and state in ${language}, scripts ${javaScript ? 'on' : 'off'}, keeps WCAG 2.2 AA as far as axe can tell, and fits its window`, async () => {
        const one = await visitor(browser, service.url, { javaScript });
        await meetEveryState(one, service, language, async (state) => assert.deepEqual(await flaws(one), [], state));
        assert.deepEqual(one.faults.filter((fault) => !fault.endsWith('/nowhere')), []);
        assert.deepEqual(await leftBehind(one), []);
        await one.context.close();
      });
    }
  }
});
