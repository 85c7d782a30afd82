// Which window a person needs next who scrolls, and what to do with the one that comes.
import {isFromBefore} from './closed.js';
import {isKnown, visible} from './window.js';

/**
 * Return where the window begins that has what can be seen but is not on the page, or soon will be; null if all is there.
 * @param {import('./window.js').Window} now @param {number} most rows of a window
 * @param {{up: boolean, high: number, row: number, edges: (row: any) => {top: number, bottom: number}}} screen which way the
 *   person scrolls, how high the screen is, and a row, and where one is on it, all in pixels
 */
export const lacking = ({order, start, sections}, most, {up, high, row, edges}) => {
  const all = visible({sections}), spare = Math.max(0, most - high / row), ahead = spare / 3 * row;
  const first = edges(order[0]).top, last = edges(order.at(-1)).bottom;
  const missing = (first > (up ? -ahead : 0) && start > 0) || (last < high + (up ? 0 : ahead) && start + order.length < all);
  if (!missing) return null;
  const middle = high / 2, on = order.findIndex(one => edges(one).bottom > middle);
  let place = start + on;
  if (middle < first) place = start - (first - middle) / row;
  else if (on < 0) place = start + order.length + (middle - last) / row;
  const within = Math.max(0, Math.min(Math.round(place - most / 2 + (up ? -spare : spare) / 4), all - most));
  return within === start ? null : within;
};

/**
 * Return what is done with a window that comes, of the view on screen: 'show' it; 'keep' what is there, for without the
 * server there is no more to have, unless something was done meanwhile, in another tab, too; or ask again, as it is 'old'.
 * @param {import('./window.js').View} comes @param {import('./window.js').Window} now
 * @param {boolean} isOfToday was what is on screen shown today? @param {boolean} waits is there anything to be sent?
 */
export const whatWith = (comes, now, isOfToday, waits) => {
  const isSame = !now.whole || String(comes.whole) === String(now.whole);       // the server's has none: it follows all
  if (comes.whole) return isKnown(now) && comes.start === now.start && isOfToday && isSame ? 'keep' : 'show';
  return now.seq !== null && (waits || comes.seq < now.seq || isFromBefore(comes)) ? 'old' : 'show';
};
