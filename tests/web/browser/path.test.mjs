import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startRealStudy } from './real-study.mjs';
import { startService } from './service.mjs';
import { answerAll, follow, goOn } from './states.mjs';

//  How long the way to the lot is on a phone (docs/design.md): pages turned from the front page, and words to read from the first page
//  of the form. 175 words a minute is the low end of adults who read silently (Brysbaert 2019).

const mostTurns = 9;
const [minutes, wordsAMinute] = [4, 175];

/** Tells of each press in the page's main part: whether it turns the page, and how many words could be seen there. */
const watch = () => document.addEventListener('click', ({ target }) => {
  const pressed = /** @type {Element} */ (target).closest('main :is(a, button, input)');
  if (!pressed) return;
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNode(texts.currentNode);
    const { width, height } = range.getBoundingClientRect();
    const seen = texts.currentNode.parentElement.checkVisibility() && width > 1 && height > 1 && !texts.currentNode.parentElement.closest('.sr-only');
    if (seen) words += texts.currentNode.textContent.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }
  globalThis.pressed({ turns: !pressed.matches('input'), words });
}, { capture: true });

describe('The way to the lot on a phone', { skip: noBrowser }, () => {
  let service, withSlips, browser;
  before(async () => {
    service = await startService();
    withSlips = await startRealStudy();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
    await withSlips?.stop();
  });

  for (const [language, needsSlip] of [['da', false], ['en', false], ['da', true], ['en', true]]) {
    test(`is at most ${mostTurns} pages turned and ${minutes} minutes of reading in ${language}${needsSlip ? ', with a slip that is typed' : ''}`, async (t) => {
      const { url } = needsSlip ? withSlips : service;
      const { page, context } = await visitor(browser, url, { width: 390 });
      const presses = [];
      await page.exposeFunction('pressed', (press) => { presses.push(press); });
      await page.addInitScript(watch);

      await page.goto(url + (language === 'en' ? '/en' : '/'));
      await follow(page, page.locator('main a.button-primary').first());
      await goOn(page); // from what it is about to the first question
      if (needsSlip) {
        await page.locator('#slip').fill((await withSlips.slips(1))[0]);
        await goOn(page);
      }
      await answerAll(page);
      await page.locator('#receipt').waitFor();

      const turned = presses.filter(({ turns }) => turns);
      const words = turned.slice(1).reduce((sum, press) => sum + press.words, 0);
      t.diagnostic(`${presses.length} presses, ${turned.length} of them turn a page; ${turned[0].words} words on the front page, ${words} on the form`);
      assert.ok(turned.length > 5 && turned.length <= mostTurns, `${turned.length} pages turned`);
      assert.ok(words > 200 && words <= minutes * wordsAMinute, `${words} words to read`);
      await context.close();
    });
  }
});
