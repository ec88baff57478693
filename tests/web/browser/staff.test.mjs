import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launchBrowser, noBrowser, overflow, violations, visitor } from './browser.mjs';
import { qrReader } from './qr.mjs';
import { savePages, slipsOnSheet } from './staff.mjs';

//  The pages that staff print, opened from their own disk.

const a4 = { slips: { sheets: 2 }, roster: { sheets: 1 } };

describe('What staff print', { skip: noBrowser }, () => {
  let folder, pages, browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trial-staff-'));
    pages = await savePages(folder);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const open = async (name, how) => {
    const one = await visitor(browser, 'null', how); // what a file on the disk calls its origin
    await one.page.goto(pages[name]);
    return one;
  };

  for (const name of ['slips', 'roster', 'record']) {
    test(`${name}: one file that loads nothing, and that axe finds no violation of WCAG 2.2 AA in`, async () => {
      const one = await open(name);
      assert.deepEqual([await violations(one), one.faults], [[], []]);
      const loaded = await one.page.evaluate(() => performance.getEntriesByType('resource').map(({ name: address }) => address));
      assert.deepEqual(loaded, []);
      await one.context.close();
    });
  }

  for (const [name, { sheets }] of Object.entries(a4)) {
    test(`${name}: on ${sheets} sheets of A4`, async () => {
      const one = await open(name);
      const pdf = (await one.page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, sheets);
      assert.deepEqual([...new Set(pdf.match(/\/MediaBox\s*\[[^\]]*\]/g))].length, 1);
      await one.context.close();
    });
  }

  test('slips: nothing on a slip lies outside it, on paper, a phone and a desktop', async () => {
    const one = await open('slips');
    for (const [media, width] of [['print', 733], ['screen', 320], ['screen', 1280]]) { // 733: A4 within its margins
      await one.page.emulateMedia({ media });
      await one.page.setViewportSize({ width, height: 844 });
      assert.equal(await overflow(one.page), 0);
      const outside = await one.page.locator('article').evaluateAll((slips) => slips.filter((slip) => {
        const [{ left, right, top, bottom }, within] = [slip.getBoundingClientRect(), document.createRange()];
        within.selectNodeContents(slip);
        return [...within.getClientRects()].some((box) => box.left < left || box.right > right || box.top < top || box.bottom > bottom);
      }).length);
      assert.equal(outside, 0, `${media} at ${width} px`);
    }
    await one.context.close();
  });

  test('slips: each QR as it is printed leads to the form with the code that stands beside it', async () => {
    const one = await open('slips', { width: 1280, options: { deviceScaleFactor: 3 } }); // 288 dots an inch: a plain printer
    await one.page.emulateMedia({ media: 'print' });
    const reader = await qrReader(browser);
    const slips = await one.page.locator('article').all();
    assert.equal(slips.length, slipsOnSheet);

    for (const slip of slips) {
      const [address, code] = [await slip.locator('b').textContent(), await slip.locator('code').textContent()];
      const read = await reader.read(slip);
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/tilmelding$/);
      assert.equal(read, `${address}#${code}`);
    }
    await reader.close();
    await one.context.close();
  });
});
