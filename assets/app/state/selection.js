// Tasks that are selected, with the place in the view that each had then, so that rows outside the window are known here.
// None of it is kept beyond the page.

/** @typedef {import('./window.js').Row} Row */

/** The most tasks that can be selected: as many as an intent may name (domain/intents.py). */
export const MOST = 1_000;

export const makeSelection = () => {
  /** @type {Map<string, {row: Row, place: number}>} */
  const selected = new Map();
  let anchor = /** @type {{id: string, place: number} | null} */ (null);    // where a range begins

  const inOrder = () => [...selected.values()].sort((a, b) => a.place - b.place);
  // Those on screen may have been moved since.
  const follow = placeNow => {
    for (const one of selected.values()) one.place = placeNow(one.row) ?? one.place;
  };

  return {
    has: id => selected.has(id),
    size: () => selected.size,
    ids: () => [...selected.keys()],
    anchor: () => anchor,

    /**
     * Return the rows from top to bottom. `find` returns a row by id as it is now, `placeNow` the place of one on screen.
     * @param {(id: string) => Row | undefined} find @param {(row: Row) => number | undefined} [placeNow]
     */
    rows: (find, placeNow = () => undefined) => {
      follow(placeNow);
      return inOrder().map(({row}) => find(row.id) ?? row);
    },

    /** The place that a row had, or -1. @param {string} id */
    placeOf: id => selected.get(id)?.place ?? -1,

    /** The topmost row, with the place that it had. */
    first: () => inOrder()[0],

    /**
     * Select a row, or deselect it. Returns whether there was room for it.
     * @param {Row} row @param {number} place @param {boolean} is
     */
    set: (row, place, is) => {
      anchor = {id: row.id, place};
      if (!is) selected.delete(row.id);
      else if (selected.size >= MOST && !selected.has(row.id)) return false;
      else selected.set(row.id, {row, place});
      return true;
    },

    /**
     * Select rows that begin at a place, as many as there is room for, instead of those before or, with `keeps`, as well.
     * @param {Row[]} rows @param {number} place @param {boolean} [keeps]
     */
    add: (rows, place, keeps = false) => {
      if (!keeps) selected.clear();
      rows.forEach((row, at) => {
        if (selected.size < MOST || selected.has(row.id)) selected.set(row.id, {row, place: place + at});
      });
    },

    /** Deselect a row. Returns whether it was selected. @param {string} id */
    drop: id => selected.delete(id),

    clear: () => {
      selected.clear();
      anchor = null;
    },
  };
};

/**
 * Which places does Ctrl+A select? The open tasks, or the completed ones if the person is at these; if all of them are
 * selected already, all tasks.
 * @param {import('./window.js').Window} now @param {boolean} atDone @param {number} size how many are selected
 */
export const allOf = ({sections}, atDone, size) => {
  const count = is => sections.reduce((sum, one) => sum + (one.done === is ? one.count : 0), 0);
  const open = count(false), done = count(true);
  const some = atDone || !open ? [open, open + done] : [0, open], isAll = size >= Math.min(MOST, some[1] - some[0]);
  return isAll ? [0, open + done] : some;
};
