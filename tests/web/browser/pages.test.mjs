import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, leftBehind, noBrowser, violations, visitor } from './browser.mjs';
import { checkExport } from '../../../src/Trial.Functions/wwwroot/js/export.mjs';
import { unzip } from '../../../src/Trial.Functions/wwwroot/js/files.mjs';
import { forge, sealed, zipped } from './forged.mjs';
import { ask, startService } from './service.mjs';
import { eventsOf } from '../read-calendar.mjs';
import { vectors } from '../vectors.mjs';
import { qrReader, sheets } from './qr.mjs';
import { comeBack, follow, goOn, mainButton, say, signUp } from './states.mjs';

const [{ slip }] = vectors('formats-v1').slips;

/** The middle of the longest file's bytes in a zip: elsewhere lie times and lengths that tell nothing of any file. @param {Uint8Array} zip */
function middleOfLongest(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const [u16, u32] = [(at) => view.getUint16(at, true), (at) => view.getUint32(at, true)];
  const end = zip.byteLength - 22; // the record at the end, without a comment
  const files = [];
  for (let at = u32(end + 16); at < end; at += 46 + u16(at + 28) + u16(at + 30) + u16(at + 32)) {
    const local = u32(at + 42);
    files.push({ begins: local + 30 + u16(local + 26) + u16(local + 28), length: u32(at + 20) });
  }
  const { begins, length } = files.reduce((longest, file) => (file.length > longest.length ? file : longest));
  return begins + (length >> 1);
}

//  What the pages' modules add, and that nothing is left when somebody leaves in a hurry.

