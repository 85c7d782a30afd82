// Asks the server for rows of a view that are not on screen (callbacks/windows.py). Only the last question is answered.
import {setProps} from '../lib/dash.js';
import * as server from '../lib/server.js';

/** @type {{view: string, then: (window: import('../wire.d.ts').Window) => void, lost?: () => void} | null} */
let asked = null;

/**
 * Ask for rows of a view. The answer goes to `then`, unless something else is asked meanwhile. `lost` is called if there is
 * no answer.
 * @param {{view: string, start: number, count: number}} wanted @param {(window: import('../wire.d.ts').Window) => void} then
 * @param {() => void} [lost]
 */
export const askRows = (wanted, then, lost) => {
  asked = {view: wanted.view, then, lost};
  if (lost && server.state() === 'away') end();
  else setProps('rows-wanted', {data: wanted});
};

// A question that is lost has its answer elsewhere: none that comes yet is added to that.
const end = () => {
  const lost = asked?.lost;
  asked = null;
  lost?.();
};
server.on('rows', status => { if (status !== 200) end(); });

/** @param {import('../wire.d.ts').Window} [window] */
export const takeRows = window => {
  if (!window || window.view !== asked?.view) return;
  const {then} = asked;
  asked = null;
  then(window);
};
