// What the page says about itself and its person: data that Python has put into it.
import {byId} from './elements.js';

/** Return what a part of the page says, by name, as text. @param {string} id @returns {DOMStringMap} */
export const saidBy = id => byId(id)?.dataset ?? {};

/** Return what it says of the account, and of how its person counts days. */
export const ofAccount = () => saidBy('workspace');
