// Titles while they are typed: which words the person has decided about, and which parts of a text are marked.

/** @typedef {{start: number, end: number}} Place */

/** Does a text have these words? @param {string} words @param {string} text */
export const hasWords = (words, text) => text.toLowerCase().includes(words.toLowerCase());

/**
 * Return those choices about words that still stand in a text.
 * @template T @param {Record<string, T>} said @param {string} text @returns {Record<string, T>}
 */
export const standing = (said, text) =>
  Object.fromEntries(Object.entries(said).filter(([words]) => hasWords(words, text)));

/**
 * Return a text in parts: [text, is it in one of these places?].
 * @param {string} text @param {Place[]} places in their order
 */
export const parts = (text, places) => {
  /** @type {[string, boolean][]} */
  const all = [];
  let at = 0;
  for (const {start, end} of places) {
    all.push([text.slice(at, start), false], [text.slice(start, end), true]);
    at = end;
  }
  return [...all, /** @type {[string, boolean]} */ ([text.slice(at), false])].filter(([part]) => part);
};

/**
 * Places count characters, as Python does; a box counts UTF-16.
 * @template {Place} T @param {string} text @param {T[]} places
 */
export const inBox = (text, places) => {
  const characters = [...text], at = place => characters.slice(0, place).join('').length;
  return places.map(one => ({...one, start: at(one.start), end: at(one.end)}));
};
