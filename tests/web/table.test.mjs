import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkTable } from '../../src/Trial.Functions/wwwroot/js/table.mjs';
import { flipped, vectors } from './vectors.mjs';

const { tables, cases } = vectors('tables-v1');
const names = ['codebook', 'allocations', 'merging', 'flow', 'erased'];

const bytesOf = (texts) => new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));

/** The checks up to the first false one, as export.mjs asks for them. */
function run(files) {
  const checks = [];
  for (const check of checkTable(files)) {
    checks.push(check);
    if (!check.result) break;
  }
  return checks;
}

describe('A table', () => {
  for (const { name, table, changes, false: found } of cases) {
    test(`${name}: ${found ? `${found} is false` : 'holds'}`, () => {
      const texts = { ...tables[table] };
      for (const [file, from, to] of changes) {
        assert.ok(texts[file].includes(from));
        texts[file] = texts[file].replace(from, () => to);
      }
      const expected = found ? names.slice(0, names.indexOf(found) + 1) : names;
      assert.deepEqual(run(bytesOf(texts)), expected.map((check) => ({ name: check, result: check !== found })));
    });
  }

  test('that is no UTF-8 is none, even where any text may stand', () => {
    const files = bytesOf(tables.named);
    const book = files.get('codebook.csv');
    book[Buffer.from(book).indexOf('P=peer') + 2] = 0xFF;
    assert.deepEqual(run(files), [{ name: 'codebook', result: false }]);
  });

  for (const missing of Object.keys(tables.named)) {
    test(`without ${missing} is false, and is told so`, () => {
      const files = bytesOf(tables.named);
      files.delete(missing);
      assert.equal(run(files).at(-1).result, false);
    });
  }

  for (const name of ['flow.csv', 'erased.csv']) {
    test(`with one flipped bit in ${name} is false`, () => {
      for (let at = 0; at < bytesOf(tables.named).get(name).length; at++) {
        const files = bytesOf(tables.named);
        files.set(name, flipped(files.get(name), at));
        assert.equal(run(files).at(-1).result, false, `byte ${at}`);
      }
    });
  }
});
