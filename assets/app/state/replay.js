// What waits in the outbox, done to a view that the server sent: it does not know of it yet, but the person does.
//
// An intent says what it shows, whatever its verb: {list, rows: [[task, fields], ...]}, where the fields are those that
// become others, all of them for a task that comes, and null for one that goes; and where they change `title`, that of
// the list, `done`, how many are done once those on screen are gone, and `undoes`, the intent that it takes back.

/** @typedef {import('./window.js').Row} Row */
/** @typedef {import('./window.js').View} View */
/**
 * @typedef {{list: string, rows: [string, Partial<Row> | null][], title?: string, done?: number, undoes?: string}} Shows
 * @typedef {import('../wire.d.ts').RawIntent & {shows?: Shows, words?: string[]}} Intent
 */

/** @param {Row} a @param {Row} b */
export const inOrder = (a, b) => (a.order < b.order ? -1 : 1);

/** Return a view with what these intents show done to it. @param {View} view @param {Intent[]} intents @returns {View} */
export const replay = (view, intents) => {
  const rows = new Map(view.rows.map(row => [row.id, row]));
  const is = {title: view.title, open: view.open, done: view.done};
  const count = (row, by) => { if (row) is[row.done_at ? 'done' : 'open'] += by; };
  const set = (id, fields) => {
    const was = rows.get(id), stays = fields && (was || fields.order);
    const next = stays ? {...was, id, ...fields} : null;
    count(was, -1);
    count(next, 1);
    if (next) rows.set(id, next);
    else rows.delete(id);
  };
  for (const {shows} of withoutUndone(intents.filter(({shows}) => shows?.list === view.list))) {
    is.title = shows.title ?? is.title;
    for (const [id, fields] of shows.rows) set(id, fields);
    if (shows.done === undefined) continue;
    for (const [id, row] of rows) if (row.done_at) rows.delete(id);
    is.done = shows.done;
  }
  const all = [...rows.values()];
  const open = all.filter(row => !row.done_at).sort(inOrder), done = all.filter(row => row.done_at);
  return {...view, ...is, rows: shown(view.show, open, done)};
};

/** Return the rows that a view shows, of all of a list. @param {string} show @param {Row[]} open @param {Row[]} done */
export const shown = (show, open, done) => [...(show === 'completed' ? [] : open), ...(show === 'active' ? [] : done)];

/** What waits to be done, and to be undone again, shows nothing. @param {Intent[]} intents */
const withoutUndone = intents => {
  const waiting = new Set(intents.map(({id}) => id)), undone = new Set();
  return [...intents].reverse().filter(({id, shows: {undoes}}) => {
    if (undone.has(id)) return false;
    if (!waiting.has(undoes)) return true;
    undone.add(undoes);
    return false;
  }).reverse();
};
