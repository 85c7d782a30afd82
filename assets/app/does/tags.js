// Tags: those of a task, in its panel, and the page of all tags (pages/tags.js). Changes show at once. When the server has
// done them, callbacks/tags.py shows the page again.
import {afterPaint, noUpdate} from '../lib/dash.js';
import {query, type} from '../lib/elements.js';
import {clean, newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import * as panel from '../screen/panel.js';
import {refuseIn, sayTooMuch} from '../screen/refused.js';
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

/**
 * Do something to tags, and offer to undo it.
 * @param {any} intent @param {Record<string, Tag | null>} after what each becomes, by id
 * @param {string} did @param {string} undone
 */
export const change = (intent, after, did, undone, many = false) => {
  const was = tags.allTags(), changed = Object.entries(after).map(([id, tag]) => [id, was[id] ?? null, tag]);
  const ids = [own.put({...intent, shows: {list: '', rows: [], tags: after}})];
  const step = noteStep({ids, list: null, where: null, tags: changed, many, did, undone});
  if (many) list.now() && list.outdated();
  offer(step);
};
