import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkReceipt } from '../../../src/Trial.Functions/wwwroot/js/trial.mjs';
import { flaws, launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { runTimer, signUpByRequest, startService } from './service.mjs';
import { comeBack, follow, goOn, signUp } from './states.mjs';

//  Where lots are drawn for several at a time: signed up, waiting, drawn, as four people at one place see it.

const words = {
  da: { title: 'Du er tilmeldt', when: 'Der trækkes lod, når 4 har meldt sig på dit sted.', checked: 'Kvitteringen holder. Der er ikke trukket lod endnu.', notDrawn: 'Der er ikke trukket lod endnu.' },
  en: { title: 'You have signed up', when: 'Lots are drawn when 4 people have signed up at your place.', checked: 'The receipt holds. The lot is not drawn yet.', notDrawn: 'Your lot hasn\'t been drawn yet.' },
};

describe('People who wait for their lot', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService({ TRIAL_DEMO: 'cohort' });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const quiet = async (one) => {
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  };

  const waits = async (one, language) => {
    const main = await one.page.locator('main').innerText();
    assert.ok(main.includes(words[language].when), main);
    assert.doesNotMatch(main, /kontrolgruppe|control group|gruppeforløb|group course/i);
    assert.deepEqual(await flaws(one), []);
  };

  test('sign up in either language, with and without JavaScript, come back, and find their lots with the same codes', async () => {
    const codes = [];
    for (const [language, how] of [['da', {}], ['en', { javaScript: false }]]) {
      const one = await visitor(browser, service.url, how);
      const { code, outcome } = await signUp(one.page, service.url, { language });
      assert.equal(outcome, words[language].title);
      await waits(one, language);
      await comeBack(one.page, service.url, code, language);
      await waits(one, language);
      await quiet(one);
      codes.push(code);
    }
    codes.push(await signUpByRequest(service.url), await signUpByRequest(service.url));

    await runTimer(service.url, service.data, 'DrawCohorts');

    const outcomes = [];
    for (const code of codes) {
      const one = await visitor(browser, service.url);
      const { outcome, receipt } = await comeBack(one.page, service.url, code);
      outcomes.push(outcome);
      const { arm, checks } = await checkReceipt(receipt);
      assert.match(arm, /^[PC]$/);
      assert.deepEqual(checks.filter(({ result }) => result === false), []);
      await quiet(one);
    }
    assert.equal(new Set(outcomes).size, 2, outcomes.join()); // a whole block of four holds both
    assert.equal(outcomes.includes(words.da.title), false);
  });

  for (const language of ['da', 'en']) {
    test(`check their receipt in ${language}, are offered other times and to have it deleted, and can`, async () => {
      const one = await visitor(browser, service.url);
      const { code } = await signUp(one.page, service.url, { language });
      await comeBack(one.page, service.url, code, language);
      await one.page.locator('[data-check] button').click();
      await one.page.getByText(words[language].checked).waitFor();
      await one.page.locator('main summary').last().click();
      assert.deepEqual(await flaws(one), []);

      assert.deepEqual(await one.page.locator('button[name="what"]').evaluateAll((all) => all.map(({ value }) => value)), ['times', 'receipt', 'data']);
      await follow(one.page, one.page.locator('button[name="what"][value="receipt"]'));
      assert.ok((await one.page.locator('main').innerText()).includes(words[language].notDrawn));
      assert.deepEqual(await flaws(one), []);
      await comeBack(one.page, service.url, code, language);
      await follow(one.page, one.page.locator('button[name="what"][value="data"]'));
      assert.deepEqual(await flaws(one), []);
      await goOn(one.page);
      assert.match(await one.page.textContent('h1'), /^(Dine data er slettet|Your data have been deleted)$/);
      await quiet(one);
    });
  }
});
