// Tags: those of a task, in its panel, and the page of all tags. Changes show at once. When the server has done them,
// callbacks/tags.py shows the page again.
import {afterPaint, noUpdate, setProps} from '../lib/dash.js';
import {byId, listen, query, type} from '../lib/elements.js';
import {clean, count, newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {leave} from '../screen/redrawn.js';
import {isTooLong, refuseIn, sayTooMuch} from '../screen/refused.js';
import * as rows from '../screen/rows.js';
import {together} from '../screen/rows.js';
import {own} from '../state/outboxes.js';
import * as tags from '../state/tags.js';
import {nameOf, offer, ofOne} from './actions.js';
import {noteStep} from './undo.js';

/** @typedef {import('../state/tags.js').Tag} Tag */

// The server has sent the account's tags.
export const takeTags = come => {
  tags.take(come ?? {});
  tags.show(own.waiting());
  return noUpdate();
};
own.onChange(() => tags.show(own.waiting()));
tags.onTags(() => {
  rows.redraw(list.now()?.order ?? []);
  panel.writeTags();
});

/** Set the tags of the task in the panel to those with these titles. One pattern-matching callback calls this. */
export const setTags = () => {
  const {inputs_list: [inputs]} = globalThis.dash_clientside.callback_context, task = panel.shown();
  const [given] = (inputs ?? []).filter(({id}) => id.task === task?.id);
  if (!given) return;
  const {id, fields} = task, before = fields.tags ?? null;
  const titles = (given.value ?? []).flatMap(typed => typed.split(',')).map(clean).filter(Boolean);
  const most = list.limit('tagTitleMax');
  const sayLong = title => sayTooMuch(title, most), long = titles.filter(sayLong);
  const fitting = titles.filter(title => !sayLong(title));
  if (long.length) {
    afterPaint(() => {            // when the box has been emptied: there it is to be shortened
      const box = query('#panel input[id*=task-tags]');
      type(box, long.join(', '));
      refuseIn(box, sayLong(long[0]));
    });
  }
  const {after, make, add, remove} = tags.retagged(before, fitting, newId);
  const row = list.find(id) ?? {id, ...fields};
  if (after !== before) retag([[row, before, after]], {make, add, remove});
  if (given.value?.length !== tags.shownIn(after).length || titles.length !== given.value.length) panel.writeTags();
};

/**
 * Add tags to tasks, and remove others.
 * @param {any[]} all @param {{add?: string[], remove?: string[], make?: Record<string, string>}} value
 */
export const tagTasks = (all, value) => {
  const {add = [], remove = [], make = {}} = value, come = [...add, ...Object.keys(make)];
  const changes = all.map(row => [row, row.tags ?? null, tags.changed(row.tags, come, remove)])
    .filter(([, was, is]) => was !== is);
  if (changes.length) offer(retag(changes, value));
};

// Give tasks other tags, [row, before, after], by an intent with this value. Returns the step.
const retag = (changes, value) => {
  const rows = changes.map(([row]) => row), made = Object.entries(value.make ?? {}).map(([tag, title]) => [tag, {title}]);
  /** @type {import('../state/replay.js').Shows} */
  const shows = {
    list: list.listOf(rows[0]) ?? '', rows: changes.map(([{id}, , is]) => [id, {tags: is}]), tags: Object.fromEntries(made),
  };
  const words = Object.values(value.make ?? {});
  const ids = [own.put({verb: 'tag_task', tasks: rows.map(({id}) => id), value, shows, words})];
  const set = () => {
    for (const [row, , is] of changes) {
      if (list.now() && (list.find(row.id) || rows.length > 1)) list.set(list.find(row.id) ?? row, {tags: is});
      else panel.follow(row.id, {tags: is});
    }
  };
  together(rows.length, set);
  if (!list.now()?.list) list.outdated();         // the server decides whether they are in a view of a tag
  return noteStep({
    list: shows.list, ids, rows: changes.map(([{id}, was, is]) => [id, {tags: was}, {tags: is}]),
    tags: made.map(([tag, is]) => [tag, null, is]), did: `Changed the tags of ${nameOf(rows)}`,
    undone: `${nameOf(rows)} ${ofOne(rows, 'has the tags that it', 'have the tags that they')} had`,
  });
};

// Do something to tags, {id: what it becomes}, and offer to undo it.
const change = (intent, after, did, undone, many = false) => {
  const was = tags.allTags(), changed = Object.entries(after).map(([id, tag]) => [id, was[id] ?? null, tag]);
  const ids = [own.put({...intent, shows: {list: '', rows: [], tags: after}})];
  const step = noteStep({ids, list: null, where: null, tags: changed, many, did, undone});
  if (many) list.now() && list.outdated();
  offer(step);
};

// The page of all tags
let edited = null;              // id of the tag that the dialog is about

const dialog = () => byId('tag-dialog');
const titleOf = id => tags.allTags()[id].title;
const line = id => byId(`tag-${id}`);

const edit = id => {
  const others = Object.entries(tags.allTags()).filter(([other]) => other !== id);
  edited = id;
  setProps('tag-title', {value: titleOf(id)});
  refuseIn(byId('tag-title'), '');
  setProps('tag-colour', {value: tags.allTags()[id].colour ?? ''});
  setProps('tag-into', {value: null, data: others.map(([value, {title}]) => ({value, label: title}))});
  offerMerge(null);
  dialog().showModal();
};
listen('click', ({target}) => {
  const button = target.closest?.('#tag-rows button');
  if (button) edit(JSON.parse(button.id).tag);
});

// Say on the button what merging would do. Without another tag there is no button.
const offerMerge = into => {
  const tasks = () => count(Number(line(edited).dataset.tasks), 'task');
  const words = into && `Merge “${titleOf(edited)}” into “${titleOf(into)}” (${tasks()})`;
  setProps('tag-merge', {children: words ?? '', display: into ? undefined : 'none', 'data-into': into ?? ''});
};
export const chooseInto = into => { if (edited) offerMerge(tags.allTags()[into] ? into : null); };

export const saveTag = (_clicks, text, colour) => {
  const was = tags.allTags()[edited], title = clean(text), same = tags.tagCalled(title, edited);
  if (same) {
    setProps('tag-into', {value: same});
    offerMerge(same);
    refuseIn(byId('tag-title'), `You have a tag “${titleOf(same)}” already. Merge the two, or choose another name.`);
    return;
  }
  if (isTooLong(byId('tag-title'))) return;
  dialog().close();
  if (!title) say('A tag needs a name, so it keeps the one it had.');
  const value = {
    ...(title && title !== was.title && {title}), ...((colour || undefined) !== was.colour && {colour: colour || null}),
  };
  if (!Object.keys(value).length) return;
  const is = {title: title || was.title, ...(colour && {colour})};
  change({verb: 'set_tag', tags: [edited], value, words: title ? [title] : []}, {[edited]: is},
    `Changed the tag ${is.title}`, `The tag ${was.title} is as it was`);
};

export const mergeTag = () => {
  const into = byId('tag-merge').dataset.into, [title, other] = [edited, into].map(titleOf);
  dialog().close();
  leave(line(edited));
  setProps(`tag-${edited}`, {hidden: true});
  change({verb: 'merge_tags', tags: [edited], value: into}, {[edited]: null},
    `Merged ${title} into ${other}`, `${title} and ${other} are two tags again`, true);
};

export const deleteTag = () => {
  const title = titleOf(edited);
  dialog().close();
  leave(line(edited));
  setProps(`tag-${edited}`, {hidden: true});
  change({verb: 'delete_tag', tags: [edited]}, {[edited]: null},
    `Deleted the tag ${title}`, `Brought back the tag ${title}`);
};

listen('keydown', event => {
  const {key, target} = event;
  if (key !== 'Enter' || event.isComposing || !target.matches?.('#new-tag, #tag-title')) return;
  event.preventDefault();
  if (target.id === 'tag-title') byId('tag-save').click();
  else addTag(target);
});

const addTag = box => {
  const title = clean(box.value), same = title && tags.tagCalled(title);
  if (same) refuseIn(box, `You have a tag “${titleOf(same)}” already.`);
  if (!title || same || isTooLong(box)) return;
  const id = newId();
  change({verb: 'add_tag', tags: [id], value: {title}, words: [title]}, {[id]: {title}},
    `Added the tag ${title}`, `Took the tag ${title} away`);
  type(box, '');
};
