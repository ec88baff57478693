import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, leftBehind, noBrowser, overflow, violations, visitor } from './browser.mjs';
import { startRealStudy, told } from './real-study.mjs';
import { ask } from './service.mjs';
import { answerQuestions, follow, goOn, mainButton, say } from './states.mjs';

//  Many people come to a study that anybody may sign up to. Its cap is ten: five come unasked, two more without a solved challenge.

describe('On the day a newspaper writes', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startRealStudy(({ url, data }, setup, sealEntry) =>
      ask(`${url}/api/study`, data, 'steward', { setup, sealEntry, ...told, admission: 'open', hourlyCap: 10 }));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Signs people up as a program would, and gives what they are answered. @param {number} people */
  async function signUp(people) {
    const { strata } = await (await fetch(`${service.url}/api/study`)).json();
    const statuses = [];
    for (let number = 0; number < people; number++) {
      const answer = await fetch(`${service.url}/api/referrals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          token: randomBytes(16).toString('base64url'), stratum: 'A', slots: [strata[0].slots[0].id],
          adult: true, everydayLife: true, understandsLottery: true, consent: told.consent.version, language: 'da',
        }),
      });
      statuses.push(answer.status);
    }
    return statuses;
  }

  /** @param {object} [how] @returns {Promise<import('./browser.mjs').Visitor>} a visitor before the last button */
  async function come(how) {
    const one = await visitor(browser, service.url, how);
    await one.page.goto(`${service.url}/tilmelding`);
    await goOn(one.page);
    await answerQuestions(one.page);
    return one;
  }

  const heading = (one) => one.page.textContent('h1');

  test('In a quiet hour nothing is asked of a browser', async () => {
    const one = await come();
    assert.equal(await one.page.locator('input[name=altcha]').count(), 0);
    await one.context.close();
    assert.deepEqual(await signUp(5), [201, 201, 201, 201, 201]);
  });

  test('A browser solves the challenge while the code is written down, and nothing is seen of it', async () => {
    const one = await come({ width: 320 });
    assert.deepEqual(await flaws(one), []);
    assert.deepEqual(await violations(one), []);
    await one.page.waitForFunction(() => document.querySelector('input[name=altcha]')?.value.length > 100);
    await goOn(one.page);
    assert.match(await heading(one), /^Lodtrækningen: /);
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  });

  test('Who presses at once waits for it and is told so, and one answer can be changed meanwhile', async () => {
    const one = await come();
    await one.page.evaluate(() => { // solves nothing before it is let
      const digest = crypto.subtle.digest.bind(crypto.subtle);
      const held = new Promise((resolve) => { globalThis.letIt = resolve; });
      crypto.subtle.digest = async (...of) => { await held; return digest(...of); };
    });
    await follow(one.page, one.page.locator('[name=go][value=company]'));
    await say(one.page, 'no');
    const says = one.page.locator('main form > [role=status]');
    assert.equal(await says.textContent(), '');
    await one.page.locator(mainButton).click();
    await one.page.waitForFunction(() => /^Et øjeblik\. Mange melder sig lige nu/.test(document.querySelector('main form > [role=status]')?.textContent ?? ''));
    assert.equal(await says.locator('xpath=ancestor::*[@aria-busy]').count(), 0); // what lies in there is said once it is ready
    assert.equal(await one.page.locator('.actions[aria-busy=true]').count(), 1);
    await one.page.evaluate(() => globalThis.letIt());
    await one.page.waitForFunction(() => /^Lodtrækningen: /.test(document.querySelector('h1')?.textContent ?? ''));
    assert.deepEqual(one.faults, []);
    await one.context.close();
  });

  test('Without scripts a share is kept, then one is told to come again, and nothing is stored', async () => {
    for (let number = 0; number < 2; number++) {
      const one = await come({ javaScript: false });
      await goOn(one.page);
      assert.match(await heading(one), /^Lodtrækningen: /);
      await one.context.close();
    }

    const one = await come({ javaScript: false, width: 320 });
    await goOn(one.page);
    assert.equal(await heading(one), 'Mange melder sig lige nu');
    assert.match(await one.page.textContent('main'), /kom igen om en time/);
    assert.deepEqual(await flaws(one), []);
    assert.equal(await overflow(one.page), 0);
    await goOn(one.page); // the page with the code, and all answers
    assert.equal(await one.page.locator('#code').count(), 1);
    await one.context.close();
  });

  test('A page without a solution is told the same in JSON, and how to get one', async () => {
    assert.deepEqual(await signUp(1), [429]);
  });

  test('A browser that came before anybody was asked gets the challenge when it presses, and one press more draws', async () => {
    const one = await come();
    await one.page.evaluate(() => document.querySelector('input[name=altcha]')?.remove()); // as its page was before
    await goOn(one.page);
    assert.equal(await heading(one), 'Mange melder sig lige nu');
    await goOn(one.page);
    await one.page.waitForFunction(() => document.querySelector('input[name=altcha]')?.value.length > 100);
    await goOn(one.page);
    assert.match(await heading(one), /^Lodtrækningen: /);
    await one.context.close();
  });

  test('The cap holds for those who solve too', async () => {
    const one = await come();
    await one.page.waitForFunction(() => document.querySelector('input[name=altcha]')?.value.length > 100);
    await goOn(one.page);
    assert.equal(await heading(one), 'Mange melder sig lige nu');
    await one.context.close();
  });

  test('The steward is told', async () => {
    const answer = await ask(`${service.url}/api/record`, service.data, 'steward', {}, 'GET');
    const { unusual, unsolvedMet, capMet } = await answer.json();
    assert.match(unusual, /^\d{4}-\d\d-\d\dT\d\d$/);
    assert.match(unsolvedMet, /^\d{4}-\d\d-\d\dT\d\d$/);
    assert.match(capMet, /^\d{4}-\d\d-\d\dT\d\d$/);
  });
});
