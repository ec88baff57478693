import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { owner } from './owner.mjs';
import { startService } from './service.mjs';
import { comeBack, follow, goOn, signUp } from './states.mjs';

//  Somebody in the control arm meets no group, so nothing that is shown to them alone speaks of one. Pages that are the same for everybody do.

const ofGroups = /(?<!kontrol|control )gr(?:uppe|oup)|forløb|course/i;

/** All that can be read: what is folded in, titles and labels, what lies in files, on paper as on the screen. @param {import('playwright-core').Page} page */
async function read(page) {
  const parts = await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const named = [...document.querySelectorAll('[aria-label], [alt], [title], [placeholder]')]
      .flatMap((element) => ['aria-label', 'alt', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
    const files = [...document.querySelectorAll('a[href^="data:"]')].map(({ href, download }) => `${download} ${atob(href.split(',')[1])}`);
    return [document.title, document.body.innerText, ...named, ...files];
  });
  return parts.join('\n');
}

describe('In the control arm', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService({ TRIAL_OWNER: owner() });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Signs up until the lot is that of the control arm. */
  async function drawControl(language) {
    for (let tries = 0; tries < 30; tries++) {
      const one = await visitor(browser, service.url);
      const { code, outcome } = await signUp(one.page, service.url, { language });
      if (/kontrolgruppe|control group/.test(outcome)) return { ...one, code };
      await one.context.close();
    }
    throw new Error('thirty lots in a row were of the other arm');
  }

  for (const language of ['da', 'en']) {
    test(`no page and no file that is theirs speaks of groups, in ${language}`, async () => {
      const { page, code, context } = await drawControl(language);
      const seen = [];
      const see = async (state) => {
        const text = await read(page);
        seen.push(state);
        assert.doesNotMatch(text, ofGroups, `${state}: ${text.match(new RegExp(`.{0,80}(?:${ofGroups.source}).{0,40}`, 'i'))}`);
        return text;
      };
      const back = () => comeBack(page, service.url, code, language);
      const press = (what) => follow(page, page.locator(`button[name="what"][value="${what}"]`));

      await see('result');
      await back();
      const held = await see('status');
      assert.match(held, /BEGIN:VCALENDAR/); // files are read too
      assert.match(held, /Navn, som vi fandt på|Name that we made up/);
      await page.locator('[data-check] button').click();
      await page.locator('.checks').waitFor();
      await see('checked');
      await press('receipt');
      await see('receipt');

      await back();
      await press('times');
      await see('times');
      for (const ticked of await page.locator('input[name="slots"]:checked').all()) await ticked.uncheck();
      await goOn(page);
      await see('times missing');
      await page.locator('#slots').check();
      await goOn(page);
      await see('times saved');

      for (const what of ['followUp', 'data']) {
        await back();
        await press(what);
        await see(`leave ${what}`);
        await goOn(page);
        await see(`left ${what}`);
        if (what === 'followUp') {
          await back();
          await see('status after it');
        }
      }
      await page.goto(`${service.url}${language === 'en' ? '/en' : ''}/kode`);
      await page.locator('#code').fill(code);
      await goOn(page);
      await see('deleted');
      assert.equal(seen.length, 13);
      await context.close();
    });
  }
});
