// Somebody signs out, perhaps while no server answers. The next page that comes from one signs them out before it shows
// anything: first.js hides it. A page for paper looks for itself (print-page.js).
import {addressOf, NAME} from './base.js';
import {ofAccount} from './page.js';
import {keep} from './storage.js';

/**
 * What the page /signed-out is to do, and to say (signed-out.js).
 * @typedef {{account: number, remove: boolean, closed?: boolean}} Word
 */
const SAID = `${NAME}-signed-out`, LATER = `${NAME}-leaves`;
sessionStorage.removeItem(SAID);

/** Go there; Back does not lead to this page. @param {Word} word */
export const go = word => {
  sessionStorage.setItem(SAID, JSON.stringify(word));
  location.replace(addressOf('/signed-out'));
};

/** Whatever page comes next goes there. @param {Word} word */
export const goLater = word => keep(LATER, JSON.stringify(word));

const here = () => Number(ofAccount().account ?? 0);
// A damaged word does not say who has signed out: it counts for whoever is here.
const said = () => {
  const text = localStorage.getItem(LATER);
  if (text === null) return null;
  try {
    const word = JSON.parse(text);
    if (typeof word?.account === 'number') return word;
  } catch {
    // no JSON
  }
  const word = {account: here(), remove: false};
  goLater(word);
  return word;
};
/** Somebody has logged in again. @param {number} account */
export const forget = account => { if (said()?.account === account) localStorage.removeItem(LATER); };

const word = said();
if (word && [word.account, 0].includes(here())) go(word);
else {
  document.documentElement.hidden = false;
  if (word && !word.remove) localStorage.removeItem(LATER);     // the log-in of somebody else has taken its place
}
