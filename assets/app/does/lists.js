// What a person does to a list as a whole: the menu "List options", the order of the lists, the archive and templates.
import {begin} from '../lib/begin.js';
import {setProps, triggered} from '../lib/dash.js';
import {draggable} from '../lib/drag.js';
import {byId, listen, query} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';
import * as server from '../lib/server.js';
import {newId} from '../lib/text.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import * as looks from '../screen/looks.js';
import {say} from '../screen/notice.js';
import * as putAway from '../screen/put-away.js';
import {today} from '../state/calendar.js';
import {isInbox} from '../state/inbox.js';
import {pressed} from '../state/keys.js';
import {own} from '../state/outboxes.js';
import {doneIn, openUnseen} from '../state/settled.js';
import * as whole from '../state/whole-copy.js';
import {justNow} from '../state/window.js';
import {offer, openList, orLater, undo} from './actions.js';
import {goWhenDone} from './answers.js';
import {go} from './go.js';
import {printAll} from './printing.js';
import {noteStep} from './undo.js';
import * as view from './view.js';

// Change fields of the list on screen by an intent {verb, value}.
const change = (facts, intent, words) => {
  const {list: id, facts: all} = list.now();
  const before = Object.fromEntries(Object.keys(facts).map(name => [name, all?.[name] ?? null]));
  view.setFacts(id, facts);
  const sent = own.put({list: id, shows: {list: id, rows: [], facts}, ...intent});
  return noteStep({ids: [sent], facts: [before, facts], ...words});
};

const NEW_LATER = 'The server is away. The new list comes when it is back.', UNTITLED = 'Untitled list';
let unnamed = null;             // the step that made a list whose first title is typed now
const isInCopy = async id => Boolean((await whole.asDone())?.all.lists[id]);
export const addList = () => {
  begin();
  const id = newId(), title = UNTITLED, shows = {list: id, rows: [], title, stays: true};
  const made = own.put({verb: 'add_list', list: id, value: {title}, shows});
  view.nameNext(id);
  if (server.state() === 'well') view.showNew(id, title);
  goWhenDone(made);
  if (server.state() === 'away') isInCopy(id).then(is => (is ? openList(id) : say(NEW_LATER)));
  unnamed = noteStep({
    list: id, ids: [made], goes: true, titles: [undefined, title], stays: [false, true],
    did: 'Brought the list back', undone: 'Took the new list away again',
  });
};
listen('focusout', ({target, relatedTarget}) => { if (target.id === 'list-title' && relatedTarget) unnamed = null; });

/** A list that was just made, and got no title, goes again. Returns whether it does. */
export const takeUnnamedBack = () => {
  const {list: id, ids} = unnamed ?? {}, {list: here, title} = list.now();
  if (!id || id !== here || title !== UNTITLED) return false;
  undo(ids);
  return true;
};

const WORDS = {
  sort: (title, value) => ({did: `${title} is sorted by ${value ?? 'hand'}`, undone: `${title} is in its former order`}),
  grouping: (title, value) => ({
    did: value ? `${title} is grouped by ${value}` : `${title} is not grouped any more`,
    undone: `${title} is grouped as it was`,
  }),
};
const setLook = (name, value) => {
  const {title, facts} = list.now();
  if ((facts?.[name] ?? null) === value) return;
  offer(change({[name]: value}, {verb: 'set_list', value: {[name]: value}}, WORDS[name]?.(title, value) ?? {
    did: value ? `${title} has the ${name} ${value}` : `${title} has no ${name} any more`,
    undone: `${title} has its former ${name}`,
  }));
};

const archiveList = () => {
  const {list: id, title} = list.now(), beside = cards.beside(id);
  const step = change({archived_at: justNow()}, {verb: 'archive_list', value: true}, {
    goes: true, did: `Archived ${title}`, undone: `Brought back ${title}`,
  });
  cards.remove(id);
  if (beside) beside.click();
  else goWhenDone(step.ids[0]);
  offer(step);
};

const bringBack = () => {
  const {title} = list.now();
  offer(change({archived_at: null}, {verb: 'archive_list', value: false}, {
    did: `Brought back ${title}`, undone: `${title} is in the archive again`,
  }));
};

/** Make a list out of another one, by a verb, and go there. */
const copyList = (verb, from, did, undone) => {
  const id = newId(), ids = [own.put({verb, list: id, value: {from, day: today()}})];
  if (verb !== 'save_template') goWhenDone(ids[0]);
  const step = noteStep({list: id, where: null, ids, goes: verb !== 'save_template', did, undone});
  offer({...step, did: orLater(did)});
};
const duplicateList = () => {
  const {list: id, title} = list.now();
  copyList('duplicate_list', id, `Duplicated ${title}`, `Took the copy of ${title} away again`);
};
const saveTemplate = () => {
  const {list: id, title} = list.now();
  copyList('save_template', id, `Saved ${title} as a template`, `Took the template ${title} away again`);
};
export const makeFromTemplate = (id, title) =>
  copyList('use_template', id, `Made a list from ${title}`, 'Took the new list away again');

// Make all done rows open again. Returns the known ones, [task, when it was done]; the server brings the others.
/** @returns {any} */
const openAll = () => {
  const {done} = doneIn(list.now()), ticked = done.map(row => [row.id, row.done_at]);
  openUnseen(list.now());
  for (const row of done) if (row.done_at) list.set(row, {done_at: null});
  list.outdated();
  list.count();
  return ticked;
};

