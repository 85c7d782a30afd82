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

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_~]/g;
const escaped = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
const linked = text => {
  let html = '', at = 0;
  for (const {0: found, index} of text.matchAll(LINK)) {
    const address = escaped(found);
    html += `${escaped(text.slice(at, index))}<a href="${address}" target="_blank" rel="noopener noreferrer nofollow">${address}</a>`;
    at = index + found.length;
  }
  return html + escaped(text.slice(at));
};

/**
 * Return notes as HTML, as they were typed but for boxes to tick and links, which components/tasks/notes.py draws in the same
 * way: until the server has formatted them; and whether anything in them waits for that.
 * @param {string} notes
 */
export const asTyped = notes => {
  const parts = /** @type {{isBox: boolean, html: string[]}[]} */ ([]);
  let isCode = false, waits = false, ends = true;
  for (const [at, line] of notes.split('\n').entries()) {
    const [, mark] = (!isCode && BOX.exec(line)) || [], isFence = FENCE.test(line);
    if (isFence) isCode = !isCode;
    const words = mark ? line.slice(line.indexOf(`[${mark}]`) + 3).trim() : line, isBox = Boolean(mark), last = parts.at(-1);
    waits ||= isFence || /[*_`~|]|\]\(|^\s*(#|>|[-+]|\d+[.)])/.test(words.replace(LINK, ''));
    if (!words.trim()) ends = true;
    else if (ends || last?.isBox !== isBox) parts.push({isBox, html: []});
    if (!words.trim()) continue;
    ends = false;
    const box = `<input type="checkbox" data-line="${at}"${mark === ' ' ? '' : ' checked'} aria-label="${escaped(words)}">`;
    parts.at(-1)?.html.push(isBox ? `<li class="task-list-item">${box} ${linked(words)}</li>` : linked(words));
  }
  const drawn = parts.map(({isBox, html}) => (isBox ? `<ul class="contains-task-list">${html.join('')}</ul>` : `<p>${html.join('<br>')}</p>`));
  return {html: drawn.join(''), waits};
};
