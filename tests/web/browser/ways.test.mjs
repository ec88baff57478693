import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, overflow, violations, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { mainButton, meetEveryState } from './states.mjs';

//  The ways in which people use a page: larger, with more air, with their own colours, without a mouse.

// WCAG 2.2, 1.4.12. A constructed sheet, since the pages' policy lets no style in from elsewhere.
const textSpacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
const spaceOut = (page) => page.evaluate((rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}, textSpacing);

/** What is no use on paper and shows, and the first choices of type for words; codes and numbers to compare have letters of one width. */
const onPaper = () => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const words = shown('body *').filter((element) => element.innerText?.trim());
  const types = new Set(words.map((element) => getComputedStyle(element).fontFamily.split(',')[0]).filter((type) => !/monospace/.test(type)));
  const press = shown('button, summary, nav, footer, a.exit, textarea, input[type=file]');
  return { toPress: press.map((element) => element.outerHTML.slice(0, 60)), types: [...types] };
};

/** Tabs on until `selector` has the focus; every stop on the way must show that it has it. */
async function tabTo(page, selector) {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => {
      const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
      return { there: document.activeElement.matches(wanted), shown: outlineStyle !== 'none' || boxShadow !== 'none', what: document.activeElement.outerHTML };
    }, selector);
    assert.ok(at.shown || at.what.startsWith('<body'), `the focus does not show on ${at.what}`);
    if (at.there) return;
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

describe('Ways to use the pages', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('Every page on paper has the type of the site, and nothing to press', async () => {
    const one = await visitor(browser, service.url);
    const { page } = one;
    await meetEveryState(one, service, 'da', async (state) => {
      await page.emulateMedia({ media: 'print' });
      assert.deepEqual(await page.evaluate(onPaper), { toPress: [], types: ['"IBM Plex Sans"'] }, state);
      await page.emulateMedia({ media: 'screen' });
    });
    await one.context.close();
  });

  for (const language of ['da', 'en']) {
    test(`Every page in ${language} bears zoom, more air and other colours`, async () => {
      const one = await visitor(browser, service.url, { options: { deviceScaleFactor: 2, forcedColors: 'active', reducedMotion: 'reduce' } });
      const { page } = one;
      await meetEveryState(one, service, language, async (state) => {
        await page.setViewportSize({ width: 640, height: 512 }); // a desktop window at 200%
        assert.equal(await overflow(page), 0, `${state} at 200%`);
        assert.deepEqual(await violations(one), [], `${state} in forced colours`);
        assert.equal(await page.evaluate(() => document.getAnimations().length), 0, `${state} moves`);

        await page.setViewportSize({ width: 320, height: 512 });
        await spaceOut(page);
        assert.equal(await overflow(page), 0, `${state} with the spacing of WCAG 1.4.12`);
        await page.evaluate(() => { document.adoptedStyleSheets = []; }); // the next step may be the same document
      });
      await one.context.close();
    });
  }

  test('The keyboard alone signs a person up, and the focus always shows', async () => {
    const { page, context } = await visitor(browser, service.url, { width: 1280 });
    const press = async (selector, key) => {
      await tabTo(page, selector);
      await page.keyboard.press(key);
    };
    const goOn = async () => {
      await tabTo(page, mainButton);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };

    await page.goto(`${service.url}/tilmelding`);
    await goOn();
    for (const answer of ['yes', 'yes', 'slots', 'yes', 'agreed']) {
      if (answer === 'slots') {
        await press('input[name="slots"]', 'Space');
        await goOn();
      } else {
        await tabTo(page, `main button[value="${answer}"]`);
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      }
    }
    await goOn();
    const code = (await page.locator('#code').textContent()).trim();
    assert.match(code, /^(?:\w{4}-){4}\w$/);

    await page.goto(`${service.url}/kode`);
    await tabTo(page, '#code');
    await page.keyboard.type(code);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await press('main summary', 'Enter'); // the research id
    await press('[data-check] button', 'Space');
    await page.locator('.checks').waitFor();
    await tabTo(page, 'button[value="followUp"]');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await goOn();
    assert.equal(await page.textContent('h1'), 'Du får ikke flere spørgsmål');
    await context.close();
  });
});
