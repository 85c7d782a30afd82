// Where a row lands that is dragged, and how fast the page scrolls under it. Heights are those of the screen, in px.
import {levelOf} from './order.js';
import {DEEPEST, over} from './tree.js';

/**
 * A row, which begins `from` below the heading of its section, if it has one; or the heading of a section that shows none.
 * @typedef {{row: any, section: string, level?: number, isClosed?: boolean, top: number, from: number, bottom: number}} Line
 * Between which rows it comes, null for none, and the levels on which it can stand there.
 * @typedef {{above: any, section: string, at: number, least: number, most: number, level?: number}} Landing
 */

const EDGE = 64, FASTEST = 24;  // px from where on the page scrolls, and by how many a frame at most

/**
 * Return where a row lands that is let go at a height, among others from top to bottom; null where that is not known yet,
 * as more rows are above than are on the page, or where it would be too deep.
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
 * Return after which row one comes that lands below another one, on a level, and under which: after that row, or one that it
 * is under; if none of those is on that level, as the first under it. Null where that one is above all that are known.
 * @param {import('./tree.js').Rows} rows @param {{above: any, level?: number}} landing
 */
export const standing = (rows, {above, level = 0}) => {
  const all = above ? [above, ...over(rows, above)] : [], on = at => all.find(one => levelOf(one.order) === at);
  const after = on(level) ?? null, top = on(level - 1);
  if (above && !after && !top) return null;
  return {after, parent: (after ? after.parent : top?.id) ?? null};
};

/**
 * Return by how much the page scrolls, the nearer to its edge the faster.
 * @param {number} y @param {number} top @param {number} bottom
 */
export const speed = (y, top, bottom) => {
  const near = Math.max(0, Math.min(1, (top + EDGE - y) / EDGE)) - Math.max(0, Math.min(1, (y - bottom + EDGE) / EDGE));
  return -Math.round(near * FASTEST) || 0;
};
