// What a browser keeps of a conversation, and what of its lines is taken.
import {moves} from './agenda.js';

/** @typedef {import('../wire.d.ts').ChatMessage} Message */
/** @typedef {import('../wire.d.ts').ChatLine} Line */

const KEPT = 200;               // messages, as in domain/chat.py
const BYTES = 500_000;          // of all messages: a question and each callback send them, at most 1 MB (web/uploads.py)
const TOO_MANY = 'There were too many suggested changes to keep. Ask for fewer.';

/** @param {unknown} value */
const sizeOf = value => new TextEncoder().encode(JSON.stringify(value)).length;

/**
 * Return as many of the last messages of a conversation as are kept.
 * @param {Message[]} messages @param {number} [room] bytes
 */
export const fitting = (messages, room = BYTES) => {
  const last = messages.slice(-KEPT), newest = last.pop();
  if (!newest) return [];
  const {lines, ...plain} = newest, kept = lines && sizeOf(newest) > room ? {...plain, note: TOO_MANY} : newest;
  let left = room - sizeOf(kept);
  const from = last.findLastIndex(message => (left -= sizeOf(message)) < 0) + 1;
  return [...last.slice(from), kept];
};

/**
 * Return the conversation in localStorage; empty if it is damaged.
 * @param {string | null} text @returns {Message[]}
 */
export const read = text => {
  try {
    const {messages} = JSON.parse(text ?? '');
    return Array.isArray(messages) ? messages : [];
  } catch {
    return [];
  }
};

/**
 * Return messages in which some lines of one are ticked, or not.
 * @param {Message[]} messages @param {string} message @param {number[]} places @param {boolean} ticked
 */
export const withTicked = (messages, message, places, ticked) => messages.map(one => (one.id !== message ? one : {
  ...one, lines: one.lines?.map(({left: was, ...line}, at) => {
    const left = places.includes(at) ? !ticked : was;
    return left ? {...line, left} : line;
  }),
}));

const SHOWN = ['title', 'date', 'time', 'deadline', 'priority', 'hidden_until', 'done_at', 'list'];

/**
 * Return what lines show at once if their tasks are on screen (./replay.js). The place of a new one comes from the server.
 * @param {Line[]} lines @returns {import('./replay.js').Shows['rows']}
 */
export const shownOf = lines => {
  const known = new Map();      // what becomes of each task, as far as lines say what it was; null if it goes
  const all = lines.flatMap(({expects, becomes}) => Object.entries(becomes).filter(([task]) => task in expects)
    .map(([task, fields]) => ({task, fields, expected: expects[task]})));
  return all.map(({task, fields, expected}) => {
    const was = known.get(task) === null ? null : {...expected, ...known.get(task)};
    const shown = onScreen(fields), is = shown && {...was, ...fields}, moved = moves(was, is);
    known.set(task, is);
    return moved ? [task, shown, moved] : [task, shown];
  });
};
/** @param {Record<string, any>} fields */
const onScreen = fields => (fields.deleted_at ? null
  : Object.fromEntries(Object.entries(fields).filter(([name]) => SHOWN.includes(name))));
