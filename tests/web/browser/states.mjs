import { randomBytes } from 'node:crypto';

//  Every page of the site in every state a citizen can meet, in the order in which one visit meets them.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {'da' | 'en'} Language */
/** @typedef {import('./service.mjs').Service} Service */
/** @typedef {import('./browser.mjs').Visitor} Visitor */
/** @typedef {(state: string) => Promise<void>} See */

const pathTo = (language, path) => (language === 'en' ? `/en${path === '/' ? '' : path}` : path);

export const mainButton = 'main :is(button.button-primary, button[name=sure])';

/** The pages that are only read. */
const reading = [
  ['/om', 'about'], ['/kontrol', 'verify'], ['/udtraek', 'verify-export'], ['/privatliv', 'privacy'], ['/was', 'accessibility'], ['/til-medarbejdere', 'workers'], ['/plakat', 'poster'], ['/farvel', 'farewell'],
];

/** What a page looks like in use, where there are scripts. @type {{ [state: string]: (page: Page, see: See) => Promise<void> }} */
const inUse = {
  about: async (page, see) => {
    await page.locator('[name=next]').click();
    await page.locator('[name=swap]').click();
    await page.locator('.envelopes li').first().getByText(await page.locator('#play').getAttribute('data-unfit')).waitFor();
    await see('about-in-use');
  },
  verify: async (page, see) => {
    await page.locator('textarea').fill('{}');
    await page.locator('main summary').click();
    await page.locator('[data-check] button').click();
    await page.locator('[role=status]:not(:empty)').waitFor();
    await see('verify-not-a-receipt');
  },
};

/** Presses what leads to another page, and waits until that is there whole. @param {Page} page @param {import('playwright-core').Locator} pressed */
export const follow = (page, pressed) => Promise.all([page.waitForNavigation(), pressed.click()]);

/** Presses the page's main button and waits for the next page. @param {Page} page */
export const goOn = (page) => follow(page, page.locator(mainButton));

/** Presses the button that is an answer by itself, and waits for the next page. @param {Page} page @param {'yes' | 'no' | 'agreed'} said */
export const say = (page, said) => follow(page, page.locator(`main button[name="go"][value="${said}"]`));

/** Chooses the first of the times that the study offers, and goes on. @param {Page} page */
export async function chooseTime(page) {
  await page.locator('input[name="slots"]:enabled').first().check();
  await goOn(page);
}

/** @param {Page} page */
const shownCode = async (page) => (await page.locator('#code').textContent()).trim();

const title = (page) => page.locator('h1').textContent();

/** What is asked, in order, and one way to answer it. @type {[string, (page: Page) => Promise<void>][]} */
const questions = [
  ['adult', (page) => say(page, 'yes')],
  ['life', (page) => say(page, 'yes')],
  ['times', chooseTime],
  ['company', (page) => say(page, 'yes')],
  ['lottery', (page) => say(page, 'agreed')],
];

/** Answers every question from the first, up to the page with the code. @param {Page} page */
export async function answerQuestions(page) {
  for (const [, answer] of questions) await answer(page);
}

/** Answers every question from the first, and sends. @param {Page} page */
export async function answerAll(page) {
  await answerQuestions(page);
  await goOn(page);
}

/**
 * Signs up, from the first page of the form to the result.
 * @param {Page} page @param {string} origin @param {{ language?: Language, see?: (state: string) => Promise<void>, draw?: (press: () => Promise<any>) => Promise<void> }} [how]
 * see: called at every state, with errors on the way; draw: called for the last press
 */
export async function signUp(page, origin, { language = 'da', see, draw = async (press) => { await press(); } } = {}) {
  const meet = async (state) => see?.(state);

  await page.goto(origin + pathTo(language, '/tilmelding'));
  await meet('start');
  await goOn(page);
  for (const [state, answer] of questions) {
    await meet(state);
    if (see && state === 'times') {
      await goOn(page); // with nothing chosen
      await meet(`${state}-missing`);
    }
    await answer(page);
  }
  if (see) {
    await follow(page, page.locator('main button[name="go"][value="company"]'));
    await meet('company-answered');
    await say(page, 'yes');
  }

  await meet('check');
  const [code, sent] = [await shownCode(page), await fieldsOf(page)];
  await draw(() => goOn(page));
  await meet('result');
  return { code, sent, outcome: await title(page), receipt: await savedReceipt(page) };
}

