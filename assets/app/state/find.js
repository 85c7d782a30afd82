// Finds the tasks that a query asks for in this browser's whole copy, as storage/search.py does in the database, while the
// server is away.
import {beginOf, later} from './days.js';
import {fold} from './fold.js';
import {groupOf, groupsBy} from './groups.js';
import {dayOf, known, looksIn, parse} from './query.js';

/** @typedef {import('./query.js').Token} Token */
/** @typedef {Record<string, any>} Fields */
/** @typedef {Record<string, Record<string, any>>} Things by their ids, with their fields as the server keeps them */
/** @typedef {{lists: Things, tasks: Things, tags: Things}} Whole */
/** @typedef {{today: string, zone: string, dayBegins: number}} Day it is for the person, and when their days begin */
/** @typedef {{key: string, title: string, done: boolean, ids: string[]}} Result a part of what was found, in its order */

/** The most tasks that a search finds. */
export const MOST = 1_000;
const texts = /** @type {WeakMap<Fields, string>} */ (new WeakMap());       // text of a task, as it is compared

/** @param {Fields} task */
const textOf = task => {
  const text = texts.get(task) ?? fold(task.title) + (task.notes ? `\n${fold(task.notes)}` : '');
  texts.set(task, text);
  return text;
};

/** @param {Fields | undefined} one */
const isThere = one => one && !one.deleted_at;
/** Is a list among those that are searched? @param {Fields | undefined} one @param {string} which */
const isSearched = (one, which) =>
  isThere(one) && !one?.template_day && ['all', one?.archived_at ? 'archive' : 'use'].includes(which);
/** @param {Things} some @param {(one: Fields) => unknown} is @returns {[string, string][]} */
const titlesOf = (some, is) => Object.entries(some).filter(([, one]) => is(one)).map(([id, {title}]) => [id, title]);

/** Does a query ask about repeating tasks what a whole copy knows only of their last time? @param {string} text */
export const asksForLastTime = text => parse(text).some(({kind}) => kind === 'done_on');

/** Return the tokens of a query, with the lists and tags that they name. @param {Whole} whole @param {string} text */
export const tokensIn = (whole, text) => {
  const tokens = parse(text), which = looksIn(tokens);
  return known(tokens, {list: titlesOf(whole.lists, one => isSearched(one, which)), tag: titlesOf(whole.tags, isThere)});
};

/**
 * Return what a query finds, in parts: open tasks, in groups if asked for, and completed ones. A query that asks for nothing
 * has no parts.
 * @param {Whole} whole @param {string} text @param {Day} day @param {{sort?: string, grouping?: string}} [how]
 * @returns {Result[]}
 */
export const find = (whole, text, day, {sort, grouping} = {}) => {
  const tokens = tokensIn(whole, text);
  if (!tokens.length) return [];
  const which = looksIn(tokens), all = conditions(tokens, whole, day);
  const lists = new Set(Object.entries(whole.lists).filter(([, one]) => isSearched(one, which)).map(([id]) => id));
  const heads = grouping ? groupsBy(grouping, day.today).map(([title]) => ({key: title, title}))
    : [{key: 'open', title: ''}];
  const partOf = task => (task.done_at ? heads.length : grouping
    ? heads.findIndex(({key}) => key === groupOf(task, grouping, day.today)) : 0);
  const those = Object.entries(whole.tasks)
    .filter(([, one]) => isThere(one) && lists.has(one.list) && all.every(is => is(one)));
  const found = those
    .map(([id, task]) => ({id, part: partOf(task), keys: keysOf(task, sort)})).sort(inOrder).slice(0, MOST);
  return [...heads, {key: 'done', title: 'Completed'}].map((head, part) =>
    ({...head, done: part === heads.length, ids: found.filter(one => one.part === part).map(({id}) => id)}));
};

const LAST = '~', NEW = created => [created, true];
/** The keys by which a task is sorted: texts, and for each whether the greatest comes first. */
const keysOf = (task, sort) => [NEW(task.done_at ?? ''), ...{
  date: [[task.date ?? LAST], [task.time ?? LAST]], deadline: [[task.deadline ?? LAST]], priority: [[task.priority ?? LAST]],
  title: [[sort === 'title' ? textOf(task) : '']], age: [[task.created_at]],
}[sort ?? ''] ?? [NEW(task.created_at)]];
const inOrder = (a, b) => {
  if (a.part !== b.part) return a.part - b.part;
  for (const [at, [one, isBack]] of a.keys.entries()) {
    const [other] = b.keys[at];
    if (one !== other) return (one < other) === Boolean(isBack) ? 1 : -1;
  }
  return a.id < b.id ? -1 : 1;
};

