// @ts-check
//
//  A slip's QR code leads to /tilmelding#XXXXX-XXXXX-C. What follows the # is never sent; it is moved out of the address bar at
//  once, and into the form when it is a slip. Without this module the slip is typed.

import { readSlip } from './trial.mjs';

const given = location.hash.slice(1);
if (given !== '') history.replaceState(null, '', location.pathname);

const slip = readSlip(given);
if (slip !== null) {
  for (const form of document.querySelectorAll('form[method=post]')) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'slip';
    field.value = slip;
    form.append(field);
  }
}
