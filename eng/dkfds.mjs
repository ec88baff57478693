#!/usr/bin/env node
//  node eng/dkfds.mjs FOLDER
//
//  Puts what the site uses of Det Fælles Designsystem into FOLDER: its style sheet, the icons that this names, IBM Plex Sans
//  in Latin letters, and the licences. Version and sha512 are those of package-lock.json. The style sheet's own @font-face
//  rules are left out (they name formats nobody needs; wwwroot/site.css has ours), and so are scripts, whole and in part.
//  FOLDER is renamed into place last, so that builds side by side never see half of it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = process.argv[2];
const weights = ['Regular', 'SemiBold', 'Bold'];
const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
const { version, integrity } = lock.packages['node_modules/dkfds'];
if (!folder?.endsWith(version)) throw new Error(`package-lock.json has dkfds ${version}: name it in Dkfds.targets too.`);

mkdirSync(dirname(folder), { recursive: true });
const work = mkdtempSync(`${folder}.`);
try {
  const dist = join(unpack(), 'dist');
  const made = join(work, 'made');
  copyStyle(dist, made);
  copyFonts(dist, made);
  cpSync(join(dist, 'LICENSE.md'), join(made, 'LICENSE.txt'));
  if (!existsSync(folder)) renameSync(made, folder);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function unpack() {
  execFileSync('npm', ['pack', `dkfds@${version}`, '--prefer-offline', '--loglevel=error', '--pack-destination', work], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = join(work, `dkfds-${version}.tgz`);
  const sum = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${sum}` !== integrity) throw new Error('The dkfds package is not the one of package-lock.json.');
  execFileSync('tar', ['-xzf', tarball, '-C', work]);
  return join(work, 'package');
}

function copyStyle(dist, made) {
  const style = readFileSync(join(dist, 'css', 'dkfds.min.css'), 'utf8')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/url\(\.\.\/img\/logo-[a-z-]*placeholder\.png\)/g, 'none')
    .replaceAll(/\/\*# sourceMappingURL.*?\*\//g, '')
    .replaceAll(/url\("?\.\.\/img\/svg-icons\/([a-z0-9-]+\.svg)"?\)/g, 'url(icons/$1)');
  if (/@font-face|url\((?!icons\/)/.test(style)) throw new Error('dkfds names a file that is not copied.');

  mkdirSync(join(made, 'icons'), { recursive: true });
  writeFileSync(join(made, 'dkfds.css'), style);
  for (const [, icon] of style.matchAll(/url\(icons\/([a-z0-9-]+\.svg)\)/g)) {
    cpSync(join(dist, 'img', 'svg-icons', icon), join(made, 'icons', icon));
  }
}

function copyFonts(dist, made) {
  const plex = join(dist, 'fonts', 'IBMPlexSans');
  for (const weight of weights) {
    cpSync(join(plex, 'split', 'woff2', `IBMPlexSans-${weight}-Latin1.woff2`), join(made, 'fonts', `${weight}.woff2`));
  }
  cpSync(join(plex, 'complete', 'woff2', 'license.txt'), join(made, 'fonts', 'license.txt'));
}
