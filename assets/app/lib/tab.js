// By which name this tab knows what was done in it, also after a reload. A duplicated tab begins with what sessionStorage
// has, so the name is in there only from one page of a tab to the next: the duplicate gets a name of its own.
import {NAME} from './base.js';
import './storage.js';
import {newId} from './text.js';

const KEY = `${NAME}-tab`;

export const tab = sessionStorage.getItem(KEY) ?? newId();
const take = () => sessionStorage.removeItem(KEY);
take();
addEventListener('pageshow', take);         // also when the person comes back to a page that was kept
addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(KEY, tab);
  } catch {
    // full: the next page has another name
  }
});
