// Where a row lands that is dragged, and how fast the page scrolls meanwhile. Heights are in px of the screen.
import {levelOf} from './order.js';
import {DEEPEST, over} from './tree.js';

/**
 * A row, with how far it is below the heading of its section, if that has one; or the heading of a section without rows.
 * @typedef {{row: any, section: string, level?: number, isClosed?: boolean, top: number, from: number, bottom: number}} Line
 * Between which rows it lands (null for none), and the levels that it can have there.
 * @typedef {{above: any, section: string, at: number, least: number, most: number, level?: number}} Landing
 */

const EDGE = 64, FASTEST = 24;  // px from the edge where the page scrolls, and by how many in a frame at most

/**
 * Return where a row lands that is let go at a height, among others from top to bottom. Null if that is not known, because
 * there are more rows above than on the page, or if it would be too deep.
 * @param {Line[]} lines @param {number} y @param {boolean} isTop does the first of them begin the list?
 * @param {number} [height] how many levels it has with what is under it
 * @returns {Landing | null}
 */
export const landing = (lines, y, isTop, height = 1) => {
  const on = lines.find(({row, top, bottom}) => !row && y >= top && y < bottom);
  if (on) return {above: null, section: on.section, at: on.bottom, least: 0, most: 0};
  const found = lines.findIndex(({from, bottom}) => y < (from + bottom) / 2), at = found < 0 ? lines.length : found;
  const before = lines[at - 1], next = lines[at], isSame = before?.section === next?.section;
  const isEnd = before && (isSame || !next || y < next.top);
  if (isEnd) {
    const {row, section, bottom, level = 0} = before, least = (isSame && next?.level) || 0;
    const most = Math.min(row && !row.closed && !row.done_at ? level + 1 : level, DEEPEST - height);
    return most < least ? null : {above: row, section, at: bottom, least, most};
  }
  return next && (before || isTop) ? {above: null, section: next.section, at: next.from, least: 0, most: 0} : null;
};

/**
 * Return after which row, and under which, one comes that lands below another row on a level: after that row, or one above
 * it; if none of those is on that level, as the first under it. Null if that row is above all that are known.
 * @param {import('./tree.js').Rows} rows @param {{above: any, level?: number}} landing
 */
export const standing = (rows, {above, level = 0}) => {
  const all = above ? [above, ...over(rows, above)] : [], on = at => all.find(one => levelOf(one.order) === at);
  const after = on(level) ?? null, top = on(level - 1);
  if (above && !after && !top) return null;
  return {after, parent: (after ? after.parent : top?.id) ?? null};
};

/**
 * Return by how much the page scrolls; it is faster near its edge.
 * @param {number} y @param {number} top @param {number} bottom
 */
export const speed = (y, top, bottom) => {
  const near = Math.max(0, Math.min(1, (top + EDGE - y) / EDGE)) - Math.max(0, Math.min(1, (y - bottom + EDGE) / EDGE));
  return -Math.round(near * FASTEST) || 0;
};
