// A page that the browser opened from what it had kept, the frame: what the server has said to its address meanwhile, as the
// service worker has heard it (assets/worker.js).
import {given, renew} from './given.js';
import {toldIn} from './shelf.js';

const LONG = 10_000;            // ms for which the server is waited for where that is not known, as in assets/worker.js

let nowShown = () => {};
/** Resolved when this page is to be seen. @type {Promise<void>} */
export const shown = new Promise(done => { nowShown = done; });

// The frame comes hidden.
const show = () => {
  document.documentElement.removeAttribute('data-unsure');
  nowShown();
};
const isHere = () => document.cookie.split('; ').includes(given.here ?? '');
if (!given.away || isHere()) show();
else setTimeout(show, LONG - performance.now());

const heard = () => {
  const worker = globalThis.navigator?.serviceWorker?.controller;
  if (!given.away || !worker) return Promise.resolve(null);
  return new Promise(done => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => done(data);
    worker.postMessage({asks: 'late'}, [port2]);
  });
};

/**
 * What the server has put into its page, as far as that stands in the place of what was kept; null of any other page, and
 * where no server answers. Where it is another's, or nobody's, nothing of it stays in sight.
 * @type {Promise<import('./given.js').Given | null>}
 */
export const late = heard().then(said => {
  if (said?.isAnothers) {
    document.documentElement.hidden = true;
    location.reload();
    return new Promise(() => {});
  }
  if (given.away) show();
  const told = said?.text ? toldIn(said.text) : undefined;
  return told ? renew(told) : null;
});
