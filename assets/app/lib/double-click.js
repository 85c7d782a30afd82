// The second half of a double click must not hit what has just come to the same place: the next row, a question's "Delete",
// "Redo" in the place of "Undo". Nor does a button with words do its thing once more, such as make another list. Small
// buttons that stay, like the arrows of a calendar, take each click. The browser counts clicks in `detail`; keys have none.

const CONTROLS = 'button, a[href], label, summary, input:is([type=checkbox], [type=radio])';
const ONCE = '.mantine-Button-root, .row-button, .panel-foot button, [role=menuitem]';

/** @type {any} the control of the first click */
let first = null;

addEventListener('click', event => {
  const /** @type {any} */ {target} = event, control = target.closest?.(CONTROLS);
  const name = control && ((control.control ?? control).id || control);         // a label is its box
  if (event.detail < 2) first = name;
  else if (control && (control.matches(ONCE) || name !== first)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