/** Return the conditions of a query. Every token must hold, but of several lists, or priorities, one is enough. */
const conditions = (tokens, whole, day) => {
  const either = {list: [], priority: []}, every = [];
  const done = tokens.filter(({kind, negated}) => kind === 'done_on' && !negated).map(token => stretch(token, day));
  if (done.length) {              // it must have been completed once within all of these spans
    const within = [Math.max(...done.map(([from]) => from)), Math.min(...done.map(([, to]) => to))];
    every.push(task => isDoneWithin(task, within));
  }
  for (const token of tokens) {
    if (token.kind === 'in') continue;            // which lists are searched says this already
    const is = condition(token, whole, day);
    if (token.negated) every.push(task => !is(task));
    else if (token.kind in either) either[token.kind].push(is);
    else if (token.kind !== 'done_on') every.push(is);
  }
  const some = Object.values(either).filter(({length}) => length);
  return [...every, ...some.map(these => task => these.some(is => is(task)))];
};

/** Return the instant of a time, in ms; what waits has none yet: "~" and more. @param {string} at */
const instantOf = at => (at.startsWith('~') ? Date.now() : Date.parse(at));
/** @param {string | null | undefined} at @param {number[]} within */
const isWithin = (at, [first, before]) => Boolean(at) && instantOf(at ?? '') >= first && instantOf(at ?? '') < before;
/** Was a task completed between two times? A repeating one, for any day. @param {Fields} task @param {number[]} within */
const isDoneWithin = (task, within) => [task.done_at, task.completed_at].some(at => isWithin(at, within));

/** Return the times, in ms, between which a token asks that something happened: from the first, and before the second. */
const stretch = ({value, relation}, day) => {
  const that = dayOf(value, day.today), here = begins(that, day), then = begins(later(that, 1), day);
  return {
    '': [here, then], '<': [-Infinity, here], '<=': [-Infinity, then], '>': [then, Infinity], '>=': [here, Infinity],
  }[relation];
};

/** Return the first ms of a day; there are none after the last day that has a name. */
const begins = (that, {zone, dayBegins}) =>
  (/^\d{4}-\d\d-\d\d$/.test(that) ? Date.parse(beginOf(that, zone, dayBegins)) : Infinity);

const RELATIONS = {
  '': (a, b) => a === b, '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b,
};

/** Return whether a task is what a token asks for. @returns {(task: Fields) => boolean} */
const condition = (token, whole, day) => {
  const {kind, value, relation} = token, bound = dayOf(value, day.today);
  const named = (/** @type {(one: Fields) => boolean} */ is) =>
    new Set(Object.entries(whole.tags).filter(([, one]) => isThere(one) && is(one)).map(([id]) => id));
  const tagged = ids => task => Boolean(ids.size && task.tags?.split(' ').some(id => ids.has(id)));
  if (kind === 'word' || kind === 'exact') {
    const hasTag = tagged(named(({title}) => fold(title).includes(value)));
    return task => textOf(task).includes(value) || hasTag(task);
  }
  if (kind === 'date' || kind === 'deadline') return task => Boolean(task[kind]) && RELATIONS[relation](task[kind], bound);
  if (kind === 'done_on' || kind === 'added_on') {
    const within = stretch(token, day);
    return task => (kind === 'done_on' ? isDoneWithin(task, within) : isWithin(task.created_at, within));
  }
  if (kind === 'no' && value === 'tags') {
    const hasTag = tagged(named(() => true));
    return task => !hasTag(task);
  }
  return {
    no: task => !task[value],
    list: task => token.ids.includes(task.list),
    tag: tagged(new Set(token.ids)),
    priority: task => task.priority === value,
    done: task => Boolean(task.done_at) === (value === 'yes'),
    overdue: task => Boolean(task.deadline) && task.deadline < day.today && !task.done_at,
    child: task => Boolean(task.parent),
  }[kind];
};
