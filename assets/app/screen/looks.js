// The dialog that chooses the colour or icon of a list, or what it is sorted or grouped by: a button for each, and one for
// none. They are drawn when it opens, since components that are always there cost time at each click.
import {byId} from '../lib/elements.js';

const TITLES = {colour: 'Colour', icon: 'Icon', sort: 'Sort by', grouping: 'Group by'};
const NONE = {sort: 'By hand', grouping: 'Not grouped'};

const dialog = () => byId('look-dialog');
const make = (tag, className, text) => Object.assign(document.createElement(tag), {className, textContent: text});
const titled = name => name[0].toUpperCase() + name.slice(1);

/**
 * Ask for a look, or a way to sort or group.
 * @param {'colour' | 'icon' | 'sort' | 'grouping'} what @param {string} [current]
 */
export const open = (what, current = '') => {
  const names = ['', ...dialog().dataset[`${what}s`].split(' ')];
  const heading = make('h2', '', TITLES[what]), group = make('div', 'choices-of-looks', '');
  const end = make('div', 'dialog-buttons', '');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', TITLES[what]);
  group.append(...names.map(name => choice(what, name, name === current)));
  const cancel = make('button', 'row-button', 'Cancel');
  cancel.dataset.closes = '';
  end.append(cancel);
  heading.id = 'look-title';
  dialog().setAttribute('aria-labelledby', heading.id);
  dialog().replaceChildren(heading, group, end);
  dialog().showModal();
  group.querySelector('[aria-pressed="true"]').focus();
};

const choice = (what, name, isCurrent) => {
  const button = make('button', `look look-${what}`, '');
  button.type = 'button';
  button.dataset.chosen = what;
  button.dataset.closes = '';
  button.dataset[what] = button.value = name;
  button.setAttribute('aria-pressed', String(isCurrent));
  button.append(make('span', '', name ? titled(name) : NONE[what] ?? 'None'));
  return button;
};