describe('Pages', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = async (path, how) => {
    const one = await visitor(browser, service.url, how);
    await one.page.goto(service.url + path);
    return one;
  };

  const assertQuiet = async (one) => {
    assert.deepEqual(one.faults, []);
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  };

  for (const [name, leave] of [
    ['The link', (page) => page.locator('a.exit').click()],
    ['Shift three times', async (page) => { for (let i = 0; i < 3; i++) await page.keyboard.press('Shift'); }],
  ]) {
    test(`${name} leaves at once, and neither Back nor Forward leads to a page of ours`, async () => {
      const one = await visitor(browser, service.url);
      await one.page.goto('data:text/html,<h1>before</h1>');
      await one.page.goto(service.url);
      await signUp(one.page, service.url);

      await leave(one.page);
      await one.page.waitForURL('**/farvel');
      await one.page.waitForFunction(() => !globalThis.navigation.canGoForward);
      assert.equal(await one.page.title(), 'Farvel');

      for (let back = 0; back < 2; back++) await one.page.goBack();
      assert.equal(await one.page.textContent('h1'), 'before');
      assert.equal(await one.page.evaluate(() => globalThis.name), '');
      await assertQuiet(one);
    });
  }

  test('A name that another site gave the tab leads to no page but the farewell', async () => {
    const one = await open('/kode');
    for (const [name, path] of [['leaving https://vejret.example/', '/kode'], ['leaving', '/farvel']]) {
      await one.page.evaluate((given) => { globalThis.name = given; }, name);
      await one.page.reload();
      await one.page.waitForURL(service.url + path);
    }
    assert.equal(await one.page.evaluate(() => globalThis.name), '');
    await assertQuiet(one);
  });

  test('Two presses of Shift, or three with a letter among them, leave nothing', async () => {
    const one = await open('/kode');
    await one.page.evaluate(() => { globalThis.left = false; globalThis.navigation.onnavigate = () => { globalThis.left = true; }; });
    for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift']) await one.page.keyboard.press(key);
    assert.equal(await one.page.evaluate(() => globalThis.left), false);
    await one.page.keyboard.press('Shift'); // the third since the letter
    await one.page.waitForURL('**/farvel');
    await assertQuiet(one);
  });

  test('The link leaves without JavaScript too', async () => {
    const one = await open('/kode', { javaScript: false });
    await follow(one.page, one.page.locator('a.exit'));
    assert.equal(await one.page.title(), 'Farvel');
    await assertQuiet(one);
  });

  test('A code that cannot be one is told at once, and the server is not asked', async () => {
    const one = await open('/kode');
    const asked = [];
    one.page.on('request', (request) => { if (!request.url().includes('/assets/')) asked.push(request.method()); }); // bold letters may come
    await one.page.locator('#code').fill('1234-5678-9ABC-DEFG-0');
    assert.match(await one.page.textContent('#error'), /ikke rigtig/);
    await one.page.locator(mainButton).click();
    await one.page.locator('#code:focus').waitFor();
    assert.deepEqual(asked, []);
    await assertQuiet(one);
  });

  test('The code can be copied, saved and printed beside the lot, and the research id copied', async () => {
    const one = await visitor(browser, service.url, { options: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const { code } = await signUp(one.page, service.url);
    await one.page.locator('[data-code] [name=copy]').click();
    await one.page.getByText('Koden er kopieret.').waitFor();
    assert.equal(await one.page.evaluate(() => navigator.clipboard.readText()), code);
    await one.page.locator('main summary').click();
    await one.page.locator('[data-copy] [name=copy]').click();
    await one.page.getByText('Dit forsknings-id er kopieret.').waitFor();
    assert.equal(await one.page.evaluate(() => navigator.clipboard.readText()), await one.page.locator('main details p.code').textContent());

    const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('[name=save]').click()]);
    assert.equal(await readFile(await saved.path(), 'utf8'), `Vis den ikke til andre. Kode:\n\n${code}\n`);
    assert.ok(await one.page.locator('[name=print]').isVisible());
    await assertQuiet(one);
  });

  test('File and paper tell what a code is for only by choice, and nothing of what the lot was', async () => {
    const one = await visitor(browser, service.url);
    const { code } = await signUp(one.page, service.url);
    const study = await one.page.locator('.brand').textContent();
    const title = await one.page.title();
    await one.page.evaluate(() => { globalThis.print = () => {}; });
    /** What stands on the paper, its title first. */
    const printed = async () => {
      await one.page.locator('[name=print]').click();
      await one.page.emulateMedia({ media: 'print' });
      const shown = await one.page.evaluate(() => [document.title, document.body.innerText.trim().replace(/\s+/g, ' ')]);
      await one.page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await one.page.emulateMedia({ media: 'screen' });
      return shown;
    };

    assert.deepEqual(await printed(), ['kode.txt', code]);
    await one.page.locator('#whole').check();
    assert.deepEqual(await printed(), ['kode.txt', `${code} ${study} ${service.url}/kode`]);
    assert.equal(await one.page.title(), title);
    assert.ok(await one.page.locator('h1').isVisible() && !await one.page.locator('.from').isVisible());

    const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('[name=save]').click()]);
    assert.equal(await readFile(await saved.path(), 'utf8'), `Vis den ikke til andre. Kode:\n\n${code}\n\n${study}\n${service.url}/kode\n`);
    await assertQuiet(one);
  });

  test('On paper the code stands on one line', async () => {
    const one = await visitor(browser, service.url);
    await signUp(one.page, service.url);
    await one.page.emulateMedia({ media: 'print' });
    await one.page.setViewportSize({ width: 718, height: 1000 }); // A4 within a printer's margins
    assert.equal(await one.page.locator('#code').evaluate((code) => {
      const text = document.createRange();
      text.selectNodeContents(code);
      return new Set([...text.getClientRects()].map(({ top }) => top)).size;
    }), 1);
    await one.context.close();
  });

  test('On a desktop all words begin at one edge, and the front page has a drawing that screen readers pass by', async () => {
    const one = await open('/');
    await one.page.setViewportSize({ width: 1280, height: 900 });
    assert.equal(await one.page.locator('main svg[aria-hidden=true]').count(), 1);
    const edges = new Set();
    for (const path of ['/', '/tilmelding', '/kode', '/privatliv', '/kontrol']) {
      await one.page.goto(service.url + path);
      const words = one.page.locator('.brand, header nav li:first-child a, h1, main h2:not(.h3), main .lead, footer h2, footer nav li:first-child a');
      for (const left of await words.evaluateAll((all) => all.map((element) => Math.round(element.getBoundingClientRect().left)))) edges.add(left);
    }
    assert.equal(edges.size, 1, [...edges].join(' '));
    await assertQuiet(one);
  });

  test('Enter in a field goes on, and the link at the top goes back, scripts off', async () => {
    const one = await visitor(browser, service.url, { javaScript: false });
    await one.page.goto(`${service.url}/tilmelding`);
    const start = await one.page.locator('h1').textContent();
    await goOn(one.page);
    await say(one.page, 'yes');
    await say(one.page, 'yes');
    const asked = await one.page.locator('h1').textContent();
    await one.page.locator('main input[name=slots]').first().check();
    await Promise.all([one.page.waitForNavigation(), one.page.keyboard.press('Enter')]);
    assert.notEqual(await one.page.locator('h1').textContent(), asked);
    await follow(one.page, one.page.locator('button.back'));
    assert.equal(await one.page.locator('h1').textContent(), asked);
    assert.ok(await one.page.locator('main input[name=slots]').first().isChecked());
    await follow(one.page, one.page.locator('button.back'));
    assert.match(await one.page.textContent('main'), /Dit svar er ja/);
    for (let back = 0; back < 2; back++) await follow(one.page, one.page.locator('button.back'));
    assert.equal(await one.page.locator('h1').textContent(), start);
    await assertQuiet(one);
  });

  for (const path of ['/til-medarbejdere', '/en/til-medarbejdere']) {
    test(`${path} is one sheet of A4`, async () => {
      const one = await open(path);
      const pdf = (await one.page.pdf({ format: 'A4', margin: { top: '1.5cm', bottom: '1.5cm', left: '1cm', right: '1cm' } })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
      await one.context.close();
    });
  }

  for (const path of ['/plakat', '/en/plakat']) {
    test(`${path} is one sheet of A4, and its picture leads to the front page`, async () => {
      const one = await open(path);
      assert.equal(await sheets(one.page), 1);
      await one.page.emulateMedia({ media: 'print' });
      await one.page.setViewportSize({ width: 688, height: 1017 }); // A4 within its margins
      const [reader, address] = [await qrReader(browser), await one.page.locator('.poster .come b').textContent()];
      assert.equal(await reader.read(one.page.locator('.poster svg')), address);
      assert.equal(new URL(address).href, new URL(path.replace('/plakat', '') || '/', service.url).href);
      await reader.close();
      await assertQuiet(one);
    });
  }

  for (const javaScript of [true, false]) {
    test(`Receipt and calendar can be saved, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const { peer } = await service.people();
      const one = await visitor(browser, service.url, { javaScript });
      const { receipt } = await comeBack(one.page, service.url, peer);

      /** @param {string} content */
      const calendar = (content) => assert.deepEqual(
        eventsOf(content).map(({ summary, status }) => [summary, status]), Array(10).fill(['Aftale', 'CONFIRMED']));
      for (const [link, name, text] of [['#receipt', 'kvittering.json', receipt], ['#calendar', 'datoer.ics', calendar]]) {
        const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator(link).click()]);
        assert.equal(saved.suggestedFilename(), name);
        const content = await readFile(await saved.path(), 'utf8');
        if (typeof text === 'string') assert.equal(content, text);
        else text(content);
      }
      await assertQuiet(one);
    });
  }

  for (const javaScript of [true, false]) {
    test(`The receipt can be read and saved, alike in both arms, and the place put into a calendar, scripts ${javaScript ? 'on' : 'off'}`, async () => {
      const { peer, control } = await service.people();
      const one = await visitor(browser, service.url, { javaScript });
      const seen = [];
      for (const code of [peer, control]) {
        const { receipt } = await comeBack(one.page, service.url, code);
        await follow(one.page, one.page.locator('button[value="receipt"]'));
        const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('#receipt').click()]);
        assert.equal(await readFile(await saved.path(), 'utf8'), receipt);
        assert.equal(await one.page.locator('main dd').count(), 4);
        seen.push(await one.page.locator('main h2, main dt, main li').evaluateAll((parts) => parts.map(({ textContent }) => textContent.trim())));
      }
      assert.deepEqual(seen[0], seen[1]);

      await comeBack(one.page, service.url, peer);
      await follow(one.page, one.page.locator('button[value="calendar"]'));
      const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('#calendar-place').click()]);
      assert.equal(saved.suggestedFilename(), 'datoer.ics');
      assert.equal(eventsOf(await readFile(await saved.path(), 'utf8')).filter(({ location }) => location).length, 10);
      await follow(one.page, one.page.locator('main form button'));
      assert.equal(await one.page.locator('#calendar').count(), 1);
      await assertQuiet(one);
    });
  }

  test('A slip in the address is out of the address bar and in the form at once', async () => {
    for (const path of ['/tilmelding', '/en/tilmelding']) {
      const one = await open(`${path}#${slip.toLowerCase()}`);
      assert.equal(one.page.url(), service.url + path);
      assert.deepEqual(await one.page.locator('input[name=slip]').evaluateAll((inputs) => inputs.map(({ value }) => value)), [slip, slip]);
      await goOn(one.page);
      await one.page.goBack();
      assert.equal(one.page.url(), service.url + path); // not in the history either
      await assertQuiet(one);
    }
  });

  test('What is no slip is out of the address bar too, and nowhere in the form', async () => {
    const one = await open('/tilmelding#303GT-VZ69D-8');
    assert.equal(one.page.url(), `${service.url}/tilmelding`);
    assert.equal(await one.page.locator('input[name=slip]').count(), 0);
    await assertQuiet(one);
  });

  test('Envelopes to play with open under their seal, and a swapped one does not', async () => {
    const one = await open('/om');
    await one.page.locator('[name=next]').waitFor();
    await one.page.evaluate(() => { for (let i = 0; i < 12; i++) document.querySelector('[name=next]').click(); }); // faster than one opens, and too often
    await one.page.waitForFunction(() => document.querySelectorAll('.envelopes li')[7].textContent !== 'Lukket');
    for (const row of await one.page.locator('.envelopes li').allTextContents()) assert.match(row, /^(Gruppeforløb|Kontrolgruppe)\. Passer med seglet\.$/);
    await one.page.locator('[name=swap]').click();
    await one.page.locator('.envelopes li').last().getByText('Passer ikke med seglet.').waitFor();
    await one.page.locator('[name=again]').click();
    await one.page.waitForFunction(() => document.querySelectorAll('.envelopes li')[7].textContent === 'Lukket');
    await assertQuiet(one);
  });

  const boxIn = (page, language) => page.locator('[data-check]').nth(language === 'da' ? 0 : 1);
  const verdict = (page, language = 'da') => boxIn(page, language).locator('[role=status]').textContent();

  const check = async (page, language = 'da') => {
    const box = boxIn(page, language);
    assert.equal(await verdict(page, language), ''); // so that what is read below is this check's
    await box.locator('button').click();
    await box.locator('[role=status]:not(:empty)').waitFor();
    return verdict(page, language);
  };

  test('A receipt is checked on the page of its code', async () => {
    const one = await visitor(browser, service.url);
    const { code } = await signUp(one.page, service.url);
    const { outcome } = await comeBack(one.page, service.url, code);
    assert.equal(await check(one.page), `Kvitteringen holder. Lodtrækningen: ${outcome.replace('Lodtrækningen: ', '').replace('kontrolgruppen', 'kontrolgruppe')}.`);
    await assertQuiet(one);
  });

  test('A receipt holds on the page for it and in the saved one without a network; with the other arm it does not', async () => {
    const first = await visitor(browser, service.url);
    const { receipt } = await signUp(first.page, service.url);
    const swapped = receipt.replace(/"arm":\s*"([PC])"/, (_, arm) => `"arm":"${arm === 'P' ? 'C' : 'P'}"`);

    await first.page.goto(`${service.url}/kontrol`);
    const [saved] = await Promise.all([first.page.waitForEvent('download'), first.page.locator('a[download]').click()]);
    const file = join(service.data, 'kontrol.html');
    await saved.saveAs(file);
    await assertQuiet(first);

    for (const [address, options, language, good] of [
      [`${service.url}/kontrol`, {}, 'da', /holder\. Lodtrækningen/],
      [pathToFileURL(file).href, { offline: true }, 'da', /holder\. Lodtrækningen/],
      [pathToFileURL(file).href, { offline: true }, 'en', /holds\. The draw/],
    ]) {
      const one = await visitor(browser, service.url, { options });
      const faults = [];
      one.page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
      await one.page.goto(address);
      const text = one.page.locator('textarea').nth(language === 'da' ? 0 : 1);
      await text.fill(receipt);
      assert.match(await check(one.page, language), good);
      await text.fill(swapped);
      assert.match(await check(one.page, language), /holder ikke|does not hold/);
      assert.deepEqual(faults, []);
      await one.context.close();
    }
  });

  test('A verdict goes when what it is about is changed or checked again, and a check that was overtaken says nothing', async () => {
    const one = await visitor(browser, service.url);
    const { receipt } = await signUp(one.page, service.url);
    await one.page.goto(`${service.url}/kontrol`);
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    const box = boxIn(one.page, 'da');
    const press = () => box.locator('button').click();
    const assertNothingSaid = async () => assert.deepEqual([await verdict(one.page), await box.locator('.checks').isVisible()], ['', false]);

    await one.page.locator('textarea').fill(receipt);
    assert.match(await check(one.page), /holder\. Lodtrækningen/);
    await one.page.route('**/log/checkpoint', async (route) => {
      await released;
      await route.continue();
    });
    await press();
    await assertNothingSaid();

    await one.page.locator('textarea').fill('{}'); // which needs no log
    assert.match(await check(one.page), /ikke en kvittering/);
    await one.page.locator('main summary').click();
    await one.page.locator('[name=key]').fill('log.example+0+0');
    await assertNothingSaid();

    const said = await one.page.evaluateHandle(() => {
      const [status, texts] = [document.querySelector('[role=status]'), new Set()];
      new MutationObserver(() => texts.add(status.textContent)).observe(status, { childList: true });
      return texts;
    });
    await one.page.locator('textarea').fill(receipt.replace(/"arm":\s*"[PC]"/, '"arm":"X"'));
    await press(); // waits for the log as the first check did, and was begun after it
    await Promise.all([one.page.waitForResponse('**/log/tile/**'), release()]);
    await box.locator('.checks').waitFor();
    assert.deepEqual(await said.evaluate((texts) => [...texts].filter((text) => text !== '')), ['Kvitteringen holder ikke. Se hvorfor i listen.']);
    await assertQuiet(one);
  });

  for (const [kind, role, held, left] of [['audit', 'auditor', 15, ['beacon', 'research-ids', 'seats', 'rules']], ['table', 'researcher', 11, ['draws']]]) {
    test(`An export of the kind ${kind} holds, and with one flipped byte it does not`, async () => {
      const answer = await ask(`${service.url}/api/exports`, service.data, role, { kind, blinded: true, purpose: 'a test', recipient: 'this test' });
      const zip = new Uint8Array(await answer.arrayBuffer());
      const flipped = zip.slice();
      flipped[middleOfLongest(zip)] ^= 1;

      for (const [bytes, verdict] of [[zip, 'Udtrækket holder.'], [flipped, 'Udtrækket holder ikke. Se hvor i listen.']]) {
        const one = await open('/udtraek');
        const file = join(service.data, 'export.zip');
        await writeFile(file, bytes);
        await one.page.locator('input[type=file]').setInputFiles(file);
        assert.equal(await check(one.page), verdict);
        if (bytes === zip) {
          const told = (how) => one.page.locator(`[data-of=export] li:visible:has(.${how})`).evaluateAll((items) => items.map(({ dataset }) => dataset.name));
          assert.deepEqual([(await told('held')).length, (await told('notChecked')).filter((name) => name !== 'list-recomputed')], [held, left]);
        }
        await assertQuiet(one);
      }
    });
  }

  test('What a forger changes in an audit, sums and all, is named by the first check that it breaks', async () => {
    await service.people();
    const answer = await ask(`${service.url}/api/exports`, service.data, 'auditor', { kind: 'audit', blinded: true, purpose: 'a test', recipient: 'this test' });
    const files = await unzip(new Uint8Array(await answer.arrayBuffer()));
    const without = (place) => (text) => text.split('\n').filter((_, i) => i !== place).join('\n');
    const firstFalse = async (forged) => (await checkExport(zipped(forged))).checks.find(({ result }) => result === false)?.name;

    assert.equal(await firstFalse(sealed(files)), undefined);
    for (const [check, name, change] of [
      ['files', 'more', () => 'more'],
      ['seals', 'leaves', (text) => text.slice(82, 164) + text.slice(0, 82) + text.slice(164)],
      ['bodies', 'record.ndjson', without(2)],
      ['commitments', 'record.ndjson', (text) => text.replace(/"nOpen":"./, (nonce) => nonce.slice(0, -1) + (nonce.endsWith('0') ? '1' : '0'))],
      ['openings', 'openings.ndjson', without(0)],
      ['rows', 'rows.ndjson', (text) => text.replace('"reason":"Demonstration"', '"reason":"No reason"')],
      ['log-known', 'dummies.key', (text) => (text.startsWith('0') ? '1' : '0') + text.slice(1)],
      ['log-known', 'log/entries', (text) => text.slice(0, 40) + (text[40] === 'A' ? 'B' : 'A') + text.slice(41)],
    ]) {
      const forged = forge(files, name, change);
      assert.equal(await firstFalse(sealed(forged)), check, name);
      assert.equal(await firstFalse(forged), 'export-sums', name);
    }
  });

  // The last of all, since a study that was closed does not open again.
  test('When the study is closed, its pages say so kindly, and a code still works', async () => {
    const { peer } = await service.people();
    const one = await open('/tilmelding');
    await ask(`${service.url}/api/study/close`, service.data, 'steward', { reason: 'a test' });

    await goOn(one.page); // of a form that was begun before
    for (const path of [null, '/', '/tilmelding', '/en', '/en/tilmelding']) {
      if (path) await one.page.goto(service.url + path);
      assert.match(await one.page.textContent('main'), /Du kan ikke melde dig til mere|You can.t sign up any more/);
      assert.equal(await one.page.locator('main button').count(), 0);
      assert.deepEqual(await violations(one), [], path);
    }
    await comeBack(one.page, service.url, peer);
    await assertQuiet(one);
  });
});
