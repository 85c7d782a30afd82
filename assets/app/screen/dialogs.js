// A control that says `data-opens` opens that dialog; one that says `data-closes` closes the one in which it is.
import {byId, listen} from '../lib/elements.js';

listen('click', ({target}) => {
  const opens = target.closest?.('[data-opens]'), closes = target.closest?.('[data-closes]');
  if (opens) byId(opens.dataset.opens).showModal();
  if (closes) close(closes.closest('dialog'));
});

/** Close a dialog, be it a modal one or a popover. @param {any} dialog */
export const close = dialog => { if (dialog.popover) dialog.hidePopover(); else dialog.close(); };