/** The other outcome's result: the same answers from other people, until it comes. @param {Page} page @param {string} form its address @param {string[][]} sent @param {string} outcome */
async function meetOther(page, form, sent, outcome) {
  for (let tries = 0; tries < 20; tries++) {
    await page.goto(form);
    await sendForm(page, sent.map(([name, value]) => [name, name === 'token' ? randomBytes(16).toString('base64url') : value]));
    if (await title(page) !== outcome) return;
  }
  throw new Error(`twenty lots in a row were: ${outcome}`);
}

/** The fields that a page's own form would send. @param {Page} page @returns {Promise<string[][]>} */
const fieldsOf = (page) => page.locator('main form').first().locator('input[type=hidden]').evaluateAll((inputs) => inputs.map(({ name, value }) => [name, value]));

/** Sends a form from the page itself, as a press does. @param {Page} page @param {string[][]} fields */
async function sendForm(page, fields) {
  await Promise.all([page.waitForNavigation(), page.evaluate((given) => {
    const form = document.createElement('form');
    form.method = 'post';
    for (const [name, value] of given) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(form);
    form.submit();
  }, fields)]);
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
 * Meets every page and state: signs up with every mistake on the way, comes back, leaves. Draws until both outcomes were met.
 * @param {Visitor} visitor @param {Service} service @param {Language} language @param {See} see
 */
export async function meetEveryState({ page, javaScript }, service, language, see) {
  const origin = service.url;
  const [form, asked] = [origin + pathTo(language, '/tilmelding'), origin + pathTo(language, '/kode')];
  const { peer, control } = await service.people();
  const open = async (path, state) => {
    await page.goto(origin + pathTo(language, path));
    await see(state);
  };

  await open('/', 'front');
  for (const [path, state] of reading) {
    await open(path, state);
    if (javaScript) await inUse[state]?.(page, see);
  }

  const { code, sent, outcome } = await signUp(page, origin, { language, see });
  await sendForm(page, sent.map(([name, value]) => [name, name === 'companionship' ? 'false' : value]));
  await see('other-answers');

  await open('/kode', 'code');
  if (javaScript) {
    await page.locator('#code').fill('1234');
    await page.locator(mainButton).click(); // told here, the server is not asked
    await page.locator('#error').waitFor();
    await see('code-malformed');
  }
  await page.locator('#code').fill('0000-0000-0000-0000-0');
  await goOn(page);
  await see('code-unknown');
  await comeBack(page, origin, code.toLowerCase().replaceAll('-', ' '), language);
  await see('status');
  if (javaScript) {
    await page.locator('[data-check] button').click();
    await page.locator('.checks').waitFor();
    await see('receipt-checked');
  }
  await follow(page, page.locator('button[name="what"][value="receipt"]'));
  await see('receipt');
  await comeBack(page, origin, code, language);

  await follow(page, page.locator('button[name="what"][value="times"]'));
  await see('times');
  for (const ticked of await page.locator('input[name="slots"]:checked').all()) await ticked.uncheck();
  await goOn(page);
  await see('times-missing');
  await page.locator('#slots').check();
  await goOn(page);
  await see('times-saved');
  await comeBack(page, origin, code, language);

  for (const what of ['followUp', 'data']) {
    await follow(page, page.locator(`button[name="what"][value="${what}"]`));
    await see(`leave-${what}`);
    await goOn(page);
    await see(`left-${what}`);
    if (what !== 'data') await comeBack(page, origin, code, language);
  }
  await page.goto(asked);
  await page.locator('#code').fill(code);
  await goOn(page);
  await see('erased');
  await page.goto(form);
  await sendForm(page, sent);
  await see('erased-drawn');

  for (const [state, known] of [['status-peer', peer], ['status-control', control]]) {
    await comeBack(page, origin, known, language);
    for (const closed of await page.locator('main summary').all()) await closed.click();
    await see(state);
    if (known === peer) {
      await follow(page, page.locator('button[name="what"][value="calendar"]'));
      await see('calendar');
      await comeBack(page, origin, known, language);
    }
    await follow(page, page.locator('.leave button[name="what"]').first());
    await see(`leave-${state}`);
  }

  await meetOther(page, form, sent, outcome);
  await see('result-other');

  await page.goto(form);
  await goOn(page);
  await say(page, 'no');
  await see('not-for-me');
  await open('/nowhere', 'no-such-page');
}

/**
 * Meets what a study with slips, whose owner says all that may be said, shows beside the rest.
 * @param {Visitor} visitor @param {Service} service @param {string} slip a new one @param {Language} language @param {See} see
 */
export async function meetWithSlip({ page }, service, slip, language, see) {
  const [front, form] = ['/', '/tilmelding'].map((path) => service.url + pathTo(language, path));
  const begin = async () => {
    await page.goto(form);
    await goOn(page);
    await page.locator('#slip').fill(slip);
    await goOn(page);
  };

  await page.goto(front);
  await see('front-with-slips');
  await page.goto(form);
  await see('start-with-slips');
  await goOn(page);
  await see('slip');
  await page.locator('main summary').click();
  await see('no-slip');
  await goOn(page);
  await see('slip-missing');
  await begin();
  await say(page, 'no');
  await see('too-young');
  await begin();
  await say(page, 'yes');
  await say(page, 'no');
  await see('not-needed');
  await begin();
  await answerQuestions(page);
  const code = await shownCode(page);
  await see('check-with-questionnaire');
  await goOn(page);
  await see('result-with-questionnaires');
  await comeBack(page, service.url, code, language);
  await see('status-with-questionnaires');
  await begin();
  await answerQuestions(page); // its slip is used
  await see('slip-refused');
}

/** Meets the page of somebody in a group, whatever has become of it. @param {Visitor} visitor @param {Service} service @param {string} code @param {Language} language @param {See} see @param {string} state */
export async function meetGroup({ page }, service, code, language, see, state) {
  await comeBack(page, service.url, code, language);
  await see(state);
}

/** Leaves the group, the first time, and meets the page after it. @param {Visitor} visitor @param {Service} service @param {string} code @param {Language} language @param {See} see */
export async function meetLeft({ page }, service, code, language, see) {
  await comeBack(page, service.url, code, language);
  const leave = page.locator('button[name="what"][value="group"]');
  if (await leave.count() > 0) {
    await follow(page, leave);
    await goOn(page);
    await comeBack(page, service.url, code, language);
  }
  await see('status-left');
}

/** Meets the question about times where a place has no group, and the page of somebody who chose them. @param {Visitor} visitor @param {Service} service @param {string} slip any @param {string} code @param {Language} language @param {See} see */
export async function meetClosedPlace({ page }, service, slip, code, language, see) {
  await page.goto(`${service.url}${pathTo(language, '/tilmelding')}`);
  await goOn(page);
  await page.locator('#slip').fill(slip);
  await goOn(page);
  for (const [, answer] of questions.slice(0, 2)) await answer(page);
  await see('place-closed');
  await comeBack(page, service.url, code, language);
  await see('times-gone');
}

/** Meets what somebody sees whose lot waits for others. @param {Visitor} visitor @param {Service} service @param {Language} language @param {See} see */
export async function meetWaiting({ page }, service, language, see) {
  const { code } = await signUp(page, service.url, { language });
  await see('result-waiting');
  await comeBack(page, service.url, code, language);
  await see('status-waiting');
  await follow(page, page.locator('button[name="what"][value="receipt"]'));
  await see('receipt-waiting');
}

/** Meets the answer to whoever signs up while too many do. @param {Visitor} visitor @param {Service} service @param {Language} language @param {See} see @param {string} state */
export async function meetRush({ page }, service, language, see, state) {
  await page.goto(`${service.url}${pathTo(language, '/tilmelding')}`);
  await goOn(page);
  await answerAll(page);
  await see(state);
}

/** Meets what a page says when there is no network. @param {Visitor} visitor @param {Service} service @param {Language} language @param {See} see */
export async function meetLost({ page, context }, service, language, see) {
  await page.goto(`${service.url}${pathTo(language, '/tilmelding')}`);
  await context.setOffline(true);
  await page.locator(mainButton).click();
  await page.locator('#lost').waitFor();
  await see('no-network');
  await context.setOffline(false);
}

/** Meets the study after its end. @param {Visitor} visitor @param {Service} service @param {string} code @param {Language} language @param {See} see */
export async function meetEnd({ page }, service, code, language, see) {
  for (const [path, state] of [['/', 'front-ended'], ['/tilmelding', 'sign-up-ended']]) {
    await page.goto(service.url + pathTo(language, path));
    await see(state);
  }
  await comeBack(page, service.url, code, language);
  await see('status-ended');
}

/** Meets the pages where no place has a group. @param {Visitor} visitor @param {Service} service @param {Language} language @param {See} see */
export async function meetNoPlace({ page }, service, language, see) {
  for (const [path, state] of [['/', 'front-no-place'], ['/tilmelding', 'no-place']]) {
    await page.goto(service.url + pathTo(language, path));
    await see(state);
  }
}
