import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, leftBehind, noBrowser, overflow, violations, visitor } from './browser.mjs';
import { whole } from './owner.mjs';
import { qrReader, sheets } from './qr.mjs';
import { startRealStudy } from './real-study.mjs';
import { ask } from './service.mjs';
import { answerAll, answerQuestions, follow, goOn, mainButton, meetWithSlip, say } from './states.mjs';

//  People who come with a slip, to a real study.

describe('With a slip', { skip: noBrowser }, () => {
  let service, browser, slips, used;
  before(async () => {
    service = await startRealStudy(undefined, whole);
    slips = await service.slips(18);
    browser = await launchBrowser();
    used = slips.pop();
    const one = await begin(`/tilmelding#${used}`);
    await answerAll(one.page);
    await one.context.close();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const begin = async (address, how) => {
    const one = await visitor(browser, service.url, how);
    await one.page.goto(service.url + address);
    await goOn(one.page);
    return one;
  };

  test('Who leaves is led where the association chose, and Back leads to nothing of ours', async () => {
    const one = await visitor(browser, service.url);
    await one.context.route('https://vejret.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sol</h1>' }));
    const headers = [];
    one.page.on('request', (request) => { if (request.url().startsWith('https://vejret')) headers.push(request.headers().referer); });
    await one.page.goto('data:text/html,<h1>before</h1>');
    await one.page.goto(`${service.url}/tilmelding`);
    await goOn(one.page);
    await one.page.locator('a.exit').click();
    await one.page.waitForURL('https://vejret.example/');
    assert.deepEqual(headers, [undefined]);
    assert.equal(await one.page.evaluate(() => globalThis.name), '');
    await one.page.goBack();
    assert.equal(await one.page.textContent('h1'), 'before');
    assert.deepEqual(one.faults, ['request to https://vejret.example/']);
    await one.context.close();
  });

  const assertGood = async (one) => {
    assert.deepEqual(await violations(one), []);
    assert.equal(await overflow(one.page), 0);
  };

  const end = async (one) => {
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  };

  test('A person opens the form by the slip\'s QR, is not asked for it, and draws', async () => {
    const one = await begin(`/tilmelding#${slips.pop()}`);
    assert.equal(await one.page.textContent('h1'), 'Er du fyldt 18 år?');
    await answerQuestions(one.page);
    const asked = () => one.page.locator('main a[href^="https://sporgsmaal.example"]').evaluateAll((links) => links.map((link) => link.textContent));
    assert.deepEqual(await asked(), ['Før lodtrækningen']);
    await assertGood(one);
    assert.equal(await one.page.locator('main a[href^="https://sporgsmaal.example"]').getAttribute('target'), '_blank'); // the form stays where it is
    await one.page.locator('main summary').click();
    const id = await one.page.locator('main details p.code').textContent();
    await goOn(one.page);
    assert.match(await one.page.textContent('h1'), /^Lodtrækningen: /);
    assert.deepEqual(await asked(), ['Efter tolv uger']);
    assert.equal(await one.page.locator('main details p.code').textContent(), id);
    await assertGood(one);
    await end(one);
  });

  for (const [path, javaScript, width] of [['/tilmelding', true, 320], ['/tilmelding', false, 390], ['/en/tilmelding', true, 1280], ['/en/tilmelding', false, 320]]) {
    const where = `${path} at ${width} px, scripts ${javaScript ? 'on' : 'off'}`;

    test(`A person types the slip as they like, ${where}`, async () => {
      const one = await begin(path, { javaScript, width });
      await assertGood(one);
      await goOn(one.page); // with nothing typed
      await assertGood(one);
      await one.page.locator('#slip').fill(` ${slips.pop().toLowerCase().replaceAll('-', ' ')}`);
      await goOn(one.page);
      await answerAll(one.page);
      assert.match(await one.page.textContent('h1'), /^(Lodtrækningen|The draw): /);
      await end(one);
    });

    test(`Used and unknown slips get the same kind answer, and a good one after them is enough, ${where}`, async () => {
      const one = await begin(path, { javaScript, width });
      const said = [];
      for (const slip of [used, '00000-00000-0', slips.pop()]) {
        await one.page.locator('#slip').fill(slip);
        await goOn(one.page);
        if (said.length === 0) await answerQuestions(one.page); // the answers are still there when another slip is tried
        assert.equal(await one.page.locator('#code').isVisible(), slip !== used && slip !== '00000-00000-0'); // no code is written down in vain
        if (await one.page.locator('#slip').isVisible()) {
          await assertGood(one);
          said.push(await one.page.textContent('main'));
          assert.equal(await one.page.locator('#slip').inputValue(), javaScript ? slip : ''); // the server repeats none, the browser has it
        }
      }
      await goOn(one.page);
      assert.equal(said.length, 2);
      assert.equal(said[0], said[1]);
      assert.match(said[0], /Så kan du få en ny|you can get a new one/);
      assert.match(await one.page.textContent('h1'), /^(Lodtrækningen|The draw): /);
      await end(one);
    });
  }

  for (const [language, path] of [['da', ''], ['en', '/en']]) {
    test(`Who has no slip learns where to get one and whom to call, before the form and where it is asked for, in ${language}`, async () => {
      const said = language === 'da'
        ? { front: /Du skal bruge en seddel.*Kontoret 00 00 00 00/s, slip: /Har du ingen seddel\?.*Kontoret 00 00 00 00/s }
        : { front: /You need a slip.*Kontoret 00 00 00 00/s, slip: /Don't have a slip\?.*Kontoret 00 00 00 00/s };
      const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      for (const planned of [false, true]) {
        if (planned) {
          await ask(`${service.url}/api/meetings`, service.data, 'coordinator', {
            place: `Biblioteket, ${language}`, date: day, time: '19:30', call: 'Mette', telephone: '12 34 56 78',
          });
        }
        const one = await visitor(browser, service.url);
        await one.page.goto(service.url + (path || '/'));
        for (const step of ['front', 'slip']) {
          if (step === 'slip') {
            await one.page.goto(`${service.url}${path}/tilmelding`);
            await goOn(one.page);
            assert.equal(await one.page.locator('main a[href="tel:00000000"]').isVisible(), false); // folded in, so that the question is short
            await one.page.locator('main summary').click();
          }
          const text = await one.page.locator('main').innerText();
          assert.match(text, said[step]);
          assert.ok(await one.page.locator('main a[href="tel:00000000"]').first().isVisible());
          assert.equal(text.includes(`Biblioteket, ${language}`), planned, text);
          if (planned) assert.ok(await one.page.locator('#meetings a[href="tel:12345678"]').first().isVisible());
          assert.deepEqual(await flaws(one), []);
        }
        await end(one);
      }
    });
  }

  for (const [language, javaScript] of /** @type {const} */ ([['da', true], ['en', false]])) {
    test(`Every page and state with a slip in ${language}, scripts ${javaScript ? 'on' : 'off'}, keeps WCAG 2.2 AA as far as axe can tell, and fits its window`, async () => {
      const one = await visitor(browser, service.url, { javaScript });
      await meetWithSlip(one, service, slips.pop(), language, async (state) => assert.deepEqual(await flaws(one), [], state));
      await end(one);
    });
  }

  test('What is typed or ticked and not sent yet is there in the other language too', async () => {
    const one = await begin('/tilmelding');
    const turn = async (heading) => {
      await one.page.locator('form.language button').click();
      await one.page.getByRole('heading', { name: heading }).waitFor();
    };
    await one.page.locator('#slip').fill('12345');
    await turn('What does your slip say?');
    assert.equal(await one.page.locator('#slip').inputValue(), '12345');
    await one.page.locator('#slip').fill(slips.pop());
    await goOn(one.page);
    await say(one.page, 'yes');
    await say(one.page, 'yes');
    await one.page.locator('main input[name="slots"]').first().check();
    await turn('Hvor og hvornår kan du komme?');
    assert.ok(await one.page.locator('main input[name="slots"]').first().isChecked());
    await end(one);
  });

  test('A slip whose QR code is held to a page that is open is taken, and leaves the address', async () => {
    const one = await begin('/tilmelding');
    await one.page.evaluate((slip) => { location.hash = slip; }, slips.pop());
    await one.page.waitForURL(`${service.url}/tilmelding`);
    await goOn(one.page);
    await one.page.getByRole('heading', { name: 'Er du fyldt 18' }).waitFor();
    await end(one);
  });

  test('A slip that somebody holds is told to another as one that is used', async () => {
    const slip = slips.pop();
    const [holder, other] = [await begin(`/tilmelding#${slip}`), await begin(`/en/tilmelding#${slip}`)];
    await answerQuestions(holder.page);
    await answerQuestions(other.page);
    assert.match(await other.page.textContent('main'), /can't be used.*try again in half an hour/s);
    await assertGood(other);
    await holder.page.goBack();
    await holder.page.goForward(); // the same token asks again
    await holder.page.locator('#code').waitFor();
    await goOn(holder.page);
    assert.match(await holder.page.textContent('h1'), /^Lodtrækningen: /);
    await end(holder);
    await end(other);
  });

  test('The steward makes a sheet at the desk, tells numbers, withdraws it, and has none of its slips on the page', async () => {
    const month = new Date().toISOString().slice(0, 7);
    const one = await visitor(browser, service.url, { width: 390, javaScript: false });
    await one.page.goto(`${service.url}/personale`);
    await one.page.locator('#key').fill(JSON.parse(await readFile(join(service.data, 'staff-keys.json'), 'utf8')).steward);
    await goOn(one.page);
    await one.page.goto(`${service.url}/personale/steward/sedler`);
    await assertGood(one);
    await one.page.locator('#count').fill('97');
    await one.page.locator('#reason').fill('Til mødet på biblioteket');
    await goOn(one.page);
    await assertGood(one);
    assert.equal(await one.page.locator('#reason').inputValue(), 'Til mødet på biblioteket');
    await one.page.locator('#count').fill('12');
    await goOn(one.page);
    const name = (await one.page.textContent('h1')).replace('Ark ', '');
    const made = await one.page.locator('.slips code').allTextContents();
    assert.deepEqual([/^S\d+$/.test(name), made.length], [true, 12]);
    assert.deepEqual(await flaws(one), []);
    assert.equal(await sheets(one.page), 1); // two by six
    const reader = await qrReader(browser);
    await one.page.emulateMedia({ media: 'print' });
    await one.page.setViewportSize({ width: 733, height: 1084 }); // A4 within its margins
    assert.equal(await reader.read(one.page.locator('.slips article').last()), `${service.url}/tilmelding#${made.at(-1)}`);
    assert.equal(await one.page.locator('h1').isVisible(), false); // paper holds slips and nothing else
    await one.page.emulateMedia({ media: null });
    await one.page.setViewportSize({ width: 390, height: 844 });
    await reader.close();
    await one.page.reload(); // sends the form again, as a browser does
    assert.match(await one.page.textContent('main'), /Der er lavet et ark, siden du hentede siden/);
    assert.equal(await one.page.locator('.slips code').count(), 0);
    assert.equal(await one.page.locator('#reason').inputValue(), 'Til mødet på biblioteket');
    await assertGood(one);

    for (const [word, fields, button] of [['udleveret', { month, handedOut: '2', met: '9' }, 'Skriv tal'], ['kald-tilbage', {}, 'Træk tilbage']]) {
      await one.page.goto(`${service.url}/personale/steward/sedler`);
      const card = one.page.locator('.cards > li').filter({ hasText: `Ark ${name}` });
      await follow(one.page, card.getByRole('link', { name: button }));
      assert.equal(new URL(one.page.url()).pathname, `/personale/steward/${word}`);
      await assertGood(one);
      for (const [field, value] of Object.entries({ ...fields, reason: 'Koordinatoren har talt dem' })) await one.page.locator(`#${field}`).fill(value);
      if (word === 'kald-tilbage') await one.page.locator('label[for="sure"]').click();
      await goOn(one.page);
      assert.match(await one.page.textContent('main'), /Det er gjort\./);
    }
    await one.page.goto(`${service.url}/personale/steward/sedler`);
    const card = await one.page.locator('.cards > li').filter({ hasText: `Ark ${name}` }).textContent();
    assert.match(card, /Trukket tilbage\./);
    assert.ok(made.every((slip) => !card.includes(slip)));
    const named = new Date().toLocaleDateString('da-DK', { month: 'long', year: 'numeric' });
    assert.ok(card.includes(`${named}: 2 delt ud, brugte tælles, når måneden er forbi, 9 mødt.`), card);
    await assertGood(one);
    await one.context.close();
  });

  test('A wrong check symbol on a slip is told before the server is asked', async () => {
    const one = await begin('/tilmelding');
    const asked = [];
    one.page.on('request', (request) => { if (!request.url().includes('/assets/')) asked.push(request.method()); });
    const slip = slips.at(-1);
    await one.page.locator('#slip').fill(slip.slice(0, -1) + (slip.endsWith('0') ? '1' : '0'));
    assert.match(await one.page.textContent('#error'), /Se efter, om et er forkert/);
    await one.page.locator(mainButton).click();
    await one.page.locator('#slip:focus').waitFor();
    assert.deepEqual(asked, []);
    await end(one);
  });

  test('A wrong check symbol is told too when it was typed before the modules came', async () => {
    const one = await visitor(browser, service.url);
    await one.page.goto(`${service.url}/tilmelding`);
    let come = () => {};
    const late = new Promise((resolve) => { come = () => resolve(null); });
    await one.page.route(/\/code\.mjs/, async (route) => { await late; await route.continue(); });
    await goOn(one.page);
    const slip = slips.at(-1);
    await one.page.locator('#slip').fill(slip.slice(0, -1) + (slip.endsWith('0') ? '1' : '0'));
    assert.equal(await one.page.locator('#error').count(), 0);
    come();
    assert.match(await one.page.textContent('#error'), /Se efter, om et er forkert/);
    await one.page.locator('#slip').fill(slip);
    assert.equal(await one.page.locator('#error').count(), 0);
    await one.context.close();
  });
});
