import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startRealStudy } from './real-study.mjs';
import { startService } from './service.mjs';
import { answerQuestions, follow, goOn } from './states.mjs';

//  How long the way to the lot is on a phone (docs/design.md): presses in the page's main part, and words to read from the first page of
//  the form, with a consent text of a hundred words. 175 words a minute is the low end of adults who read silently (Brysbaert 2019).

const mostPresses = 9;
const typing = 2; // into the field, and on
const [minutes, wordsAMinute] = [4, 175];

/** Tells of each press in the page's main part: whether it is on a box or field, and how many words could be seen there. */
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

  for (const language of ['da', 'en']) {
    for (const [way, most] of /** @type {const} */ ([['the front page', mostPresses], ['the QR code of a slip', mostPresses], ['a slip that is typed', mostPresses + typing]])) {
      test(`takes at most ${most} presses and ${minutes} minutes of reading by ${way} in ${language}`, async (t) => {
        const typed = way === 'a slip that is typed';
        const { url } = way === 'the front page' ? service : withSlips;
        const [slip] = way === 'the front page' ? [] : await withSlips.slips(1);
        const { page, context } = await visitor(browser, url, { width: 390 });
        const presses = [];
        await page.exposeFunction('pressed', (press) => { presses.push(press); });
        await page.addInitScript(watch);

        const prefix = language === 'en' ? '/en' : '';
        await page.goto(url + (way === 'the QR code of a slip' ? `${prefix}/tilmelding#${slip}` : prefix || '/'));
        if (way !== 'the QR code of a slip') await follow(page, page.locator('main a.button-primary').first());
        await goOn(page); // from what it is about to the first question
        if (typed) {
          await page.locator('#slip').click();
          await page.locator('#slip').fill(slip);
          await goOn(page);
        }
        await answerQuestions(page);
        await page.waitForFunction(() => !document.querySelector('main [data-code][hidden]')); // its buttons are words to read too
        await goOn(page);
        await page.locator('#receipt').waitFor();

        const turned = presses.filter(({ turns }) => turns).map((press) => press.words);
        const front = way === 'the QR code of a slip' ? [] : turned.splice(0, 1);
        const words = turned.reduce((sum, more) => sum + more, 0);
        t.diagnostic(`${presses.length} presses, ${words} words on the form, ${front[0] ?? 'none'} on the front page`);
        assert.ok(presses.length > 6 && presses.length <= most, `${presses.length} presses`);
        assert.ok(words > 200 && words <= minutes * wordsAMinute, `${words} words to read`);
        await context.close();
      });
    }
  }
});
