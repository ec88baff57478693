import { jsQrSource } from './packages.mjs';

//  Reads QR codes from pictures of a page, as a telephone does.

/** @param {import('playwright-core').Browser} browser */
export async function qrReader(browser) {
  const page = await browser.newPage();
  await page.evaluate(jsQrSource);
  /** @param {import('playwright-core').Locator} part @returns {Promise<string | undefined>} */
  const read = async (part) => page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return globalThis.jsQR(canvas.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data;
  }, (await part.screenshot()).toString('base64'));
  return { read, close: () => page.close() };
}

/** How many sheets a page is printed on. @param {import('playwright-core').Page} page */
export async function sheets(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length;
}
