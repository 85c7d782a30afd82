// A box to find something in, with what can be chosen below it: a list, a tag, a command. It is drawn when it is opened. For
// screen readers it is a combobox: the focus stays in the box, and arrow keys move through what is below.
import {byId, listen} from '../lib/elements.js';
import {make} from './make.js';

/** @typedef {{words: string, detail?: string, key?: string, does: () => void}} Choice */
/**
 * The question; `stays` if it is not about the view on screen, so that another view does not end it.
 * @typedef {{title: string, label: string, none: string | ((text: string) => string), text?: string, stays?: boolean,
 *   find: (text: string, later: (more: Choice[]) => void) => Choice[]}} Question
 */

const MOST = 50;                // the most choices that are shown at a time
/** @type {Question | null} */
let asked = null;
let choices = /** @type {Choice[]} */ ([]), at = 0, turn = 0;

const dialog = () => byId('chooser');
const box = () => byId('chooser-find');
/** Let a person find something and choose it. `find` may return more `later`. @param {Question} question */
export const choose = question => {
  const {title, text = '', label, stays} = question, name = make('h2', {id: 'chooser-title'}, title);
  asked = question;
  const find = make('input', {
    id: 'chooser-find', className: 'chooser-find', role: 'combobox', autocomplete: 'off', dir: 'auto', placeholder: label,
    ariaLabel: label, ariaAutoComplete: 'list', ariaExpanded: 'true', spellcheck: false,
  });
  find.setAttribute('aria-controls', 'chooser-options');
  const options = make('ul', {id: 'chooser-options', className: 'chooser-options', role: 'listbox', ariaLabel: title});
  const cancel = make('button', {type: 'button', className: 'row-button'}, 'Cancel');
  cancel.dataset.closes = '';
  dialog().setAttribute('aria-labelledby', name.id);
  dialog().toggleAttribute('data-stays', Boolean(stays));
  dialog().replaceChildren(name, ...(text ? [make('p', {}, text)] : []), find, options,
    make('p', {id: 'chooser-none', className: 'chooser-none', role: 'status'}),
    make('div', {className: 'dialog-buttons'}, cancel));
  if (!dialog().open) dialog().showModal();
  find.focus();
  look();
};

const look = () => {
  const mine = ++turn, text = box().value;
  at = 0;
  choices = asked.find(text, more => {
    if (mine !== turn) return;
    choices = [...choices, ...more];
    draw();
  });
  draw();
};

const draw = () => {
  const shown = choices.slice(0, MOST);
  at = Math.max(0, Math.min(at, shown.length - 1));
  byId('chooser-options').replaceChildren(...shown.map(drawChoice));
  const {none} = asked, why = typeof none === 'string' ? none : none(box().value);
  byId('chooser-none').textContent = shown.length ? '' : why;
  mark();
};

const drawChoice = ({words, detail = '', key = ''}, place) => {
  const said = make('span', {dir: 'auto', translate: false}, words);
  const line = make('li', {id: `chooser-option-${place}`, role: 'option'}, said);
  if (detail || key) line.append(make(key ? 'kbd' : 'span', {className: 'chooser-detail'}, key || detail));
  return line;
};

const mark = () => {
  const all = [...byId('chooser-options').children];
  all.forEach((line, place) => { line.ariaSelected = String(place === at); });
  if (all[at]) box().setAttribute('aria-activedescendant', all[at].id);
  else box().removeAttribute('aria-activedescendant');
  all[at]?.scrollIntoView({block: 'nearest'});
};

const take = place => {
  const chosen = choices[place];
  if (!chosen) return;
  dialog().close();
  chosen.does();
};

addEventListener('popstate', () => { if (asked) dialog()?.close(); });           // the person has gone elsewhere
listen('input', ({target}) => { if (target.id === 'chooser-find') look(); });
listen('click', ({target}) => {
  const option = target.closest?.('#chooser-options [role=option]');
  if (option) take([...option.parentElement.children].indexOf(option));
});
listen('keydown', event => {
  const {key, target} = event, by = {ArrowDown: 1, ArrowUp: -1}[key], many = byId('chooser-options')?.children.length;
  if (target.id !== 'chooser-find' || !(by || key === 'Enter')) return;
  event.preventDefault();
  if (key === 'Enter') take(at);
  else if (many) {
    at = (at + by + many) % many;
    mark();
  }
}, true);

/** Does a text have all of these words, whatever their case and accents? @param {string} text @param {string} words */
export const hasWords = (text, words) => {
  const plain = one => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(), is = plain(text);
  return plain(words).split(/\s+/).every(word => is.includes(word));
};
