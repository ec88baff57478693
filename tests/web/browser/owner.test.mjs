import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { owner, whole } from './owner.mjs';
import { ask, cancelGroups, startService } from './service.mjs';
import { comeBack, goOn, say, signUp } from './states.mjs';

//  What the association says of itself in owner.json, and what is said while some places or all have no group.

const names = new Set(whole.names);
const shown = {
  da: { voice: whole.voice.da, closed: 'Lukket lige nu', gone: /Der er ingen gruppe på dit sted lige nu/, none: 'Der er ingen ledige grupper lige nu', kept: 'Vi har ikke gemt noget.' },
  en: { voice: whole.voice.en, closed: 'Closed right now', gone: /There is no group at your place right now/, none: 'There are no groups to join right now', kept: "We haven't stored anything." },
};

describe('What the association says', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService({ TRIAL_OWNER: owner({ ...whole, leave: null }) });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const at = (path, language) => service.url + (language === 'da' ? path : `/en${path === '/' ? '' : path}`);

  const open = async (path, language, how) => {
    const one = await visitor(browser, service.url, how);
    await one.page.goto(at(path, language));
    return { ...one, text: () => one.page.locator('main').innerText() };
  };

  const end = async (one) => {
    assert.deepEqual(await flaws(one), []);
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  };

  for (const language of ['da', 'en']) {
    test(`stands on the front page: its people, a peer's words, whom to call, in ${language}`, async () => {
      const one = await open('/', language);
      const text = await one.text();
      for (const said of [...whole.people, shown[language].voice, 'Foreningen. Torvet 1, 1000 Byen']) assert.ok(text.includes(said), said);
      assert.ok(await one.page.locator('main a[href="tel:00000000"]').isVisible());
      assert.equal(await one.page.locator('blockquote').count(), 1);
      await end(one);
    });

    for (const [answers, number, never] of [[['no'], '00000004', '00000005'], [['yes', 'no'], '00000005', '00000004']]) {
      test(`names helplines to whom the group is not for, and none that nobody has asked, after ${answers} in ${language}`, async () => {
        const one = await open('/tilmelding', language);
        await goOn(one.page);
        for (const answer of answers) await say(one.page, answer);
        assert.ok(await one.page.locator(`main a[href="tel:${number}"]`).isVisible());
        assert.equal(await one.page.locator(`main a[href="tel:${never}"]`).count(), 0);
        assert.doesNotMatch(await one.text(), /00 00 00 06/);
        await end(one);
      });
    }
  }

  test('gives people their names in a group', async () => {
    const one = await open('/', 'da');
    const { code } = await signUp(one.page, service.url);
    await comeBack(one.page, service.url, code);
    await one.page.locator('main summary').last().click();
    const held = await one.page.locator('.held dd[translate=no]').allTextContents();
    assert.equal(held.filter((name) => names.has(name)).length, 1, held.join());
    await end(one);
  });

  // From here on groups are cancelled, and no later test can sign up where they were.
  test('A place without a group says so once, and who waits for one there is told, in the peer arm alone', async () => {
    const codes = { peer: /** @type {string[]} */ ([]), control: /** @type {string[]} */ ([]) };
    const { consentVersion, strata: [place] } = await (await fetch(`${service.url}/api/study`)).json();
    while (codes.peer.length === 0 || codes.control.length === 0) {
      const answer = await (await ask(`${service.url}/api/referrals`, service.data, null, {
        token: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'), stratum: place.code, slots: [place.slots[0].id], adult: true,
        everydayLife: true, understandsLottery: true, consent: consentVersion, companionship: true, language: 'da',
      })).json();
      codes[answer.arm].push(answer.code);
    }
    await cancelGroups(service, place.code);

    for (const language of ['da', 'en']) {
      const one = await open('/tilmelding', language);
      await goOn(one.page);
      for (let question = 0; question < 2; question++) await say(one.page, 'yes');
      assert.equal((await one.text()).split(shown[language].closed).length - 1, 1);
      await end(one);

      for (const [arm, [code]] of Object.entries(codes)) {
        const back = await open('/kode', language);
        await comeBack(back.page, service.url, code, language);
        assert.equal(shown[language].gone.test(await back.text()), arm === 'peer');
        await end(back);
      }
    }
  });

  for (const planned of [false, true]) {
    test(`Where no place has a group, the pages say whom to call${planned ? ', and when the next meeting is' : ''}`, async () => {
      const { strata } = await (await fetch(`${service.url}/api/study`)).json();
      for (const { code } of strata) await cancelGroups(service, code);
      const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
      if (planned) {
        await ask(`${service.url}/api/meetings`, service.data, 'coordinator', {
          place: 'Biblioteket', date, time: '19:30', call: 'Mette', telephone: '12 34 56 78',
        });
      }
      for (const [language, javaScript] of /** @type {const} */ ([['da', true], ['en', false]])) {
        for (const path of ['/', '/tilmelding']) {
          const one = await open(path, language, { javaScript });
          const text = await one.text();
          assert.ok(text.includes(shown[language].none), text);
          assert.equal(text.includes(shown[language].kept), path === '/tilmelding');
          assert.equal(text.includes('Biblioteket'), planned);
          assert.ok(await one.page.locator('main a[href="tel:00000000"]').first().isVisible());
          assert.equal(await one.page.locator('main :is(button, a.button-primary)').count(), 0);
          await end(one);
        }
      }
    });
  }
});
