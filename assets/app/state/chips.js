// The facts that stand under the title of a row, in words: those that are there.

/** @typedef {import('./window.js').Row} Row */
/** @typedef {{kind: string, words: string, name?: string, href?: string}} Chip  `name` is what is heard where that is more. */

/** Return the chips of a row, in their order. @param {Row} row @returns {Chip[]} */
export const chipsOf = row => [
  ...(isThere(row.notes) ? [{kind: 'notes', words: row.notes ?? '', name: `Notes ${row.notes}`.trim()}] : []),
  ...linksIn(row.title ?? '').map(href => ({kind: 'link', words: new URL(href).host, name: `Open ${href}`, href})),
];

/** Return the addresses in a title, without the marks after them. @param {string} title */
const linksIn = title => (title.match(/https?:\/\/[^\s<>"]+/gi) ?? [])
  .map(found => found.replace(/[.,;:!?)\]}'’”]+$/, '')).filter(found => URL.canParse(found));

/** @param {string | null | undefined} value */
const isThere = value => value !== undefined && value !== null;
