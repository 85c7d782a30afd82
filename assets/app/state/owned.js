// What belongs to an account and to no list, such as tags. All of it comes with the page (app.py), and after what is done to
// it (callbacks/owned.py). What waits in the outbox shows before the server knows of it: in `shows`, an intent has the
// things of each kind as they become, {id: thing}, or null for one that goes.

/** @typedef {import('./replay.js').Intent} Intent */
/**
 * @template T
 * @typedef {{all: () => Record<string, T>, take: (come: Record<string, T>) => void, done: (intents: Intent[]) => void,
 *   show: (waiting: Intent[]) => void, onChange: (listener: () => void) => void}} Owned
 */

/** Things without an order keep their places, after the others. */
const byOrder = ({order: a = '~'}, {order: b = '~'}) => (a < b ? -1 : Number(a !== b));

/** @param {'tags' | 'smart_lists'} name @returns {Owned<any>} */
export const makeOwned = name => {
  let sent = {}, all = {}, told = () => {};             // `sent` is as the server has them
  const withShown = (these, intents) => {
    const next = Object.assign({}, these, ...intents.map(({shows}) => shows?.[name]));
    return Object.fromEntries(Object.entries(next).filter(([, one]) => one).sort(([, a], [, b]) => byOrder(a, b)));
  };
  return {
    /** All of them, by id. */
    all: () => all,
    /** The server has sent them. */
    take: come => { sent = come; },
    /** The server has done these intents. */
    done: intents => { sent = withShown(sent, intents); },
    /** Show them with what waits to be done. */
    show: waiting => {
      const is = withShown(sent, waiting);
      if (JSON.stringify(is) === JSON.stringify(all)) return;
      all = is;
      told();
    },
    /** The listener is called when any of them changes. */
    onChange: listener => { told = listener; },
  };
};
