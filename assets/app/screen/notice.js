// The line at the bottom that says what happened: the live region of every page.
import {onBegin} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {active, byId} from '../lib/elements.js';
import {onTrouble} from '../lib/storage.js';

let offer = null, silence = 0, label = 'Undo';

const status = () => byId('status');
const notice = () => status().parentElement;

// Say something, for ten seconds or as long as somebody is at it; with `act`, offer to undo it, or what `name` says.
// What is `quiet` is for those who listen, and takes no offer away.
export const say = (text, act = null, quiet = false, name = 'Undo') => {
  if (quiet && offer) return;
  clearTimeout(silence);
  offer = act;
  notice().classList.toggle('quiet', quiet);
  notice().classList.toggle('undoable', Boolean(act));
  if (act && name !== label) setProps('undo', {children: label = name});
  status().textContent = text;
  if (text) silence = setTimeout(expire, 10_000);
};

const expire = () => {
  if (notice().matches(':hover, :focus-within')) silence = setTimeout(expire, 2_000);
  else dismiss();
};

export const dismiss = () => say('');

// Say what those who look see elsewhere. It comes after what is being said, if that is to be seen.
export const announce = text => {
  if (!free()) status().textContent = `${status().textContent.replace(/\.$/, '')}. ${text}`;
  else say(text, null, true);
};

export const accept = () => {
  const act = offer;
  dismiss();
  act?.();
  if (!active()?.closest('#workspace')) byId('add-task').focus();
};

// Is nothing being said that is to be seen?
export const free = () => !status().textContent || notice().classList.contains('quiet');

onBegin(() => onTrouble(text => say(text)));
