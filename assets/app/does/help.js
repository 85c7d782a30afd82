// The help behind "?": the keys of this page, drawn when it is opened.
import {byId, query} from '../lib/elements.js';
import {sayKey} from '../state/keys.js';
import {commands, does} from './commands.js';

const make = (tag, text = '', className = '') => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

const drawKeys = keys => keys.flatMap((key, at) => [at ? ' or ' : '', make('kbd', sayKey(key))]).filter(Boolean);

const drawCommand = ({words, keys}) => {
  const line = make('div', '', 'help-line'), name = make('dt', words.replace(/ …$/, '')), does = make('dd');
  does.append(...drawKeys(keys));
  line.append(name, does);
  return line;
};

does('help', () => {
  const dialog = byId('help-dialog'), headings = JSON.parse(dialog.dataset.headings), close = make('button', 'Close', 'row-button');
  const title = make('h2', 'Keyboard shortcuts'), isHere = where => where === 'page' || query('.shows-tasks');
  title.id = 'help-dialog-title';
  close.dataset.closes = '';
  const groups = Object.entries(headings).filter(([where]) => isHere(where)).flatMap(([where, words]) => {
    const all = make('dl'), some = commands().filter(one => one.where === where && one.keys.length);
    all.append(...some.map(drawCommand));
    return some.length ? [make('h3', words), all] : [];
  });
  const foot = make('div', '', 'dialog-buttons');
  foot.append(close);
  dialog.replaceChildren(title, ...groups, foot);
  dialog.showModal();
  dialog.scrollTop = 0;
  close.focus({preventScroll: true});
});
