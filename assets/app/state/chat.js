// What a browser keeps of a conversation, and which suggested lines of it a person accepts.
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
 * Return the changes of tasks by lines (./changes.js), as far as these say what the tasks were. They never have an `order`,
 * so a task that comes to the list on screen shows with the server's answer. Of a new task, only its id is known.
 * @param {Line[]} lines @returns {import('./changes.js').Became[]}
 */
export const changesOf = lines => {
  const known = new Map();      // of each task: what it was, what it is then or null if it goes, and which fields change
  const all = lines.flatMap(({expects, becomes}) =>
    Object.entries(becomes).map(([task, fields]) => ({task, fields, now: expects[task]})));
  for (const {task, fields, now} of all) {
    const {was, is, names} = known.get(task) ?? {was: now, is: now, names: []};
    const {deleted_at: goes} = /** @type {any} */ (fields);
    const then = is && !goes ? {...now, ...is, ...fields} : null;
    known.set(task, {was: was && {...now, ...was}, is: then, names: [...names, ...Object.keys(fields)]});
  }
  return [...known].map(([task, {was, is, names}]) => {
    if (!was) return [task, null, {deleted_at: null}];
    const before = is ? some(was, names) : {...some(was, Object.keys(was)), deleted_at: null};
    const moved = moves(was, is), shown = is && some(is, names);
    return moved ? [task, before, shown, moved] : [task, before, shown];
  });
};
/** @param {Record<string, any>} fields @param {string[]} names */
const some = (fields, names) =>
  Object.fromEntries(SHOWN.filter(name => names.includes(name)).map(name => [name, fields[name] ?? null]));
