import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { startService } from './service.mjs';
import { answerAll, chooseTime, comeBack, follow, goOn, mainButton, say, signUp } from './states.mjs';

//  The phone's Back button, Forward and a page that is loaded again lead somewhere of ours, and nothing that was answered is left behind.

describe('Back and Forward', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const title = (page) => page.locator('h1').textContent();
  const heading = (page, text) => page.locator(`h1:has-text("${text}")`).waitFor();
  const state = (page) => page.evaluate(() => JSON.stringify(globalThis.history.state));

  /** A visitor who has come by the front page to the first question. */
  const begin = async () => {
    const one = await visitor(browser, service.url);
    await one.page.goto(service.url);
    await one.page.goto(`${service.url}/tilmelding`);
    await goOn(one.page);
    return one;
  };

  const press = async (page, way, text) => {
    await page.evaluate((direction) => globalThis.history[direction](), way);
    await heading(page, text);
  };

  const end = async (one) => {
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  };

  test('Back leads through the questions with their answers, and Forward back again', async () => {
    const one = await begin();
    const { page } = one;
    await say(page, 'yes');
    await say(page, 'yes');
    await chooseTime(page);
    await heading(page, 'Vil du gerne have følgeskab bagefter?');

    await press(page, 'back', 'Hvor og hvornår');
    await press(page, 'back', 'Er der noget');
    await page.getByText('Dit svar er ja.').waitFor();
    await press(page, 'forward', 'Hvor og hvornår');
    assert.ok(await page.locator('main input[name="slots"]').first().isChecked());
    await page.locator('main input[name="slots"]').nth(1).check(); // not sent, and not lost
    await press(page, 'back', 'Er der noget');
    await press(page, 'forward', 'Hvor og hvornår');
    assert.ok(await page.locator('main input[name="slots"]').nth(1).isChecked());
    await press(page, 'back', 'Er der noget');
    await press(page, 'back', 'Er du fyldt 18');
    await press(page, 'back', 'Før du melder dig til');
    await page.goBack();
    await heading(page, 'Når hverdagen er svær');
    await end(one);
  });

  test('Every step has the same address and the same title, and its state is a number that tells no answer', async () => {
    const seen = [];
    for (const adult of ['yes', 'no']) {
      const one = await begin();
      await say(one.page, adult);
      seen.push([one.page.url(), await one.page.title(), await state(one.page)]);
      await end(one);
    }
    assert.deepEqual(seen[0], [`${service.url}/tilmelding`, 'Tilmeld dig – Håb og selvbestemmelse i hverdagslivet', '2']);
    assert.deepEqual(seen[1], seen[0]);
  });

  test('A finger that touches twice answers one question', async () => {
    const one = await begin();
    const touched = one.page.evaluate(() => new Promise((tell) => {
      const hit = () => {
        const { x, y } = document.querySelector('main button[value="yes"]').getBoundingClientRect();
        return document.elementFromPoint(x + 20, y + 20)?.tagName === 'BUTTON';
      };
      document.addEventListener('drawn', () => {
        const [atOnce, soon] = [hit(), document.querySelector('main button[value="yes"]').getAnimations()[0].finished];
        soon.then(() => tell([atOnce, hit()]));
      }, { once: true });
    }));
    await say(one.page, 'yes');
    assert.deepEqual(await touched, [false, true]);
    await end(one);
  });

  test('The lot is told at the top of its page, where a phone shows it', async () => {
    const one = await begin();
    await one.page.setViewportSize({ width: 390, height: 664 });
    await answerAll(one.page);
    await heading(one.page, 'Lodtrækningen');
    await one.page.waitForTimeout(500); // the browser would scroll after the page is drawn
    assert.equal(await one.page.evaluate(() => globalThis.scrollY), 0);
    await end(one);
  });

  for (const [language, path] of [['da', ''], ['en', '/en']]) {
    test(`Both answers of a question are seen at once on a small phone, in ${language}`, async () => {
      const one = await visitor(browser, service.url);
      await one.page.setViewportSize({ width: 390, height: 664 });
      await one.page.goto(`${service.url}${path}/tilmelding`);
      await goOn(one.page);
      for (const answer of [say, say, chooseTime, say]) {
        if (answer === say) {
          const buttons = await one.page.locator('.saying button').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
          assert.ok(buttons.length === 2 && Math.max(...buttons) <= 664, buttons.join());
        }
        await answer(one.page, 'yes');
      }
      await end(one);
    });
  }

  test('The page\'s own button Back is the browser\'s', async () => {
    const one = await begin();
    const before = await one.page.evaluate(() => globalThis.history.length);
    await say(one.page, 'yes');
    await one.page.locator('button[value="back"]').click();
    await heading(one.page, 'Er du fyldt 18');
    assert.equal(await state(one.page), '1');
    assert.equal(await one.page.evaluate(() => globalThis.history.length), before + 1);
    await end(one);
  });

  test('A question that was not answered is asked in its place, and the error leads to its field', async () => {
    const one = await begin();
    for (let question = 0; question < 2; question++) await say(one.page, 'yes');
    await goOn(one.page);
    assert.equal(await state(one.page), '3');
    await one.page.locator('.alert a').click();
    assert.equal(await one.page.evaluate(() => document.activeElement?.id), 'slots');
    await press(one.page, 'back', 'Er der noget');
    await end(one);
  });

  test('The other language shows the same step, and Back stays in it', async () => {
    const one = await begin();
    await say(one.page, 'yes');
    await follow(one.page, one.page.locator('form.language button'));
    await heading(one.page, 'Is something in your everyday life');
    assert.equal(await state(one.page), '2');
    assert.equal(await one.page.getAttribute('html', 'lang'), 'en');
    await press(one.page, 'back', 'Er du fyldt 18'); // its address is Danish
    await one.page.getByText('Dit svar er ja.').waitFor();
    await end(one);
  });

  test('A page that is loaded again begins anew, and Back from it leads out', async () => {
    const one = await begin();
    await say(one.page, 'yes');
    await one.page.reload();
    await heading(one.page, 'Før du melder dig til');
    await one.page.waitForFunction(() => globalThis.history.state === 0);
    await one.page.goBack();
    await heading(one.page, 'Når hverdagen er svær');
    await end(one);
  });

  test('Who has been elsewhere comes back to the front page, with no answer in it', async () => {
    const one = await begin();
    await say(one.page, 'yes');
    await one.page.goto(`${service.url}/privatliv`);
    await one.page.goBack();
    await heading(one.page, 'Når hverdagen er svær');
    assert.equal(await one.page.locator('main input[name="token"]').count(), 0);
    await end(one);
  });

  test('After the lot Back shows the front page, and neither answers nor code are left in the history', async () => {
    const one = await begin();
    await answerAll(one.page);
    await heading(one.page, 'Lodtrækningen');
    const code = (await one.page.locator('#code').textContent()).trim();
    await one.page.goBack();
    await heading(one.page, 'Når hverdagen er svær');
    assert.equal((await one.page.content()).includes(code), false);
    await one.page.goForward();
    await one.page.waitForFunction(() => document.querySelector('h1'));
    assert.equal((await one.page.content()).includes(code), false);
    await end(one);
  });

  test('Who says no is met by a page with a way back, and Back leads to the question', async () => {
    const one = await begin();
    await say(one.page, 'no');
    assert.notEqual(await title(one.page), 'Er du fyldt 18 år?');
    await press(one.page, 'back', 'Er du fyldt 18');
    await one.page.getByText('Dit svar er nej.').waitFor();
    await say(one.page, 'yes');
    await heading(one.page, 'Er der noget');
    await end(one);
  });

  test('Behind a code Back leads to what it shows, and then to an empty field', async () => {
    const one = await visitor(browser, service.url);
    const { peer } = await service.people();
    await comeBack(one.page, service.url, peer);
    await follow(one.page, one.page.locator('button[value="data"]'));
    await heading(one.page, 'Slet det');
    await press(one.page, 'back', 'Lodtrækningen');
    await press(one.page, 'back', 'Min kode');
    assert.equal(await one.page.locator('#code').inputValue(), '');
    await press(one.page, 'forward', 'Min kode'); // it is to be typed again
    await end(one);
  });

  const deleteAll = async () => {
    const one = await visitor(browser, service.url);
    const { code } = await signUp(one.page, service.url);
    await comeBack(one.page, service.url, code);
    await follow(one.page, one.page.locator('button[value="data"]'));
    await goOn(one.page);
    await heading(one.page, 'Dine data er slettet');
    return one;
  };

  test('After everything is deleted Back shows the front page', async () => {
    const one = await deleteAll();
    await one.page.goBack();
    await heading(one.page, 'Når hverdagen er svær');
    await end(one);
  });

  test('A link to the address of a page after which nothing follows leads there, and the field is empty', async () => {
    const one = await deleteAll();
    await follow(one.page, one.page.locator('header nav a:text-is("Min kode")'));
    assert.equal(await one.page.locator('#code').inputValue(), '');
    await end(one);
  });

  test('A code that is not known stays in its field', async () => {
    const one = await visitor(browser, service.url);
    await one.page.goto(`${service.url}/kode`);
    await one.page.locator('#code').fill('0000 0000 0000 0000 0');
    await goOn(one.page);
    assert.match(await one.page.textContent('#error'), /Vi kender ikke den kode/);
    assert.equal(await one.page.locator('#code').inputValue(), '0000 0000 0000 0000 0');
    await end(one);
  });

  test('Forlad siden in the middle of the form leaves nothing to go back to', async () => {
    const one = await visitor(browser, service.url);
    await one.page.goto('data:text/html,<h1>before</h1>');
    await one.page.goto(`${service.url}/tilmelding`);
    await goOn(one.page);
    await say(one.page, 'yes');
    await one.page.locator('a.exit').click();
    await one.page.waitForURL('**/farvel');
    await one.page.waitForFunction(() => !globalThis.navigation.canGoForward);
    for (let back = 0; back < 2; back++) await one.page.goBack();
    assert.equal(await one.page.textContent('h1'), 'before');
    await end(one);
  });

  test('Without a network the answers stay, and the page says so', async () => {
    const one = await begin();
    for (let question = 0; question < 2; question++) await say(one.page, 'yes');
    await one.page.locator('main input[name="slots"]').first().check();
    await one.context.setOffline(true);
    await one.page.locator(mainButton).click();
    await one.page.getByText('Der er ingen forbindelse lige nu.').waitFor();
    assert.ok(await one.page.locator('main input[name="slots"]').first().isChecked());
    await one.context.setOffline(false);
    await goOn(one.page);
    await heading(one.page, 'Vil du gerne have følgeskab');
    assert.equal(one.faults.length, 1); // that request, which Chromium names
    await one.context.close();
  });
});
