// The help behind "?": the keys of this page, drawn when it opens, and loaded then. There people can change keys, or switch
// off those that write a letter. Both belong to this browser, as its keyboard does.
import {byId, listen, query} from '../lib/elements.js';
import {choices, choose, commands, withAllKeys} from '../does/commands.js';
import {make} from '../screen/make.js';
import {pressed, sayKey, whyNotKey} from '../state/keys.js';

let isChanging = false;         // are there buttons to change keys?
let asked = '';                 // the command that waits for its new key

const dialog = () => byId('help-dialog');
const wordsOf = ({words}) => words.replace(/ …$/, '');
const say = words => { byId('help-said').textContent = words; };

const drawKeys = keys => keys.flatMap((key, at) => [at ? ' or ' : '', make('kbd', {}, sayKey(key))]).filter(Boolean);
const drawChange = one => {
  const button = make('button', {type: 'button', className: 'row-button'}, one.key ? sayKey(one.key) : 'none');
  button.dataset.command = one.name;
  button.setAttribute('aria-label', `Change the key of ${wordsOf(one)}, now ${one.key ? sayKey(one.key) : 'none'}`);
  return button;
};
const drawCommand = one => make('div', {className: 'help-line'}, make('dt', {}, wordsOf(one)),
  make('dd', {}, ...(isChanging ? [drawChange(one)] : drawKeys(one.keys))));

const draw = () => {
  const headings = JSON.parse(dialog().dataset.headings);
  const isHere = where => isChanging || where === 'page' || query('.shows-tasks');
  const groups = Object.entries(headings).filter(([where]) => isHere(where)).flatMap(([where, words]) => {
    const some = commands().filter(one => one.where === where && (isChanging || one.keys.length));
    return some.length ? [make('h3', {}, words), make('dl', {}, ...some.map(drawCommand))] : [];
  });
  const off = make('input', {type: 'checkbox', id: 'help-single', checked: !choices().off});
  const single = make('label', {className: 'help-single'}, off, 'Keys that are a single letter or sign');
  const button = (id, words) => make('button', {type: 'button', className: 'row-button', id}, words);
  const close = button('help-close', 'Close'), change = button('help-change', isChanging ? 'Done' : 'Change keys');
  close.dataset.closes = '';
  const buttons = isChanging ? [button('help-usual', 'Use the usual keys'), change] : [change, close];
  dialog().replaceChildren(make('h2', {id: 'help-dialog-title'}, 'Keyboard shortcuts'), single, ...groups,
    make('div', {className: 'dialog-buttons'}, make('p', {id: 'help-said', className: 'help-said', role: 'status'}),
      ...buttons));
};
const redraw = focus => {
  const {scrollTop} = dialog();
  draw();
  dialog().scrollTop = scrollTop;
  query(focus)?.focus({preventScroll: true});
};

/** Open it. @param {boolean} isToChange are there buttons to change keys? */
export const open = isToChange => {
  isChanging = isToChange;
  draw();
  dialog().showModal();
  dialog().scrollTop = 0;
  byId(isChanging ? 'help-change' : 'help-close').focus({preventScroll: true});
};
listen('click', ({target}) => {
  const button = target.closest?.('#help-dialog [data-command]');
  asked = button?.dataset.command ?? '';
  if (button) {
    button.textContent = 'Press a key';
    say('Press the new key. Backspace removes it, Escape keeps the old one.');
  } else if (target.id === 'help-change') {
    isChanging = !isChanging;
    redraw('#help-change');
  } else if (target.id === 'help-usual') {
    choose();
    redraw('#help-usual');
    say('All keys are as usual.');
  } else if (target.id === 'help-single') {
    choose({...choices(), off: !target.checked});
    redraw('#help-single');
  }
});
// The key that was pressed for a command.
listen('keydown', event => {
  if (!asked || !dialog().open || /^(Control|Shift|Alt|Meta|AltGraph)$/.test(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const isOff = event.key === 'Backspace', key = isOff ? '' : pressed(event);
  if (!key && !isOff) {
    say('Press another one.');
    return;
  }
  const name = asked, leaves = event.key === 'Escape' || event.key === 'Tab';
  const why = leaves ? '' : whyNotKey(withAllKeys(), name, key), {keys, ...others} = choices();
  asked = '';
  if (!leaves && !why) choose({...others, keys: {...keys, [name]: key}});
  redraw(`#help-dialog [data-command="${name}"]`);
  if (why) say(why);
  else if (!leaves) say(`${wordsOf(commands().find(one => one.name === name))}: ${key ? sayKey(key) : 'no key'}`);
}, true);
