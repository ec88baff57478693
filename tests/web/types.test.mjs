import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('The pages\' modules keep the types that their comments give', () => {
  const eng = fileURLToPath(new URL('../../eng/', import.meta.url));
  const { status, stdout } = spawnSync(`${eng}node_modules/.bin/tsc`, ['-p', `${eng}tsconfig.json`], { encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
