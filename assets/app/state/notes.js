// Notes of a task: Markdown with boxes, as in domain/notes.py.

const BOX = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\S/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/**
 * Return how many boxes of the notes are ticked, as "2/5"; empty if they have none.
 * @param {string} notes
 */
export const boxes = notes => {
  const found = [];
  let isCode = false;
  for (const line of notes.split('\n')) {
    const [, mark] = BOX.exec(line) ?? [];
    if (FENCE.test(line)) isCode = !isCode;
    else if (!isCode && mark) found.push(mark !== ' ');
  }
  return found.length ? `${found.filter(Boolean).length}/${found.length}` : '';
};

/** Return the notes with the box in a line ticked, or unticked. @param {string} notes @param {number} line */
export const tickBox = (notes, line) => notes.split('\n')
  .map((text, at) => (at === line ? text.replace(/\[([ xX])\]/, (_, mark) => (mark === ' ' ? '[x]' : '[ ]')) : text))
  .join('\n');
