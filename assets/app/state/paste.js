// Lines that were copied elsewhere: a checklist, a list with bullets or numbers, or a column of a table.

/** @typedef {{text: string, depth: number, done: boolean}} Line */

const TAB = 4;                  // columns
const FENCE = /^\s*(```|~~~)/;
const MARK = /^(?:[-*+•‣◦▪–]|\d{1,3}[.)])\s+(?=\S)/;
const BOX = /^(?:\[(?<is>[ xX/-]?)\]|(?<open>[☐◻□])|(?<done>[☑☒✓✔✅]))\s*(?=\S)/u;

/** How far is a line indented? @param {string} line */
const indentOf = line => [.../^\s*/.exec(line)[0]].reduce((sum, one) => sum + (one === '\t' ? TAB - (sum % TAB) : 1), 0);

/** @param {string} line @param {boolean} isTable */
const read = (line, isTable) => {
  const row = isTable ? line.split('\t')[0] : line, plain = row.trim().replace(MARK, '');
  const box = BOX.exec(plain)?.groups, text = plain.replace(BOX, '').trim();
  return {text, done: box && Boolean(box.done || /x/i.test(box.is ?? '')), isMarked: plain !== row.trim() || Boolean(box)};
};

/**
 * Return new rows in the form that the server gets, in parts of at most `most`, each part right `after` a row: the last one
 * before it that stays where it was typed, or at first the row with the given id.
 * @template {{id: string}} Row
 * @param {Row[]} rows @param {number} most @param {string} after @param {(row: Row, at: number) => boolean} stays
 */
export const inLots = (rows, most, after, stays) => {
  /** @type {{start: number, some: Row[], after: string}[]} */
  const lots = [];
  for (let start = 0; start < rows.length; start += most) {
    const some = rows.slice(start, start + most);
    lots.push({start, some, after});
    after = some.filter((row, at) => stays(row, start + at)).at(-1)?.id ?? after;
  }
  return lots;
};

/**
 * Return the tasks of a text that was pasted, and whether there is more to them than one line each: marks to remove, some
 * that are done, or some under others, at most `deepest` levels deep. Text inside a block of code is not read.
 * @param {string} text @param {number} deepest
 */
export const linesOf = (text, deepest) => {
  const all = text.split(/\r\n|[\r\n]/);
  let isCode = false;
  const outside = all.filter(line => {
    const isFence = FENCE.test(line);
    if (isFence) isCode = !isCode;
    return !isFence && !isCode && line.trim();
  });
  const isTable = outside.length > 1 && outside.every(line => /\S\t/.test(line));
  /** @type {{indent: number, task: Line}[]} */
  let above = [];               // the lines under which the next one can be
  /** @type {Line[]} */
  const lines = [];
  let isRich = isTable || outside.length < all.filter(line => line.trim()).length;
  for (const line of outside) {
    const indent = isTable ? 0 : indentOf(line), {text: title, done: ticked, isMarked} = read(line, isTable);
    if (!title) continue;
    above = above.filter(one => one.indent < indent);
    const depth = Math.min(above.length, deepest - 1), done = ticked ?? above[depth - 1]?.task.done ?? false;
    const task = {text: title, depth, done};
    // Without a box it is as the one that it is under. An open one opens those, as on the server (storage/fit.py).
    if (!done) for (const one of above.slice(0, depth)) one.task.done = false;
    above.push({indent, task});
    isRich ||= isMarked || depth > 0;
    lines.push(task);
  }
  return {lines, isRich};
};
