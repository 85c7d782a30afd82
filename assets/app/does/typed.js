// Text that a person is typing: which box undoes its own text, and what is kept of it before it is added.
import {byId, listen, type} from '../lib/elements.js';
import {shown} from '../screen/panel.js';
import {draft, keepDraft, onPlace} from '../state/drafts.js';

const PAUSE = 2_000;            // ms after which somebody has stopped typing
let typedIn = null, typedAt = 0;
const isText = element => typeof element.selectionStart === 'number';    // a checkbox has none

listen('input', ({target, isTrusted}) => {
  if (isTrusted && isText(target)) [typedIn, typedAt] = [target, performance.now()];
  if (target.id === 'add-task') keepDraft(target.value);
  if (target.id === 'add-subtask' && shown()) keepDraft(target.value, shown().id);
}, true);
listen('focusout', forgetTyped, true);

onPlace((goesAlong, from) => {
  const box = byId('add-task'), words = goesAlong ? box.value || draft(from) : '';
  const text = from ? [draft(), words].filter(Boolean).join(' ') : words || draft();
  if (goesAlong) keepDraft('', from);
  keepDraft(text);
  type(box, text);
});

// A click into a box in which one of many is looked for selects what is chosen, as Tab does: a word takes its place. Who
// has drawn over a part of it has that selected.
let entered = null;
listen('focusin', ({target}) => { entered = target; });
listen('click', ({target}) => {
  const isBox = target === entered && target.matches('.mantine-Select-input:not([readonly])');
  if (isBox && target.selectionStart === target.selectionEnd) target.select();
  entered = null;
});

// A text box undoes its own text if something was typed since it was entered, and Enter has not emptied it.
export const undoesItself = box => box === typedIn;
export function forgetTyped() { typedIn = null; }
/** Dash has taken over: what was an element is another one now. @param {(element: any) => any} twinOf */
export const followTyped = twinOf => { typedIn = twinOf(typedIn); };
export const isTyping = () => typedIn?.closest('#workspace, #panel') && performance.now() - typedAt < PAUSE;
