// A control with `data-opens` opens that dialog; one with `data-closes` closes the dialog that it is in.
import {active, all, byId, listen} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';

listen('click', ({target}) => {
  const opens = target.closest?.('[data-opens]'), closes = target.closest?.('[data-closes]');
  if (opens) byId(opens.dataset.opens).showModal();
  if (closes) close(closes.closest('dialog'));
});

// The focus goes back to where it came from, and from the entry of a menu, which has gone, to the button of that menu.
let menu = '';                  // its id: Dash may draw it again meanwhile
listen('click', ({target}) => {
  if (target.closest?.('dialog')) return;
  menu = target.closest?.('[role=menu]')?.getAttribute('aria-labelledby') ?? '';
}, true);
const isNowhere = () => active() === document.body || Boolean(active().closest('[role=menu]'));      // one that fades away
listen('close', () => setTimeout(() => { if (isNowhere()) byId(menu)?.focus(); }), true);

// A dialog is about what is on screen, unless it says that it stays.
endsWithView(() => { for (const one of all('dialog:is([open], :popover-open):not([data-stays])')) close(one); });

/** Close a dialog, whether modal or a popover. @param {any} dialog */
export const close = dialog => { if (dialog.popover) dialog.hidePopover(); else dialog.close(); };
