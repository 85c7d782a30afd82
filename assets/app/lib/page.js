// What the page says about itself and its person: data that Python has put into it.
import {byId, query} from './elements.js';

/** Return what a part of the page says, by name, as text. @param {string} id @returns {DOMStringMap} */
export const saidBy = id => byId(id)?.dataset ?? {};

/** The version of the app that it is of. */
export const version = () => query('meta[name=version]')?.getAttribute('content') ?? '';

/** Return what it says of the account, and of how its person counts days. */
export const ofAccount = () => saidBy('workspace');
