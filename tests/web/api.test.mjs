import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { page } from '../../eng/api.mjs';

const read = (name) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

test('docs/api.md is what docs/openapi.json says (else: node eng/api.mjs)', () => {
  assert.equal(read('api.md'), page(read('openapi.json')));
});
