// What is done once, when the page of an account opens. A module that continues what an earlier visit left registers here,
// and is told the account.
import {ofAccount} from './page.js';

/** @type {((page: {account: number, seq: number}) => void)[]} */
const openers = [];
let begun = false;

/** @param {(page: {account: number, seq: number}) => void} open */
export const onBegin = open => { openers.push(open); };

/** The account of this page; 0 for a visitor. */
export const account = () => Number(ofAccount().account);

/** Whether nothing is to be asked or done here yet: the account first has to choose a password of its own. */
export const isClosed = () => ofAccount().closed === 'true';

/** Continue what an earlier visit of this account left. */
export const begin = () => {
  if (begun || !account() || isClosed()) return;
  begun = true;
  const seq = Number(ofAccount().seq);
  for (const open of openers) open({account: account(), seq});
};
