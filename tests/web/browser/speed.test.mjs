import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { makeStudy } from '../a-study.mjs';
import { launchBrowser, noBrowser } from './browser.mjs';

const twin = readFileSync(new URL('../../../src/Trial.Functions/wwwroot/js/trial.mjs', import.meta.url));

//  How long it takes is printed, and nothing is judged by it.

test('A receipt is checked against a log of 12,000 entries, two years at 16 a night', { skip: noBrowser }, async (t) => {
  const { receipt, log, known } = await makeStudy(12_000);
  const server = createServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': url === '/trial.mjs' ? 'text/javascript' : 'text/html' }).end(url === '/trial.mjs' ? twin : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchBrowser();
  t.after(async () => {
    await browser.close();
    server.close();
  });

  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { checks, milliseconds } = await page.evaluate(async ({ text, checkpoint, entries, logKeys }) => {
    const trial = await import('/trial.mjs');
    const log = { checkpoint, entries: entries.map(trial.utf8) };
    const milliseconds = [];
    let checks;
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      ({ checks } = await trial.checkReceipt(text, { logKeys, log }));
      milliseconds.push(Math.round(performance.now() - start));
    }
    return { checks, milliseconds };
  }, {
    text: JSON.stringify(receipt), checkpoint: log.checkpoint, entries: log.entries.map((entry) => Buffer.from(entry).toString()), logKeys: known.logKeys,
  });

  t.diagnostic(`${milliseconds.join(', ')} ms`);
  assert.deepEqual(checks.filter(({ result }) => result !== true).map(({ name }) => name), ['beacon']);
});
