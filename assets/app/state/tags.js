// The account's tags, which turn the ids in a row into words.
import {makeOwned} from './owned.js';

/** @typedef {import('../wire.d.ts').Tag} Tag */
/** @typedef {Record<string, Tag>} Tags */

/** @type {import('./owned.js').Owned<Tag>} */
const owned = makeOwned('tags');
export const {take, done, show, onChange: onTags} = owned;
/** @type {Tags} */
let lent = {};                  // the tags of a view that belong to no account

/** All tags, by id. */
export const allTags = owned.all;

/** A view comes with tags of its own, which have no pages. @param {Tags} [come] */
export const lend = (come = {}) => { lent = come; };

/** A tag that is shown, and whether it has a page. @param {string} id */
export const tagOf = id => ({...(allTags()[id] ?? lent[id]), hasPage: id in allTags()});

/** The ids in a row's tags, those of deleted tags included. @param {string | null | undefined} value */
export const idsIn = value => value?.split(' ') ?? [];

/** The ids in a row's tags that are shown. @param {string | null | undefined} value */
export const shownIn = value => idsIn(value).filter(id => allTags()[id] ?? lent[id]);

/** A key that is the same for titles that people take for the same. @param {string} title */
const key = title => title.normalize('NFKC').toLowerCase();

/** Return the id of the tag with a title, in any case of letters. @param {string} title @param {string} [but] */
export const tagCalled = (title, but) =>
  Object.entries(allTags()).find(([id, tag]) => id !== but && key(tag.title) === key(title))?.[0];

/** Return a row's tags with some added and others removed. @param {string | null | undefined} value */
export const changed = (value, add, remove) =>
  [...new Set([...idsIn(value).filter(id => !remove.includes(id)), ...add])].join(' ') || null;

/**
 * Return what the tags of a task become when they are set to these titles: the new value, and the value of the intent that
 * does it. New tags get an id from `newId`.
 * @param {string | null | undefined} value @param {string[]} titles @param {() => string} newId
 */
export const retagged = (value, titles, newId) => {
  /** @type {Record<string, string>} */
  const make = {};
  const had = shownIn(value), has = [];
  for (const said of titles) {
    // With the sign that it has in a title, unless a tag is called so.
    const title = tagCalled(said) ? said : said.replace(/^[@#](?=[^\s@#])/, '');
    const known = tagCalled(title) ?? Object.keys(make).find(id => key(make[id]) === key(title)), id = known ?? newId();
    if (!known) make[id] = title;
    if (!has.includes(id)) has.push(id);
  }
  const remove = had.filter(id => !has.includes(id)), added = has.filter(id => !had.includes(id));
  return {after: changed(value, added, remove), make, add: added.filter(id => !(id in make)), remove};
};
