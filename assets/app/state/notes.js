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

// Addresses as the server finds them, without punctuation that ends a sentence or a bracket that they did not open.
const ADDRESS = /https?:\/\/[\p{L}\p{N}][^\s<]*/gu, NOT_LAST = /(?:&[a-z]+;|[?!.,:;*_~'"[\]])$/i;
const count = (text, sign) => text.split(sign).length - 1;
const ended = address => {
  let rest = address, is = '';
  while (rest !== is) {
    is = rest;
    rest = is.endsWith(')') && count(is, ')') > count(is, '(') ? is.slice(0, -1) : is.replace(NOT_LAST, '');
  }
  return is;
};
const addressesIn = text => [...text.matchAll(ADDRESS)].map(({0: found, index}) => ({from: index, address: ended(found)}))
  .filter(({from}) => !from || /[\s*_~(]/.test(text[from - 1]));
const escaped = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
const withoutAddresses = text => addressesIn(text).reduce((rest, {address}) => rest.replace(address, ''), text);
const REL = 'rel="noopener noreferrer nofollow"';
const linked = text => {
  let html = '', at = 0;
  for (const {from, address} of addressesIn(text)) {
    const shown = escaped(address);
    html += `${escaped(text.slice(at, from))}<a href="${shown}" target="_blank" ${REL}>${shown}</a>`;
    at = from + address.length;
  }
  return html + escaped(text.slice(at));
};

/**
 * Return notes as HTML until the server has formatted them: as they were typed, with boxes to tick and links, which
 * components/tasks/notes.py draws in the same way; and whether anything in them waits for the server.
 * @param {string} notes
 */
export const asTyped = notes => {
  const parts = /** @type {{isBox: boolean, html: string[]}[]} */ ([]);
  let isCode = false, waits = false, ends = true;
  for (const [at, line] of notes.split('\n').entries()) {
    const [, mark] = (!isCode && BOX.exec(line)) || [], isFence = FENCE.test(line);
    if (isFence) isCode = !isCode;
    const words = mark ? line.slice(line.indexOf(`[${mark}]`) + 3).trim() : line, isBox = Boolean(mark), last = parts.at(-1);
    waits ||= isFence || /[*_`~|]|\]\(|^\s*(#|>|[-+]|\d+[.)])/.test(withoutAddresses(words));
    if (!words.trim()) ends = true;
    else if (ends || last?.isBox !== isBox) parts.push({isBox, html: []});
    if (!words.trim()) continue;
    ends = false;
    const box = `<input type="checkbox" data-line="${at}"${mark === ' ' ? '' : ' checked'} aria-label="${escaped(words)}">`;
    parts.at(-1)?.html.push(isBox ? `<li class="task-list-item">${box} ${linked(words)}</li>` : linked(words));
  }
  const drawn = ({isBox, html}) =>
    (isBox ? `<ul class="contains-task-list">${html.join('')}</ul>` : `<p>${html.join('<br>')}</p>`);
  return {html: parts.map(drawn).join(''), waits};
};
