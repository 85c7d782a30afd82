// What a browser keeps of a conversation, and what the lines that are taken of it expect.

/** @typedef {import('../wire.d.ts').ChatMessage} Message */
/** @typedef {import('../wire.d.ts').ChatLine} Line */

const KEPT = 200;               // messages, as domain/chat.py has it
const BYTES = 500_000;          // of all of them: a question and each callback send them, in at most 1 MB (web/uploads.py)
const TOO_MANY = 'The suggested changes were too many to be kept. Ask for fewer.';

/** @param {unknown} value */
const sizeOf = value => new TextEncoder().encode(JSON.stringify(value)).length;

/**
 * Return the last messages of a conversation, as many as are kept.
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
 * Return what a conversation in localStorage has; nothing where that is damaged.
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
 * Return what each of several lines expects, once those before it are done: two may be about one task.
 * @param {Line[]} lines @returns {Array<Record<string, any>>}
 */
export const expected = lines => {
  /** @type {Line['becomes']} */
  const becomes = {};
  return lines.map(line => {
    const now = (task, fields) => Object.fromEntries(Object.entries(fields)
      .map(([name, value]) => [name, becomes[task] && name in becomes[task] ? becomes[task][name] : value]));
    const expects = Object.fromEntries(Object.entries(line.expects).map(([task, fields]) => [task, now(task, fields)]));
    for (const [task, fields] of Object.entries(line.becomes)) becomes[task] = {...becomes[task], ...fields};
    return expects;
  });
};
