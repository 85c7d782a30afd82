// The name by which this tab recognises what was done in it, also after a reload. A duplicated tab begins with a copy of
// sessionStorage, so the name is only in there between two pages of a tab: the duplicate makes a name of its own.
import {NAME} from './base.js';
import './storage.js';
import {newId} from './text.js';

const KEY = `${NAME}-tab`;

export const tab = sessionStorage.getItem(KEY) ?? newId();
const take = () => sessionStorage.removeItem(KEY);
take();
addEventListener('pageshow', take);         // also when the person comes back to a page that the browser kept
addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(KEY, tab);
  } catch {
    // full: the next page gets another name
  }
});
