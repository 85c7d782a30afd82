// Where a row lands that is dragged, and how fast the page scrolls under it. Heights are those of the screen, in px.

/** @typedef {{row: any, section: string, top: number, from: number, bottom: number}} Line a row, which begins `from` below
 *  the heading of its section, if it has one
 *  @typedef {{after: any, section: string, at: number}} Landing after which row it comes, null for the first of a section */

const EDGE = 64, FASTEST = 24;  // px from where on the page scrolls, and by how many a frame at most

/**
 * Return where a row lands that is let go at a height, among others from top to bottom; null where that is not known yet,
 * as more rows are above than are on the page.
 * @param {Line[]} lines @param {number} y @param {boolean} isTop does the first of them begin the list?
 * @returns {Landing | null}
 */
export const landing = (lines, y, isTop) => {
  const found = lines.findIndex(({from, bottom}) => y < (from + bottom) / 2), at = found < 0 ? lines.length : found;
  const before = lines[at - 1], next = lines[at];
  const isEnd = before && (before.section !== next?.section ? !next || y < next.top : true);
  if (isEnd) return {after: before.row, section: before.section, at: before.bottom};
  return next && (before || isTop) ? {after: null, section: next.section, at: next.from} : null;
};

/**
 * Return by how much the page scrolls, the nearer to its edge the faster.
 * @param {number} y @param {number} top @param {number} bottom
 */
export const speed = (y, top, bottom) => {
  const near = Math.max(0, Math.min(1, (top + EDGE - y) / EDGE)) - Math.max(0, Math.min(1, (y - bottom + EDGE) / EDGE));
  return -Math.round(near * FASTEST) || 0;
};
