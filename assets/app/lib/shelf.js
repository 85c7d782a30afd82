// What this browser keeps for assets/worker.js, which opens the app with it while the server is away: the frame, a page of
// the account that was here last, without any task. Another account's frame takes its place.
import {addressOf, NAME} from './base.js';
import {version} from './page.js';

/**
 * The layouts of Dash that are shown instead of pages while the server is away (components/away.py).
 * @typedef {{view: any, search: any, found: any, lost: any}} Away
 */

/** Where the server has the frame (web/ahead.py). */
export const FRAME = addressOf('/frame');
const HOUR = 3_600_000;          // ms
const SHELF = `${NAME}:frame`;
const GIVEN = /<script type="application\/json" id="given">(.*?)<\/script>/s;

// Where a browser refuses it, as some do in a private window, or has lost it, nothing is kept, and nothing is missing. What
// another version has kept does not go with this page.
const match = async () => {
  try {
    const kept = await globalThis.caches?.match(FRAME, {cacheName: SHELF});
    return kept?.headers.get('Todo-Version') === version() ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** Keep the frame, as the server has answered it. @param {Response} answer */
export const keepFrame = async answer => (await caches.open(SHELF)).put(FRAME, answer);

/** The frame is not to be opened again. A page without HTTPS has none. */
export const forgetFrame = async () => {
  try {
    await globalThis.caches?.delete(SHELF);
  } catch {
    // There is none.
  }
};

/** Let go of everything. */
export const forgetAll = async () => {
  const names = await globalThis.caches?.keys().catch(() => []) ?? [];
  await Promise.all(names.filter(name => name.startsWith(`${NAME}:`)).map(name => caches.delete(name).catch(() => false)));
};

/** Return what the server has put into a page. @param {string} text @returns {import('./given.js').Given | undefined} */
export const toldIn = text => {
  const [, told] = GIVEN.exec(text) ?? [];
  return told && JSON.parse(told);
};

/**
 * Return what the frame says, undefined if none is kept. One that is damaged is let go of, so that a whole one comes.
 * @returns {Promise<import('./given.js').Given | undefined>}
 */
export const keptFrame = async () => {
  const kept = await match();
  if (!kept) return undefined;
  try {
    const told = toldIn(await kept.text());
    if (told) return told;
  } catch {
    // as below
  }
  return forgetFrame().then(() => undefined);
};

/**
 * Is the frame of this account kept, whole, and not for long? What has been done since is in the copies of the lists.
 * @param {number} account
 */
export const isFresh = async account => {
  const {headers} = await match() ?? new Response(), isOurs = headers.get('Todo-Account') === String(account);
  return isOurs && Date.parse(headers.get('Date') ?? '') > Date.now() - HOUR && Boolean(await keptFrame());
};
