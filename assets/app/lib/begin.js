// What is done once, when the page of an account is there: each module that takes up what an earlier visit left says so
// here, and is told which account it is.
import {byId} from './elements.js';

/** @type {((page: {account: number, seq: number}) => void)[]} */
const openers = [];
let begun = false;

/** @param {(page: {account: number, seq: number}) => void} open */
export const onBegin = open => { openers.push(open); };

/** The account that the page is of; 0 for a visitor. */
export const account = () => Number(byId('workspace')?.dataset.account);

/** Take up what an earlier visit of this account left. */
export const begin = () => {
  if (begun || !account()) return;
  begun = true;
  const seq = Number(byId('workspace')?.dataset.seq);
  for (const open of openers) open({account: account(), seq});
};
