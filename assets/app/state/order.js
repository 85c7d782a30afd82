// Where a row stands among all of its list: its `order`, text by which rows sort. It is a path: its own order and its id,
// after the path of the row that it stands under. The signs between sort before all others, so a row comes right before
// those under it. A sorted list puts what it sorts by before the path of a row that stands under none. An order alone is of
// such a row too: version 0.1 kept them so.
//
// A row has an order of this screen until the server says its own: text that sorts between that of its neighbours.
const FIRST = 0x30, END = 0x7f;     // the characters that an own order is made of
let last = 0;

/** Return an own order after all that the server gave. */
export const atEnd = () => `~${String(last++).padStart(9, '0')}`;

/** Did the server give this path its last part? @param {string} path */
export const isOfServer = path => !ownOrder(path).startsWith('~');

/**
 * Return an own order between two others; one that is missing, or does not come after the first, is no bound.
 * @param {string} [before] @param {string} [after]
 */
export const between = (before = '', after = undefined) => {
  let bound = after !== undefined && after > before ? after : undefined, order = '';
  for (let at = 0; ; at++) {
    const low = at < before.length ? before.charCodeAt(at) : FIRST;
    const high = bound !== undefined && at < bound.length ? bound.charCodeAt(at) : END;
    if (high - low > 1) return order + String.fromCharCode((low + high) >> 1);
    order += String.fromCharCode(low);
    if (high > low) bound = undefined;
  }
};

/** Return so many own orders between two others, as short as they can be. @param {number} many @param {string} [before]
 * @param {string} [after] @returns {string[]} */
export const spread = (many, before = '', after = undefined) => {
  if (!many) return [];
  const middle = between(before, after), half = many >> 1;
  return [...spread(half, before, middle), middle, ...spread(many - half - 1, middle, after)];
};

/**
 * Return the path of a row, under the one with a path; of one that is under none in a sorted list, behind what that sorts by.
 * @param {string} order @param {string} id @param {string} [above] @param {string} [sortedBy]
 */
export const pathOf = (order, id, above = '', sortedBy = '') => `${above ? `${above}!` : sortedBy}${order} ${id}`;

/** Return the path of the row that a path is under; empty if it is under none. @param {string} path */
export const above = path => path.slice(0, Math.max(0, path.lastIndexOf('!')));

/** How many rows is a path under? @param {string} path */
export const levelOf = path => path.split('!').length - 1;

/** @param {string} path */
const lastPart = path => path.slice(path.lastIndexOf('!') + 1).split(' ');

/** Return the order of a row among those beside it. @param {string} [path] */
export const ownOrder = path => path && lastPart(path).slice(-2)[0];

/** Return what a sorted list sorts a path by. @param {string} path */
export const sortedBy = path => {
  const words = path.split('!')[0].split(' ').slice(0, -2);
  return words.length ? `${words.join(' ')} ` : '';
};

/** Return a path after the one that it begins with has become another one. @param {string} path @param {string} from @param {string} to */
export const moved = (path, from, to) => (path.startsWith(`${from}!`) ? to + path.slice(from.length) : path);
