// A control with `data-opens` opens that dialog; one with `data-closes` closes the dialog that it is in.
import {byId, listen} from '../lib/elements.js';

listen('click', ({target}) => {
  const opens = target.closest?.('[data-opens]'), closes = target.closest?.('[data-closes]');
  if (opens) byId(opens.dataset.opens).showModal();
  if (closes) close(closes.closest('dialog'));
});

/** Close a dialog, whether modal or a popover. @param {any} dialog */
export const close = dialog => { if (dialog.popover) dialog.hidePopover(); else dialog.close(); };
