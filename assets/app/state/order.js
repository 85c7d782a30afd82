// The `order` that a row has on this screen until the server says its own: text that sorts between that of its neighbours.
const FIRST = 0x30, END = 0x7f;     // the characters that an order is made of
let last = 0;

/** Return an order after all that the server gave. */
export const atEnd = () => `~${String(last++).padStart(9, '0')}`;

/**
 * Return an order between two others; one that is missing, or does not come after the first, is no bound.
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
