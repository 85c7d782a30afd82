// A double click on a button is one click. Its second half would do the thing once more, or do it to what has just come to
// the same place: the next row, a question's "Delete", "Redo" in the place of "Undo". The browser counts clicks in `detail`;
// the keyboard has none.

const CONTROLS = 'button, a[href], label, summary, input:is([type=checkbox], [type=radio])';

/** @type {any} the control of the first click */
let first = null;

addEventListener('click', event => {
  const /** @type {any} */ {target} = event, control = target.closest?.(CONTROLS);
  const name = control && ((control.control ?? control).id || control);         // a label is its box
  if (event.detail < 2) first = name;
  else if (control && (control.localName === 'button' || name !== first)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
