// Printing a view: a page of its own has all its tasks (web/print_page.py). If a view is whole on screen, that is printed.
import {addressOf} from '../lib/base.js';
import {byId} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {visible} from '../state/window.js';
import {does} from './commands.js';

const isPart = now => Boolean(now) && visible(now) > now.order.length;

/** Open the page for paper. */
export const printAll = () => { open(addressOf(`/print${list.now().view}`), '_blank', 'noopener'); };

does('print', (_at, key) => {
  if (key && !isPart(list.now())) return false;
  printAll();
  return true;
});

// If somebody prints by a menu of the browser's, the paper says what is missing.
addEventListener('beforeprint', () => byId('workspace')?.toggleAttribute('data-part', isPart(list.now())));
