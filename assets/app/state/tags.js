// The account's tags, by which a row's ids become words.
import {makeOwned} from './owned.js';

/** @typedef {import('../wire.d.ts').Tag} Tag */
/** @typedef {Record<string, Tag>} Tags */

/** @type {import('./owned.js').Owned<Tag>} */
const owned = makeOwned('tags');
export const {take, done, show, onChange: onTags} = owned;
/** @type {Tags} */
let lent = {};                  // of a view whose tags are no account's

/** All tags, by their ids. */
export const allTags = owned.all;

/** A view comes with tags of its own, which have no pages. @param {Tags} [come] */
export const lend = (come = {}) => { lent = come; };

/** A tag that is shown, and whether it has a page. @param {string} id */
export const tagOf = id => ({...(allTags()[id] ?? lent[id]), hasPage: id in allTags()});

/** The ids in a row's tags, also of those that are gone. @param {string | null | undefined} value */
export const idsIn = value => value?.split(' ') ?? [];

/** The ids in a row's tags that are shown. @param {string | null | undefined} value */
export const shownIn = value => idsIn(value).filter(id => allTags()[id] ?? lent[id]);

/** Two titles of which a person takes one for the other have the same. @param {string} title */
const key = title => title.normalize('NFKC').toLowerCase();

/** Return the id of the tag with a title, whatever its case. @param {string} title @param {string} [but] */
export const tagCalled = (title, but) => Object.entries(allTags()).find(([id, tag]) => id !== but && key(tag.title) === key(title))?.[0];

/** Return a row's tags with these as well, without those. @param {string | null | undefined} value */
export const changed = (value, add, remove) =>
  [...new Set([...idsIn(value).filter(id => !remove.includes(id)), ...add])].join(' ') || null;

/**
 * Return what the tags of a task become when they are to be those with these titles: the new value, and the value of the
 * intent that does it; new tags get an id from `newId`.
 * @param {string | null | undefined} value @param {string[]} titles @param {() => string} newId
 */
export const retagged = (value, titles, newId) => {
  /** @type {Record<string, string>} */
  const make = {};
  const had = shownIn(value), has = [];
  for (const title of titles) {
    const known = tagCalled(title) ?? Object.keys(make).find(id => key(make[id]) === key(title)), id = known ?? newId();
    if (!known) make[id] = title;
    if (!has.includes(id)) has.push(id);
  }
  const remove = had.filter(id => !has.includes(id)), added = has.filter(id => !had.includes(id));
  const after = [...idsIn(value).filter(id => !remove.includes(id)), ...added].join(' ') || null;
  return {after, make, add: added.filter(id => !(id in make)), remove};
};
