// @ts-check
//
//  A slip's QR code leads to /tilmelding#XXXXX-XXXXX-C. What follows the # is never sent; it is moved out of the address bar at
//  once, and into the form when it is a slip. Without this module the slip is typed.

import { readSlip } from './trial.mjs';

take();
addEventListener('hashchange', take); // another code is held to a page that is open

function take() {
  const given = location.hash.slice(1);
  if (given === '') return;
  history.replaceState(history.state, '', location.pathname);
  const slip = readSlip(given);
  if (slip === null) return;
  for (const form of document.querySelectorAll('form[method=post]')) {
    const known = form.querySelector('input[name=slip]');
    const field = known instanceof HTMLInputElement ? known : document.createElement('input');
    if (field !== known) form.append(Object.assign(field, { type: 'hidden', name: 'slip' }));
    field.value = slip;
  }
}
