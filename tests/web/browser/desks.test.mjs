import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { flaws, launchBrowser, leftBehind, noBrowser, visitor } from './browser.mjs';
import { sheets } from './qr.mjs';
import { ask, signUpByRequest, startService } from './service.mjs';
import { follow, goOn } from './states.mjs';

//  Signing in, and the desks of staff, in a real browser.

const desks = { coordinator: 'koordinator', steward: 'steward', researcher: 'forsker', auditor: 'revision' };

describe('Desks', { skip: noBrowser }, () => {
  let service, browser, keys;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
    keys = JSON.parse(await readFile(join(service.data, 'staff-keys.json'), 'utf8'));
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const signIn = async (role, { path = '/personale', ...how } = {}) => {
    const one = await visitor(browser, service.url, how);
    await one.page.goto(service.url + path);
    await one.page.locator('#key').fill(keys[role]);
    await goOn(one.page);
    return one;
  };

  test('Citizens\' pages get no Cookie header after a sign-in in the same browser', async () => {
    const one = await signIn('coordinator');
    const sent = [];
    one.page.on('request', async (request) => sent.push([new URL(request.url()).pathname, (await request.allHeaders()).cookie]));
    for (const path of ['/personale/koordinator', '/', '/tilmelding', '/kode', '/til-medarbejdere', '/en', '/api/study', '/personale/koordinator']) {
      await one.page.goto(service.url + path);
      await one.page.waitForLoadState('networkidle');
    }
    const [staff, others] = [sent.filter(([path]) => path.startsWith('/personale')), sent.filter(([path]) => !path.startsWith('/personale'))];
    assert.deepEqual([staff.length, staff.every(([, cookie]) => /^personale=/.test(cookie))], [2, true]);
    assert.ok(others.length > 10);
    assert.deepEqual(others.filter(([, cookie]) => cookie !== undefined), []);
    await one.context.close();
  });

  test('Staff stay signed in when a citizen\'s page is left in a hurry in the same browser', async () => {
    const one = await signIn('coordinator');
    const citizen = await one.context.newPage(); // in another tab: from this one the way out leads back over the desk
    await citizen.goto(`${service.url}/kode`);
    const [emptied] = await Promise.all([citizen.waitForResponse('**/farvel.svg'), citizen.locator('a.exit').click()]);
    assert.equal((await emptied.allHeaders())['clear-site-data'], '"cache", "storage"');
    const typed = await one.page.goto(`${service.url}/farvel.svg`); // no page of ours asked for it
    assert.equal((await typed.allHeaders())['clear-site-data'], undefined);
    await one.page.goto(`${service.url}/personale/koordinator`);
    assert.equal(new URL(one.page.url()).pathname, '/personale/koordinator');
    assert.equal(await one.page.locator('#key').count(), 0);
    await one.context.close();
  });

  for (const [role, desk] of Object.entries(desks)) {
    for (const prefix of ['/personale', '/personale/en']) {
      test(`Every page of ${prefix}/${desk} is without a flaw at every width, scripts off`, async () => {
        await service.people(); // so that there is a roster
        const one = await signIn(role, { path: prefix, javaScript: false });
        const [seen, waiting] = [new Set(), [`${prefix}/${desk}`]];
        while (waiting.length > 0) {
          const path = waiting.pop();
          if (seen.has(path)) continue;
          seen.add(path);
          assert.equal((await one.page.goto(service.url + path)).status(), 200, path);
          const links = await one.page.locator('a[href^="/personale"]:not([download])').evaluateAll((all) => all.map((link) => link.pathname));
          waiting.push(...links.filter((link) => link.startsWith(`${prefix}/${desk}`)));
          assert.deepEqual(await flaws(one), [], path);
        }
        assert.deepEqual(one.faults, []);
        await one.context.close();
      });
    }
  }

  for (const [role, desk] of Object.entries(desks)) {
    test(`On a phone a page of ${desk} begins within 160 px, and nothing above it is too small to press`, async () => {
      const one = await signIn(role);
      for (const [width, prefix] of [320, 390].flatMap((width) => ['/personale', '/personale/en'].map((prefix) => [width, prefix]))) {
        await one.page.setViewportSize({ width, height: 664 });
        await one.page.goto(`${service.url}${prefix}/${desk}`);
        const top = await one.page.evaluate(async () => {
          await document.fonts.ready; // another font is wider
          return document.querySelector('main').getBoundingClientRect().top;
        });
        const heights = await one.page.locator('header :is(a, button)').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
        assert.ok(top <= 160, `${prefix} at ${width}: ${top} px`);
        assert.ok(heights.length > 4 && Math.min(...heights) >= 24, `${prefix} at ${width}: ${Math.min(...heights)} px`); // WCAG 2.2, target size
      }
      await one.context.close();
    });
  }

  test('The committee\'s page is without a flaw at every width, scripts off, and fits a phone but for its picture', async () => {
    await service.people();
    const one = await signIn('auditor', { javaScript: false });
    await one.page.goto(`${service.url}/personale/revision/udvalg`);
    for (const [field, text] of Object.entries({ purpose: 'Mødet i marts', recipient: 'Komiteen', planned: '296', by: '2030-10' })) {
      await one.page.locator(`#${field}`).fill(text);
    }
    await goOn(one.page);
    await one.page.locator('.inspection h2').first().waitFor();
    assert.deepEqual(await flaws(one), []);
    assert.ok(await one.page.locator('.inspection table').count() > 1);
    await one.context.close();
  });

  for (const [name, path] of [['The roster', ''], ['The sheet to tick on', '/ark']]) {
    test(`${name} is printed on one sheet of A4, on its side`, async () => {
      await service.people();
      const one = await signIn('coordinator');
      await one.page.goto(`${service.url}/personale/koordinator/liste/E1${path}?gemt`);
      await one.page.emulateMedia({ media: 'print' });
      assert.ok(!await one.page.getByText('Det er gemt.').isVisible());
      assert.ok(await one.page.locator('.demonstration').isVisible()); // as it says ØVELSE in a practice
      const pdf = (await one.page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
      const [, width, high] = pdf.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
      assert.ok(Number(width) > Number(high), `${width} by ${high}`);
      await one.context.close();
    });
  }

  for (const [role, path] of [['coordinator', 'koordinator/vejledning'], ['coordinator', 'koordinator/overdragelse'], ['steward', 'steward/vejledning'],
    ['researcher', 'forsker/vejledning'], ['auditor', 'revision/vejledning']]) {
    test(`The guide at ${path} is printed on one sheet of A4, in letters that can be read`, async () => {
      const one = await signIn(role);
      await one.page.goto(`${service.url}/personale/${path}`);
      await one.page.emulateMedia({ media: 'print' });
      assert.equal(await sheets(one.page), 1);
      const sizes = await one.page.locator('.guide li').evaluateAll((all) => all.map((item) => parseFloat(getComputedStyle(item).fontSize) * 0.75));
      assert.ok(sizes.length > 5 && Math.min(...sizes) >= 10, `${Math.min(...sizes)} pt`);
      await one.context.close();
    });
  }

  // Tab until the focus is there; everything on the way can be seen to have it.
  const tabTo = async (page, selector) => {
    const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    for (let tabs = 0; !await isThere(); tabs++) {
      assert.ok(tabs < 150, `${selector} is not reached`);
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const { outlineStyle, boxShadow, borderStyle } = getComputedStyle(document.activeElement);
        return document.activeElement === document.body || outlineStyle !== 'none' || boxShadow !== 'none' || borderStyle !== 'none';
      });
      assert.ok(seen, `the focus before ${selector} cannot be seen`);
    }
  };
  const press = async (page, selector) => {
    await tabTo(page, selector);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };

  test('A coordinator changes a room and marks who came by keyboard alone', async () => {
    await service.people();
    const one = await signIn('coordinator', { javaScript: false });
    await press(one.page, 'header nav a[href$="/grupper"]');
    await press(one.page, 'a[href$="/grupper/E1"]');
    await tabTo(one.page, 'form[action$="/lokale"] [name="room"]');
    await one.page.keyboard.press('ControlOrMeta+A');
    await one.page.keyboard.type('lokale 12');
    await press(one.page, 'form[action$="/lokale"] button');
    assert.match(await one.page.textContent('#read'), /lokale 12/);
    await press(one.page, 'main button.button-primary');
    assert.match(await one.page.textContent('main'), /Det er gemt\./);

    await press(one.page, 'a[href$="/liste/E1"]');
    await press(one.page, 'a[href$="/fremmoede/E1/1"]');
    await tabTo(one.page, 'main input[type="checkbox"]');
    await one.page.keyboard.press('Space');
    await Promise.all([one.page.waitForNavigation(), one.page.keyboard.press('Enter')]);
    assert.match(await one.page.textContent('main'), /Det er gemt\./);
    await press(one.page, 'a[href$="/fremmoede/E1/1"]');
    assert.equal(await one.page.locator('input[name="kom"]:checked').count(), 1); // Enter in a box says nothing of the others
    await one.context.close();
  });

  test('A steward closes and opens a place by keyboard alone', async () => {
    const one = await signIn('steward', { javaScript: false });
    for (const word of ['luk', 'aabn']) {
      await press(one.page, `main li a[href$="/steward/${word}"]`);
      await tabTo(one.page, '#stratum');
      for (let steps = 0; await one.page.locator('#stratum').inputValue() !== 'B'; steps++) {
        assert.ok(steps < 5);
        await one.page.keyboard.press('ArrowDown');
      }
      await tabTo(one.page, '#reason');
      await one.page.keyboard.type('Styregruppen har sagt god for det');
      await press(one.page, 'main button.button-primary');
      assert.match(await one.page.textContent('main'), /Det er gjort\./);
    }
    await one.context.close();
  });

  test('Signing in is done by keyboard alone, a wrong key is told, and Log ud leaves nothing', async () => {
    const one = await visitor(browser, service.url);
    await one.page.goto(`${service.url}/personale`);
    assert.deepEqual(await flaws(one), []);
    for (let tabs = 0; await one.page.evaluate(() => document.activeElement?.id) !== 'key'; tabs++) {
      assert.ok(tabs < 10);
      await one.page.keyboard.press('Tab');
    }
    await one.page.keyboard.type('wrong');
    await Promise.all([one.page.waitForNavigation(), one.page.keyboard.press('Enter')]);
    assert.match(await one.page.textContent('#error'), /passer ikke/);
    assert.deepEqual(await flaws(one), []);

    await one.page.locator('#key').focus();
    await one.page.keyboard.type(keys.steward);
    await Promise.all([one.page.waitForNavigation(), one.page.keyboard.press('Enter')]);
    assert.equal(new URL(one.page.url()).pathname, '/personale/steward');
    assert.deepEqual(await leftBehind(one), ['cookie personale']);

    await follow(one.page, one.page.getByRole('button', { name: 'Log ud' }));
    assert.equal(new URL(one.page.url()).pathname, '/personale');
    assert.deepEqual(await leftBehind(one), []);
    await one.context.close();
  });
});

