// Where to go once the server has done something: to what it makes, or to what is beside what it deletes. Only the last that
// a person asked for counts, and only if they are still where they asked for it.

let last = /** @type {{intent: string, from: string | undefined} | null} */ (null);

/**
 * The person has asked to go elsewhere by an intent, from the list on screen.
 * @param {string} intent @param {string} [from]
 */
export const wantsToGo = (intent, from) => { last = {intent, from}; };
/** They are there already. */
export const hasGone = () => { last = null; };

/**
 * Return where to go, if anywhere, now that intents are done.
 * @param {[string, string][]} done each with the address of what it did @param {string} [now] the list on screen
 */
export const goesTo = (done, now) => {
  const [, address] = done.find(([intent]) => intent === last?.intent) ?? [];
  if (address === undefined) return undefined;
  const isStill = last?.from === now;
  last = null;
  return isStill ? address : undefined;
};
