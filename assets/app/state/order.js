// Where a row is among all rows of its list: its `order`, text by which rows are sorted. It is a path: the path of the row
// above it in the tree, then its own order and its id. The signs between sort before all others, so a row comes right before
// those under it. In a sorted list, what that sorts by stands before the path of a topmost row. An order alone is also that
// of a topmost row: version 0.1 kept them so.
//
// Until the server has given a row its order, it has one of this screen: text that sorts between those of its neighbours.
const FIRST = 0x30, END = 0x7f;     // the characters of an order of this screen
let last = 0;

/** Return an order of this screen after all that the server gave. */
export const atEnd = () => `~${String(last++).padStart(9, '0')}`;

/** Did the server give the last part of this path? @param {string} path */
export const isOfServer = path => !ownOrder(path).startsWith('~');

/**
 * Return an order of this screen between two others. One that is missing, or not in sequence, is no bound.
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

/** Return so many orders of this screen between two others, and short ones. @param {number} many @param {string} [before]
 * @param {string} [after] @returns {string[]} */
export const spread = (many, before = '', after = undefined) => {
  if (!many) return [];
  const middle = between(before, after), half = many >> 1;
  return [...spread(half, before, middle), middle, ...spread(many - half - 1, middle, after)];
};

/**
 * Return the path of a row under the one with a path; of a topmost row in a sorted list, with what that sorts by before it.
 * @param {string} order @param {string} id @param {string} [above] @param {string} [sortedBy]
 */
export const pathOf = (order, id, above = '', sortedBy = '') => `${above ? `${above}!` : sortedBy}${order} ${id}`;

/** Return the path of the row that a path is under; empty for a topmost row. @param {string} path */
export const above = path => path.slice(0, Math.max(0, path.lastIndexOf('!')));

/** How many rows is a path under? @param {string} path */
export const levelOf = path => path.split('!').length - 1;

/** @param {string} path */
const lastPart = path => path.slice(path.lastIndexOf('!') + 1).split(' ');

/** Return the order of a row among its neighbours. @param {string} [path] */
export const ownOrder = path => path && lastPart(path).slice(-2)[0];

/** Return what a sorted list sorts a path by. @param {string} path */
export const sortedBy = path => {
  const words = path.split('!')[0].split(' ').slice(0, -2);
  return words.length ? `${words.join(' ')} ` : '';
};

/** Return a path whose beginning has changed. @param {string} path @param {string} from @param {string} to */
export const moved = (path, from, to) => (path.startsWith(`${from}!`) ? to + path.slice(from.length) : path);
