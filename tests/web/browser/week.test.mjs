import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, noBrowser, visitor } from './browser.mjs';
import { sheets } from './qr.mjs';
import { startService } from './service.mjs';
import { comeBack, follow, goOn } from './states.mjs';

//  A coordinator's week on a phone of 390 px, by hand: no request is written here. Each act is counted in taps from the page after
//  the sign-in; what is typed or chosen from a list is none.

const mostTaps = 4;
const group = 'E1'; // of the only place where anybody has signed up

describe('A coordinator\'s week', { skip: noBrowser }, () => {
  let service, browser, one, people;
  before(async () => {
    service = await startService();
    people = await service.people();
    browser = await launchBrowser();
    const keys = JSON.parse(await readFile(join(service.data, 'staff-keys.json'), 'utf8'));
    one = await visitor(browser, service.url, { javaScript: false });
    await one.page.goto(`${service.url}/personale`);
    await one.page.locator('#key').fill(keys.coordinator);
    await goOn(one.page);
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  // Every window that a page is looked at in where it has not been seen before.
  const everyWidth = [320, 390, 1280];

  /** An act from the first page on, told as what is pressed; a function fills in what is typed. @param {(string | ((page: import('playwright-core').Page) => Promise<unknown>))[]} steps */
  const act = async (...steps) => actAt([390], ...steps);

  /** The same, looked at in windows of these widths. @param {number[]} widths @param {(string | ((page: import('playwright-core').Page) => Promise<unknown>))[]} steps */
  const actAt = async (widths, ...steps) => {
    await one.page.goto(`${service.url}/personale/koordinator`);
    let taps = 0;
    for (const step of steps) {
      if (typeof step === 'function') {
        await step(one.page);
        continue;
      }
      await follow(one.page, one.page.locator(step));
      taps++;
      assert.deepEqual(await flaws(one, widths), [], step);
    }
    assert.ok(taps <= mostTaps, `${taps} taps`);
    assert.deepEqual(one.faults, []);
    return one.page.textContent('main');
  };

  const nav = (name) => `header nav a:text-is("${name}")`;
  const card = (id, text) => `.cards li:has(h3:text-is("Gruppe ${id}")) a:has-text("${text}")`;
  const send = (word) => `form[action$="/${word}"] button`;
  const fill = (word, fields) => async (page) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`form[action$="/${word}"] [name="${name}"]`);
      await (await field.evaluate((it) => it.tagName) === 'SELECT' ? field.selectOption(value) : field.fill(value));
    }
  };
  const days = (count) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
  const today = (later = 0) => new Date(Date.now() + later * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });
  const thumb = 44; // CSS pixels
  /** Boxes to tick that are drawn, or that answer to a finger, smaller than a thumb. @param {import('playwright-core').Page} page */
  const narrow = (page) => page.evaluate((least) => {
    const boxes = [...document.querySelectorAll('main input[type=checkbox]')];
    const small = (width, height) => Math.min(parseFloat(width), parseFloat(height)) < least;
    const sizes = boxes.flatMap((box) => {
      const [drawn, label] = [getComputedStyle(box.labels[0], '::before'), box.labels[0].getBoundingClientRect()];
      return [[drawn.width, drawn.height], [label.width, label.height]];
    });
    return boxes.length === 0 ? ['no box'] : sizes.filter(([width, height]) => small(width, height)).map(String);
  }, thumb);
  const shown = async () => {
    const other = await visitor(browser, service.url);
    await comeBack(other.page, service.url, people.peer);
    const text = await other.page.textContent('main');
    await other.context.close();
    return text;
  };

  test('The groups are one tap away', async () => {
    assert.match(await act(nav('Grupper')), /Gruppe E1/);
  });

  test('A sheet for the next meeting is one tap from its group, and stands on one sheet of A4', async () => {
    const text = await actAt(everyWidth, nav('Grupper'), card(group, ''), 'a[href*="/ark/"]');
    assert.match(text, /kl\. \d\d\.\d\d.*Navn i gruppen/s);
    assert.equal(await sheets(one.page), 1);
  });

  test('The roster is one tap away', async () => {
    const text = await act(card(group, 'Se listen'));
    assert.match(text, /Liste nr\. 1 med \d+ navne?\./);
  });

  test('The roster is saved for a spreadsheet and a calendar', async () => {
    await act(card(group, 'Se listen'));
    const begins = { xlsx: 'PK', csv: '\ufeff', ics: 'BEGIN:VCALENDAR\r\n' };
    for (const [kind, begin] of Object.entries(begins)) {
      const [saved] = await Promise.all([one.page.waitForEvent('download'), one.page.locator(`a[href$=".${kind}"]`).click()]);
      assert.equal(saved.suggestedFilename(), `gruppe-${group}.${kind}`);
      const content = await readFile(await saved.path(), 'utf8');
      assert.ok(content.startsWith(begin), `${kind}: ${content.slice(0, 40)}`);
      if (kind === 'csv') assert.match(content, /;/);
      if (kind === 'ics') assert.equal(content.match(/BEGIN:VEVENT/g).length, 10);
    }
    assert.deepEqual(one.faults, []);
  });

  test('What a new coordinator is handed over is two taps away', async () => {
    const text = await actAt(everyWidth, 'a[href$="/vejledning"]', 'main a[href$="/overdragelse"]');
    assert.match(text, /nøgle/);
  });

  test('The sheet to tick on is two', async () => {
    assert.match(await act(card(group, 'Se listen'), 'a[href$="/ark"]'), /Navn i gruppen/);
  });

  test('Who came is written in three, with boxes that a thumb hits', async () => {
    await act(card(group, 'Se listen'), `a[href$="/fremmoede/${group}/1"]`);
    assert.deepEqual(await narrow(one.page), []);
    await act(card(group, 'Se listen'), `a[href$="/fremmoede/${group}/1"]`, 'button[name="alle"]');
    assert.match(await one.page.textContent('main'), /Det er gemt\..*Kom til 1 af 1 møde/s);
  });

  test('A message is sent, and somebody in the group reads it', async () => {
    const confirm = await act(
      nav('Grupper'), card(group, 'Se og ret'), fill('besked', { text: 'Vi begynder med kaffe.' }), send('besked'), 'main form button');
    assert.match(confirm, /Beskeden er sendt\./);
    assert.match(await shown(), /Vi begynder med kaffe\./);
  });

  test('A room is changed', async () => {
    await act(nav('Grupper'), card(group, 'Se og ret'), fill('lokale', { room: 'lokale 4' }), send('lokale'), 'main form button');
    assert.match(await shown(), /lokale 4/);
  });

  test('One meeting is moved, after the page has said what people will read', async () => {
    await act(nav('Grupper'), card(group, 'Se og ret'));
    const third = await one.page.locator('select[name="week"] option').nth(2).textContent();
    const first = await one.page.locator('input[name="first"]').inputValue();
    const moved = new Date(Date.parse(first) + 15 * 86_400_000).toISOString().slice(0, 10); // the day after the third
    await act(nav('Grupper'), card(group, 'Se og ret'), fill('moede', { week: '3', on: moved }), send('moede'), 'main form button');
    assert.match(await shown(), /Mødet [a-zæøå]+ den [^.]+\. [a-zæøå]+ \d+ er flyttet til [a-zæøå]+ den/);
    assert.match(third, /^3\. møde/);
  });

  test('A meeting within two days is called off, with a sign for the door', async () => {
    await act(nav('Grupper'), card(group, 'Se og ret'), fill('moede', { week: '1', on: today(1) }), send('moede'), 'main form button');
    await actAt(everyWidth,
      nav('Grupper'), card(group, 'Se og ret'), fill('aflysmoede', { week: '1' }), send('aflysmoede'), 'main form button');
    assert.match(await one.page.textContent('main'), /Ingen får besked af sig selv/);
    await follow(one.page, one.page.locator('main a:has-text("Skilt til døren")').first());
    assert.deepEqual(await flaws(one), []);
    assert.match(await one.page.textContent('main'), /Mødet er aflyst/);
    const pdf = (await one.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
  });

  test('A message is withdrawn, and somebody in the group reads that it holds no more', async () => {
    const text = 'Vi mødes ved bagdøren.';
    await act(nav('Grupper'), card(group, 'Se og ret'), fill('besked', { text }), send('besked'), 'main form button');
    await actAt(everyWidth, nav('Beskeder'), `.cards li:has(.notice:text-is("${text}")) a:has-text("Træk tilbage")`, 'main form button');
    assert.match(await one.page.textContent(`.cards li:has(.notice:text-is("${text}"))`), /Trukket tilbage den/);
    const read = await shown();
    assert.ok(read.includes(text));
    assert.match(read, /Trukket tilbage|trukket tilbage/);
  });

  test('What a house is called is corrected, and somebody in a group there reads it', async () => {
    await one.page.goto(`${service.url}/personale/koordinator/huse`);
    const old = await one.page.locator('.cards h3').last().textContent(); // where the group meets
    await actAt(everyWidth,
      nav('Huse'), `.cards li:has(h3:text-is("${old}")) a:has-text("Ret")`,
      (page) => page.locator('[name="place"]').fill('Skovstuen, Egevej 9'), 'main form button', 'main form button');
    assert.match(await one.page.textContent('main'), /Det er gemt\..*Skovstuen, Egevej 9/s);
    assert.match(await shown(), /Skovstuen, Egevej 9/);
  });

  test('An introduction meeting is planned, everybody reads of it, who came is written, and another is called off', async () => {
    const plan = (date, place) => [
      nav('Introduktionsmøder'), fill('ny', { place, date, time: '19.30', call: 'Mette', telephone: '12 34 56 78' }), send('ny'),
      'main form button',
    ];
    await actAt(everyWidth, ...plan(today(), 'Biblioteket, Torvet 1'));
    await act(...plan(days(20), 'Skolen, Egevej 9'));
    const citizen = await visitor(browser, service.url);
    await citizen.page.goto(service.url);
    assert.deepEqual(await flaws(citizen), []);
    assert.match(await citizen.page.textContent('#meetings'), /kl\. 19\.30\s*Biblioteket, Torvet 1\s*Ring til Mette 12 34 56 78/);

    const meeting = (place, text) => `.cards li:has(p:has-text("${place}")) a:has-text("${text}")`;
    await actAt(everyWidth,
      nav('Introduktionsmøder'), meeting('Biblioteket', 'Skriv, hvor mange der kom'), fill('fremmoede', { came: '12' }), send('fremmoede'));
    assert.match(await one.page.textContent('main'), /12 kom\./);
    await actAt(everyWidth, nav('Introduktionsmøder'), meeting('Skolen', 'Se og ret'), send('aflys'), 'main form button');
    await citizen.page.reload();
    assert.match(await citizen.page.textContent('#meetings'), /Aflyst:\s*\S+ den .*Skolen/s);
    assert.deepEqual(citizen.faults, []);
    await citizen.context.close();
  });

  test('A group is planned', async () => {
    const first = days(35 + ((9 - new Date(Date.now() + 35 * 86_400_000).getUTCDay()) % 7)); // a Tuesday, well ahead
    const text = await act(
      nav('Grupper'), 'main a:text-is("Planlæg en gruppe")',
      fill('ny', { stratum: 'A', place: 'Havnehuset, Kajen 4', room: '2', weekday: '2', time: '16.30', first, pair: 'AB' }),
      send('ny'), 'main form button');
    assert.match(text, /Gruppe A5.*Fra 3 til 8 deltagere\. Ledes af AB/s);
  });

  test('A group is cancelled, and those in it read that they keep their place in the queue', async () => {
    const text = await act(nav('Grupper'), card(group, 'Se og ret'), send('aflys'), 'main form button');
    assert.match(text, /Gruppen er aflyst\./);
    assert.match(await shown(), /er aflyst\. Du har stadig din plads i køen\./);
  });
});
