//  Every page of the site in every state a citizen can meet, in the order in which one visit meets them.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {'da' | 'en'} Language */

const pathTo = (language, path) => (language === 'en' ? `/en${path === '/' ? '' : path}` : path);

export const mainButton = 'main button.button-primary';

/** The pages that are only read. */
const reading = [
  ['/om', 'about'], ['/kontrol', 'verify'], ['/privatliv', 'privacy'], ['/was', 'accessibility'], ['/personale', 'staff'], ['/farvel', 'farewell'],
];

/** Presses the page's main button and waits for the next page. @param {Page} page */
export const goOn = (page) => page.locator(mainButton).click();

/** @param {Page} page @param {string} field @param {string} value */
const choose = (page, field, value) => page.locator(`input[name="${field}"][value="${value}"]`).check();

/** Chooses the first of what the study offers. @param {Page} page @param {string} field */
const chooseFirst = (page, field) => page.locator(`input[name="${field}"]:enabled`).first().check();

/** @param {Page} page */
const shownCode = async (page) => (await page.locator('#code').textContent()).trim();

const title = (page) => page.locator('h1').textContent();

/**
 * Signs up, from the first page of the form to the result.
 * @param {Page} page @param {string} origin @param {{ language?: Language, see?: (state: string) => Promise<void> }} [how]
 * see: called at every state, with errors on the way
 */
export async function signUp(page, origin, { language = 'da', see } = {}) {
  const meet = async (state) => see?.(state);
  const missed = async (state) => {
    if (!see) return;
    await goOn(page); // with nothing chosen
    await meet(`${state}-missing`);
  };

  await page.goto(origin + pathTo(language, '/tilmelding'));
  await meet('start');
  await goOn(page);
  for (const [state, answer] of [
    ['adult', () => choose(page, 'adult', 'true')],
    ['life', () => choose(page, 'everydayLife', 'true')],
    ['place', () => chooseFirst(page, 'stratum')],
    ['times', () => chooseFirst(page, 'slots')],
    ['company', () => choose(page, 'companionship', 'true')],
    ['lottery', async () => { await choose(page, 'understandsLottery', 'true'); await page.locator('input[name="consent"]').check(); }],
  ]) {
    await meet(state);
    await missed(state);
    await answer();
    await goOn(page);
  }

  await meet('check');
  const code = await shownCode(page);
  await goOn(page);
  await meet('result');
  return { code, outcome: await title(page), receipt: await savedReceipt(page) };
}

/** What the link to save the receipt holds. @param {Page} page */
async function savedReceipt(page) {
  const link = await page.locator('#receipt').getAttribute('href');
  return Buffer.from(link.slice(link.indexOf(',') + 1), 'base64').toString('utf8');
}

/** Comes back with a code. @param {Page} page @param {string} origin @param {string} code as typed @param {Language} [language] */
export async function comeBack(page, origin, code, language = 'da') {
  await page.goto(origin + pathTo(language, '/kode'));
  await page.locator('#code').fill(code);
  await goOn(page);
  return { outcome: await title(page), receipt: await savedReceipt(page) };
}

/**
 * Meets every page and state once: signs up with every mistake on the way, comes back, leaves. Draws one lot.
 * @param {Page} page @param {string} origin @param {Language} language @param {(state: string) => Promise<void>} see
 */
export async function meetEveryState(page, origin, language, see) {
  const open = async (path, state) => {
    await page.goto(origin + pathTo(language, path));
    await see(state);
  };

  await open('/', 'front');
  for (const [path, state] of reading) await open(path, state);
  const { code } = await signUp(page, origin, { language, see });

  await open('/kode', 'code');
  await page.locator('#code').fill('1234');
  await goOn(page);
  await see('code-unknown');
  await comeBack(page, origin, code.toLowerCase().replaceAll('-', ' '), language);
  await see('status');
  const check = page.locator('[data-check] button');
  if (await check.isVisible()) {
    await check.click();
    await page.locator('.checks').waitFor();
    await see('receipt-checked');
  }

  await page.locator('button[name="what"][value="data"]').click();
  await see('leave');
  await goOn(page);
  await see('left');
  await page.goto(origin + pathTo(language, '/kode'));
  await page.locator('#code').fill(code);
  await goOn(page);
  await see('erased');

  await page.goto(origin + pathTo(language, '/tilmelding'));
  await goOn(page);
  await choose(page, 'adult', 'false');
  await goOn(page);
  await see('not-for-me');
  await open('/nowhere', 'no-such-page');
}
