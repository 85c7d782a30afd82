// The account's smart lists, in their order.
import {makeOwned} from './owned.js';

/** @type {import('./owned.js').Owned<import('../wire.d.ts').SmartList>} */
export const smartLists = makeOwned('smart_lists');
