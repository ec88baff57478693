import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, noBrowser, visitor } from './browser.mjs';
import { startRealStudy, told } from './real-study.mjs';
import { goOn } from './states.mjs';

//  The steward takes a sealed list into use on the desk of an empty service: the two files of the ceremony are pasted into the form.

describe('Installing at the desk', { skip: noBrowser }, () => {
  let service, browser;
  before(async () => { browser = await launchBrowser(); });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** @param {import('./service.mjs').Service} empty @param {string} setup @param {string} sealEntry */
  const byForm = async (empty, setup, sealEntry) => {
    const one = await visitor(browser, empty.url, { javaScript: false });
    const study = async () => (await fetch(`${empty.url}/api/study`)).status;
    await one.page.goto(`${empty.url}/personale`);
    await one.page.locator('#key').fill(JSON.parse(await readFile(join(empty.data, 'staff-keys.json'), 'utf8')).steward);
    await goOn(one.page);
    assert.match(await one.page.textContent('main'), /Mangler/); // the overview of an empty service leads to the form
    await one.page.goto(`${empty.url}/personale/steward/sedler`);
    assert.match(await one.page.textContent('main'), /vælger du, når du tager den første lodliste i brug/); // nobody knows yet
    assert.deepEqual(await flaws(one), []);
    await one.page.goto(`${empty.url}/personale/steward/liste`);
    assert.deepEqual(await flaws(one), []);

    const fill = async (fields) => {
      for (const [name, value] of Object.entries(fields)) await one.page.locator(`main [name="${name}"]`).fill(value);
    };
    await fill({
      setup, sealEntry: sealEntry.replace(/[0-9a-f]{64}/, (hash) => hash.replace(/./, (sign) => (sign === '0' ? '1' : '0'))),
      'title.da': told.title.da, 'title.en': told.title.en, strata: told.strata.map(({ code, name }) => `${code} ${name}`).join('\n'),
      'consent.version': told.consent.version, 'consent.da': told.consent.da, 'consent.en': told.consent.en, reason: 'Styregruppen har sagt god for det',
    });
    await goOn(one.page); // a seal that is not this list's
    assert.equal(await one.page.locator('.alert-error').count(), 1);
    assert.deepEqual(await flaws(one), []);
    assert.notEqual(await study(), 200);

    await fill({ setup, sealEntry, reason: '' });
    await goOn(one.page); // nobody said why
    assert.equal(await one.page.locator('#reason-error').count(), 1);
    assert.notEqual(await study(), 200);

    await fill({ setup, sealEntry, reason: 'Styregruppen har sagt god for det' });
    await goOn(one.page);
    assert.match(await one.page.textContent('main'), /Det er gjort\./);
    assert.deepEqual(await flaws(one), []);
    assert.equal(await study(), 200);
    await one.context.close();
  };

  test('A sealed setup is installed by the form on an empty service, a wrong seal is refused before, and people then sign up', async () => {
    service = await startRealStudy(byForm);
    const answer = await (await fetch(`${service.url}/api/study`)).json();
    assert.deepEqual([answer.title, answer.open, answer.admission, answer.strata.map(({ code, name }) => ({ code, name }))],
      [told.title, true, 'slip', told.strata]);
    assert.equal((await service.slips(1)).length, 1);
  });
});