const untickAll = () => {
  const {list: id} = list.now(), {areAll, isAny} = doneIn(list.now());
  if (areAll && !isAny) {
    say('Nothing is completed here.');
    return;
  }
  const ticked = openAll(), rows = ticked.map(([task]) => [task, {done_at: null}]), many = !areAll;
  const those = many ? 'all tasks' : ticked.length === 1 ? '1 task' : `${ticked.length} tasks`;
  offer(noteStep({
    ids: [own.put({verb: 'untick_all', list: id, shows: {list: id, rows}})], many,
    rows: many ? [] : ticked.map(([task, was]) => [task, {done_at: was}, {done_at: null}]).reverse(),   // own times first
    did: `Made ${those} open again`, undone: 'They are completed again',
  }));
};

const idsOfCards = () => cards.cards().map(card => card.dataset.list);

// Say that a list was moved on the page from the `from`-th place, where it came after the list `before`.
const placed = (id, from, before) => {
  const ids = idsOfCards(), to = ids.indexOf(id), after = ids[to - 1], title = cards.titleOf(id);
  offer(noteStep({
    list: id, where: null, ...(from && {places: [before, after]}),
    ids: [own.put({verb: 'place_list', list: id, value: {after}, shows: {list: id, rows: [], after}})],
    did: cards.areAll() ? `Moved to ${to + 1} of ${ids.length}: ${title}` : `Moved ${to < from ? 'up' : 'down'}: ${title}`,
    undone: `${title} is where it was`,
  }));
};

// Move a list by one place.
const move = (id, by) => {
  const ids = idsOfCards(), from = ids.indexOf(id), to = from + by, before = ids[from - 1];
  if (from < 0) return;
  if (isInbox(id)) say('The Inbox stays the first of your lists.');
  else if (to < 1 && isInbox(ids[0])) say('It is right after the Inbox already.');
  else if (to < 1) say('Show earlier lists to move it further up.');
  else if (to >= ids.length && cards.areAll()) say('It is the last of your lists already.');
  else if (to >= ids.length) say('Show more lists to move it further down.');
  else {
    cards.place(id, by < 0 ? ids[to - 1] : ids[to]);
    placed(id, from, before);
  }
};

// Its menu, which Dash's components open, is of the list on screen.
endsWithView(() => query('.list-options[aria-expanded=true]')?.click());

draggable({
  pick: ({target}) => {
    const id = target.closest?.('.list-card')?.dataset.list;
    const ids = idsOfCards(), from = ids.indexOf(id);
    return from < 0 || isInbox(id) ? null : {id, from, before: ids[from - 1]};
  },
  begin: ({id}) => cards.drag(id, true),
  move: ({id}, {y}) => {
    const others = cards.cards().filter(card => card.dataset.list !== id);
    const above = others.filter(card => {
      const {top, bottom} = card.getBoundingClientRect();
      return (top + bottom) / 2 < y;
    }).length;
    if (others.length) cards.place(id, others[Math.max(0, above - 1)].dataset.list);
  },
  drop: ({id, from, before}) => {
    const to = idsOfCards().indexOf(id);        // it may have gone meanwhile
    cards.drag(id, false);
    if (to >= 0 && to !== from) placed(id, from, before);
  },
  giveBack: ({id, before}) => {
    cards.drag(id, false);
    if (idsOfCards().includes(before)) cards.place(id, before);
    else cards.show(id);          // the server knows where it is
  },
});

const does = {
  rename: () => setTimeout(() => {          // once the menu has given the focus back
    byId('list-title').focus();
    byId('list-title').select();
  }, 100),
  colour: () => looks.open('colour', list.now().facts?.colour),
  icon: () => looks.open('icon', list.now().facts?.icon),
  sort: () => looks.open('sort', list.now().facts?.sort),
  grouping: () => looks.open('grouping', list.now().facts?.grouping),
  up: () => move(list.now().list, -1),
  down: () => move(list.now().list, 1),
  duplicate: duplicateList,
  untick: untickAll,
  insights: () => go(`/insights/${list.now().list}`),
  print: printAll,
  template: saveTemplate,
  archive: archiveList,
};
export const chooseOption = () => {
  const {option} = triggered() ?? {};
  if (list.now()?.list) does[option]?.();
};

// The options that some lists do not have.
const NOT_OF = {
  inbox: ['up', 'down', 'archive', 'delete'],
  archived: ['up', 'down', 'archive'],
  template: ['up', 'down', 'archive', 'template', 'insights'],
};
const optionId = option => ({part: 'list-option', option});
let missing = [];
listen('click', ({target}) => {
  const {list: id, facts} = list.now() ?? {};
  if (!id || !target.closest?.('.list-options')) return;
  const not = NOT_OF[isInbox(id) ? 'inbox' : putAway.kindOf(facts)] ?? [];
  for (const option of new Set([...missing, ...not])) {
    const isNot = not.includes(option);
    if (isNot === missing.includes(option)) continue;
    setProps(optionId(option), {disabled: isNot, display: isNot ? 'none' : null});
  }
  missing = not;
}, true);

listen('click', ({target}) => {
  const choice = target.closest?.('#look-dialog [data-chosen]');
  if (choice) setLook(choice.dataset.chosen, choice.value || null);
  if (!target.closest?.('#put-away button')) return;
  const {list: id, title, facts} = list.now();
  if (putAway.kindOf(facts) === 'template') makeFromTemplate(id, title);
  else bringBack();
});

// Alt and an arrow move the list whose card has the focus.
listen('keydown', event => {
  const card = event.target.closest?.('.list-card'), by = {'Alt+ArrowUp': -1, 'Alt+ArrowDown': 1}[pressed(event)];
  if (!card || !by) return;
  event.preventDefault();
  move(card.dataset.list, by);
});
