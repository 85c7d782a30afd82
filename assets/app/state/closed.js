// What this browser has closed or opened lately, and the server has done. No seq counts that, since it is in no history: so
// only its own words tell whether a view was read before.

const done = /** @type {Map<string, boolean>} */ (new Map());      // key of a section or id of a row -> is it closed now?

/** The things that intents have closed or opened. @param {import('./replay.js').Intent[]} intents */
export const closing = intents => intents.flatMap(({verb, shows}) => (verb === 'collapse' && shows ? [shows] : []));

/** The server has done these intents. @param {import('./replay.js').Intent[]} intents */
export const closedBy = intents => {
  for (const {sections = [], rows} of closing(intents)) {
    for (const [one, fields] of [...sections, ...rows]) done.set(one, Boolean(fields?.closed));
  }
};

/**
 * Does a view say otherwise? That is said once of each thing: if it is so again, then by another device.
 * @param {import('./window.js').View} view
 */
export const isFromBefore = ({sections, rows}) => {
  const said = [...sections.map(({key, closed}) => /** @type {const} */ ([key, closed !== undefined])),
    ...rows.map(({id, closed}) => /** @type {const} */ ([id, Boolean(closed)]))];
  const others = said.filter(([one, isClosed]) => done.has(one) && done.get(one) !== isClosed);
  for (const [one] of others) done.delete(one);
  return others.length > 0;
};
