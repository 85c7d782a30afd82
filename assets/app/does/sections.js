// What a person does to the sections of a list. Each change shows at once, and is one intent and one step to undo.
import {byId, listen} from '../lib/elements.js';
import {clean, newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {openMenu} from '../screen/menu.js';
import {say} from '../screen/notice.js';
import * as drawn from '../screen/sections.js';
import {goes, shownOf} from '../state/changes.js';
import {outboxOf} from '../state/outboxes.js';
import {offer, orLater, tooLong, undo} from './actions.js';
import {noteStep} from './undo.js';

let made = 0;                   // sections that were made here, which come after all others
let fresh = null;               // the step that added a section whose first title is typed now
let asked = null;               // the section that the open question is about

/** The sections of the list, in order. */
const all = () => list.now().sections.filter(one => one.order !== undefined);
const find = key => list.now().sections.find(one => one.key === key);

// Show changes of sections, and of rows with them, and put the intent into the outbox. A change is [what, was, is].
const change = (intent, sections, rows, words) => {
  const {list: id} = list.now(), shows = {list: id, sections: shownOf(sections), rows: shownOf(rows)};
  list.restructure(shows);
  const ids = [outboxOf(id).put({...intent, shows})];
  return words && noteStep({ids, sections, rows, ...words});
};

const addSection = () => {
  const {list: id} = list.now(), key = newId(), title = 'Untitled section';
  const order = `~${String(made++).padStart(9, '0')}`, value = [key, {title}];
  fresh = change({verb: 'add_section', list: id, value}, [[key, null, {title, order}]], [],
    {did: 'Added a section', undone: 'Took the new section away again'});
  drawn.bringIntoView(key);
  drawn.edit(key, title);
};

const naming = (key, title) => ({verb: 'set_section', section: key, value: {title}});
const rename = (key, text) => {
  const {title: was} = find(key) ?? {}, title = clean(text);
  if (!was || !title || title === was) return;
  change({...naming(key, title), words: [title]}, [[key, {title: was}, {title}]], [],
    {did: `Renamed the section to ${title}`, undone: `Undid renaming the section to ${title}`});
};

const moveBy = (key, by) => {
  const sections = all(), at = sections.findIndex(one => one.key === key), {title, order: was} = sections[at];
  if (!sections[at + by]) {
    say(by < 0 ? 'This is the first section.' : 'This is the last section.');
    return;
  }
  const after = by < 0 ? sections[at - 2] : sections[at + 1], order = `${after?.order ?? ''}!`;     // sorts right after it
  offer(change({verb: 'place_section', section: key, value: {after: after?.key ?? ''}}, [[key, {order: was}, {order}]], [],
    {did: `Moved ${title} to ${at + by + 1} of ${sections.length}`, undone: `${title} is back where it was`}));
  drawn.focus(key);
};

const takeOut = (key, intent, rowsTo, words, says = did => did) => {
  const {title, order} = find(key), those = list.now().order.filter(row => row.section === key);
  const step = change(intent, [[key, {title, order}, null]], those.map(rowsTo), words(title));
  offer({...step, did: says(step.did)});
  drawn.focus(key);               // which is gone: the box that adds
};

const deleteSection = (key, tasks) => {
  const up = row => [row.id, {section: key}, {section: null}];
  takeOut(key, {verb: 'delete_section', section: key, value: tasks}, tasks === 'up' ? up : goes,
    title => ({did: `Deleted section ${title}`, undone: `Brought back section ${title}`}));
};

const makeListOf = key => {
  takeOut(key, {verb: 'make_list_of_section', section: key, list: newId()}, goes,
    title => ({did: `${title} is a list now`, undone: `${title} is a section again`}), orLater);
};

// Each person closes sections for themselves, so it is no step.
const collapse = (key, closed) => change({verb: 'collapse', value: {id: key, closed}}, [[key, null, {closed}]], []);

const does = {
  rename: key => drawn.edit(key, find(key).title),
  up: key => moveBy(key, -1),
  down: key => moveBy(key, 1),
  list: makeListOf,
  delete: key => {
    asked = key;
    if (find(key).count || find(key).closed) byId('delete-section-dialog').showModal();
    else deleteSection(key, 'up');
  },
};

listen('click', ({target}) => {
  const key = drawn.keyAt(target), is = name => target.closest?.(name);
  if (is('#new-section')) addSection();
  else if (is('.section-fold')) collapse(key, find(key).closed === undefined);
  else if (is('.section-more')) openMenu(byId('section-menu'), is('.section-more'), what => find(key) && does[what](key));
  else if (is('#delete-section-dialog [data-tasks]') && find(asked)) deleteSection(asked, is('[data-tasks]').dataset.tasks);
});

// The box of a title: Enter, and leaving it, save; Escape takes back. A new section that gets no title goes again.
const leaveBox = (box, text) => {
  const key = drawn.keyAt(box), made = fresh?.sections[0][0] === key ? fresh : null;
  if (drawn.isEdited() !== key || tooLong(clean(text), list.limit('listTitleMax'), naming(key, text))) return;
  const isUnnamed = made && !clean(text), goesOn = isUnnamed ? () => byId('new-section').focus() : drawn.focusAdd;
  drawn.edit(null, '', made ? goesOn : drawn.focus);            // after a title come its tasks
  fresh = null;
  if (isUnnamed) undo(made.ids);
  else rename(key, text);
};
listen('keydown', event => {
  const {target: box, key} = event;
  if (!box.matches?.('.section-name input') || event.isComposing || !['Enter', 'Escape'].includes(key)) return;
  event.preventDefault();
  leaveBox(box, key === 'Enter' ? box.value : '');
}, true);
listen('focusout', ({target}) => { if (target.matches?.('.section-name input')) leaveBox(target, target.value); });
