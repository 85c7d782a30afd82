// The sections of a list, and what a person does to them, as plain data.
import {namedIn} from './again.js';

/** @typedef {import('../wire.d.ts').Section & {kept?: Row[]}} Section */
/** @typedef {import('./window.js').Row} Row */
/**
 * The key of a section, and the fields that change: all of them for a new one, null for one that goes.
 * @typedef {[string, {title?: string, order?: string, closed?: boolean} | null]} Change
 */

/** The place of a section: no section comes first, completed tasks come last. @param {Section} section */
const rank = ({order, done}) => (done ? 2 : order === undefined ? 0 : 1);

/** Sort by their order, as the server does. */
export const bySection = (/** @type {any} */ a, /** @type {any} */ b) =>
  ((a.order === b.order ? a.key < b.key : a.order < b.order) ? -1 : 1);

/**
 * Return sections with these changes. One that is closed keeps its `rows` for when it is opened again.
 * @param {Section[]} sections @param {Change[]} changes @param {Row[]} rows
 */
export const restructured = (sections, changes, rows) => {
  let next = sections.map(one => ({...one}));
  for (const [key, fields] of changes) {
    const section = next.find(one => one.key === key);
    if (!fields) next = next.filter(one => one !== section);
    else if (!section && fields.title && fields.order) next.push({key, title: '', count: 0, done: false, ...open(fields)});
    else if (section) Object.assign(section, open(fields), fold(section, fields.closed, rows));
  }
  return next.sort((a, b) => rank(a) - rank(b) || (rank(a) === 1 ? bySection(a, b) : 0));
};

/** @param {Record<string, any>} fields */
const open = ({closed: _, ...fields}) => fields;

/** @param {Section} section @param {boolean | undefined} closed @param {Row[]} rows */
const fold = ({key, count, closed: had}, closed, rows) => {
  if (closed === true && had === undefined) return {count: 0, closed: count, kept: rows.filter(row => row.stands === key)};
  return closed === false && had !== undefined ? {count: had, closed: undefined, kept: undefined} : {};
};

/** Return the rows kept by sections that are opened again. @param {Section[]} sections @param {Change[]} changes */
export const keptBy = (sections, changes) => {
  const opened = new Set(changes.filter(([, fields]) => fields?.closed === false).map(([key]) => key));
  return sections.flatMap(({key, kept = []}) => (opened.has(key) ? kept.map(row => ({...row, stands: key})) : []));
};

/**
 * Return the sections that show anything, each with its rows; a section of a list without rows shows its heading. One that
 * `ends` on screen has a box to add a task, and what it names (again.js).
 * @param {import('./window.js').Window} now @param {Row[]} order
 */
export const blocks = (now, order) => {
  const end = now.start + order.length;
  let from = 0;
  return now.sections.flatMap(section => {
    const begins = from, rows = order.filter(row => row.stands === section.key);
    from += section.count;
    const ends = from <= end, named = namedIn(now, section);
    const isHead = section.order !== undefined || section.stays || (section.leftover && section.closed)
      || named.length || section.more;
    const isBare = !section.count && isHead && begins >= now.start && begins <= end;
    return rows.length || isBare ? [{section, rows, ends, named: ends ? named : []}] : [];
  });
};
