// The dialog that chooses the colour or icon of a list, or what it is sorted or grouped by: a button for each, and one for
// none. They are drawn when it opens, since components that are always there cost time at each click.
import {byId} from '../lib/elements.js';
import {make} from './make.js';

const TITLES = {colour: 'Colour', icon: 'Icon', sort: 'Sort by', grouping: 'Group by'};
const NONE = {sort: 'By hand', grouping: 'Not grouped'};

const dialog = () => byId('look-dialog');
const titled = name => name[0].toUpperCase() + name.slice(1);

/**
 * Ask for a look, or a way to sort or group.
 * @param {'colour' | 'icon' | 'sort' | 'grouping'} what @param {string} [current]
 */
export const open = (what, current = '') => {
  const names = ['', ...dialog().dataset[`${what}s`].split(' ')];
  const heading = make('h2', {id: 'look-title'}, TITLES[what]), group = make('div', {className: 'choices-of-looks'});
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', TITLES[what]);
  group.append(...names.map(name => choice(what, name, name === current)));
  const cancel = make('button', {className: 'row-button'}, 'Cancel');
  cancel.dataset.closes = '';
  dialog().setAttribute('aria-labelledby', heading.id);
  dialog().replaceChildren(heading, group, make('div', {className: 'dialog-buttons'}, cancel));
  dialog().showModal();
  group.querySelector('[aria-pressed="true"]').focus();
};

const choice = (what, name, isCurrent) => {
  const words = make('span', {}, name ? titled(name) : NONE[what] ?? 'None');
  const button = make('button', {type: 'button', className: `look look-${what}`}, words);
  button.dataset.chosen = what;
  button.dataset.closes = '';
  button.dataset[what] = button.value = name;
  button.setAttribute('aria-pressed', String(isCurrent));
  return button;
};
