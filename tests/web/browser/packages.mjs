import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The packages are installed under eng/, beside their lock file.
const fromEng = createRequire(new URL('../../../eng/package.json', import.meta.url));

export const { chromium } = fromEng('playwright-core');

/** The source of axe-core, a classic script. */
export const axeSource = fromEng('axe-core').source;

/** The source of jsQR, which reads a QR code from a picture: a classic script. */
export const jsQrSource = readFileSync(fromEng.resolve('jsqr/dist/jsQR.js'), 'utf8');

/** Lighthouse, loaded only where it is used: it is large. */
export const lighthouse = async () => (await import(pathToFileURL(fromEng.resolve('lighthouse')).href)).default;
