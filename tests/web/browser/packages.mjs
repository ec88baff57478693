import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The packages are installed under eng/, beside their lock file.
const fromEng = createRequire(new URL('../../../eng/package.json', import.meta.url));

export const { chromium } = fromEng('playwright-core');

/** The source of axe-core, a classic script. */
export const axeSource = fromEng('axe-core').source;

/** The source of jsQR, which reads a QR code from a picture: a classic script. */
export const jsQrSource = readFileSync(fromEng.resolve('jsqr/dist/jsQR.js'), 'utf8');
