// @ts-check
//
//  Runs the page's checks of an export over a zip, and says the first false one: node tests/web/check-export.mjs FILE.zip

import { readFileSync } from 'node:fs';

import { checkExport } from '../../src/Trial.Functions/wwwroot/js/export.mjs';

const { checks } = await checkExport(new Uint8Array(readFileSync(process.argv[2])));
const fault = checks.find(({ result }) => result === false);
const verified = checks.filter(({ result }) => result === true).map(({ name }) => name);
console.log(fault ? `false: ${fault.name}` : `verified: ${verified.join(' ')}`);
process.exitCode = fault ? 1 : 0;