describe('Desks after the reveal', { skip: noBrowser }, () => {
  let service, browser, keys;
  before(async () => {
    service = await startService();
    browser = await launchBrowser();
    keys = JSON.parse(await readFile(join(service.data, 'staff-keys.json'), 'utf8'));
    for (let people = 0; people < 12; people++) await signUpByRequest(service.url); // five of each arm, whatever the blocks
    const [seed, reason] = [(await readFile(join(service.data, 'demonstration-seed.txt'), 'utf8')).trim(), 'a test'];
    await ask(`${service.url}/api/study/close`, service.data, 'steward', { reason });
    await ask(`${service.url}/api/study/reveal`, service.data, 'steward', { number: 1, seed, reason });
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  for (const [role, pages] of [['researcher', ['forsker', 'forsker/udtraek']], ['auditor', ['revision/tal', 'revision']]]) {
    test(`The ${role}'s figures are by arm and fit, and what was taken is read without scrolling on a phone`, async () => {
      const kind = role === 'auditor' ? 'audit' : 'table';
      await ask(`${service.url}/api/exports`, service.data, role, {
        kind, purpose: 'Et formål, der er skrevet ud i en hel sætning, som det skal stå', recipient: 'Datakomiteen ved universitetet',
      });
      const one = await visitor(browser, service.url);
      await one.page.goto(`${service.url}/personale`);
      await one.page.locator('#key').fill(keys[role]);
      await goOn(one.page);
      for (const path of pages.flatMap((page) => [`/personale/${page}`, `/personale/en/${page}`])) {
        await one.page.goto(service.url + path);
        const figures = one.page.locator('.pictures .columns');
        const lines = one.page.locator('.record td');
        assert.equal(await figures.count() + Math.min(await lines.count(), 1), 1, path);
        assert.deepEqual(await flaws(one), [], path);
        if (await figures.count() > 0) {
          await one.page.setViewportSize({ width: 1280, height: 844 });
          assert.equal(await figures.evaluate((all) => all.scrollWidth - all.clientWidth), 0, `${path}: whole on a desktop`);
          await one.page.setViewportSize({ width: 390, height: 844 });
        } else {
          assert.equal(await one.page.locator('.record').evaluate((all) => all.scrollWidth - all.clientWidth), 0, `${path}: nothing to scroll`);
        }
      }
      await one.context.close();
    });
  }
});
