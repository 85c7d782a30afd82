// Rows of a view that are not on screen are asked of the server (callbacks/windows.py): the last question is answered.
import {setProps} from '../lib/dash.js';

/** @type {{view: string, then: (window: import('../wire.d.ts').Window) => void} | null} */
let asked = null;

/**
 * Ask for rows of a view; what the server says is given to `then`, unless something else is asked meanwhile.
 * @param {{view: string, start: number, count: number}} wanted @param {(window: import('../wire.d.ts').Window) => void} then
 */
export const askRows = (wanted, then) => {
  asked = {view: wanted.view, then};
  setProps('rows-wanted', {data: wanted});
};

/** @param {import('../wire.d.ts').Window} [window] */
export const takeRows = window => {
  if (!window || window.view !== asked?.view) return;
  const {then} = asked;
  asked = null;
  then(window);
};
