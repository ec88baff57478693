#!/usr/bin/env node
//  node eng/bls.mjs [FILE]
//
//  Makes src/Trial.Functions/wwwroot/js/bls.mjs: BLS12-381 of @noble/curves as one module, which /kontrol loads when a setup
//  names a beacon, and kontrol.html holds. Each module of the package becomes a function that gives what it exports; comments
//  are left out, code is not touched. The versions are those of package-lock.json. tests/web/bls.test.mjs makes it again.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const entry = '@noble/curves/bls12-381.js';
const target = new URL('../src/Trial.Functions/wwwroot/js/bls.mjs', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));

/** The bundle's text. */
export function bundle() {
  const modules = new Map();
  const name = add(createRequire(import.meta.url).resolve(entry), modules);
  const versions = ['@noble/curves', '@noble/hashes'].map((one) => `${one} ${lock.packages[`node_modules/${one}`].version}`);
  return [
    '// @ts-nocheck',
    `// Made by eng/bls.mjs of ${versions.join(' and ')}: change nothing here.`,
    '/*! noble-curves and noble-hashes - MIT License (c) 2022 Paul Miller (paulmillr.com) */',
    '',
    '/** BLS12-381; it is built up when it is asked for. @returns {any} */',
    'export const makeBls = () => {',
    ...modules.values(),
    `return ${name}.bls12_381;`,
    '};',
    '',
  ].join('\n');
}

/** Adds a module and, before it, what it imports. @param {string} path @param {Map<string, string>} modules @returns {string} its name */
function add(path, modules) {
  const name = 'm' + path.replace(/^.*@noble\//, '').replace(/\.js$/, '').replace(/\W/g, '_');
  if (modules.has(name)) return name;

  const exported = [];
  const reExported = [];
  const of = (/** @type {string} */ from) => add(createRequire(path).resolve(from), modules);
  const code = withoutComments(readFileSync(path, 'utf8'))
    .replace(/^import \{([^}]*)\} from ["']([^"']+)["'];$/gm, (_, names, from) => (names.trim() ? `const {${names.replace(/ as /g, ': ')}} = ${of(from)};` : ''))
    .replace(/^import \* as (\w+) from ["']([^"']+)["'];$/gm, (_, as, from) => `const ${as} = ${of(from)};`)
    .replace(/^export \{([^}]*)\} from ["']([^"']+)["'];$/gm, (_, names, from) => {
      reExported.push(`...(({${names}}) => ({${names}}))(${of(from)})`);
      return '';
    })
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => {
      exported.push(...names.split(',').map((/** @type {string} */ one) => one.trim()).filter(Boolean));
      return '';
    })
    .replace(/^export ((?:async )?(?:function|class|const) (\w+))/gm, (_, declaration, declared) => {
      exported.push(declared);
      return declaration;
    });
  if (/^\s*(?:import|export)\b/m.test(code)) throw new Error(`${path} has an import or export that is not understood.`);

  modules.set(name, `const ${name} = (() => {\n${code.replace(/\n{2,}/g, '\n').trim()}\nreturn { ${[...reExported, ...exported].join(', ')} };\n})();`);
  return name;
}

// Those that stand on lines of their own; a line of a template or a text never begins so in these packages, or the vectors would not pass.
const withoutComments = (/** @type {string} */ code) => code.replace(/^[ \t]*\/\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*$/gm, '').replace(/^[ \t]*\/\/.*$/gm, '');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(process.argv[2] ?? target, bundle());
