// Is the server there, and does this page match it? The result of each callback's request tells: all of Dash's requests
// go through fetch. A request says for which account and which version of the app this page was opened
// (auth/open_page.py). Only the server of this version counts as an answer.
//
// `state` is 'well'; 'away' if there is no good answer; 'unsaved' if there is, but not to what waits in the outbox;
// 'login' if the log-in is over; 'reload' if this page cannot go on. `why` says why, also of a server that answers but
// counts as away.
import {answerTo} from './given.js';
import {late} from './late.js';
import {ofAccount, version} from './page.js';

const ACCOUNT = 'Todo-Account', VERSION = 'Todo-Version', NOBODY = '0';
const UPDATED = 'Dash To-Do was updated.', ELSEWHERE = 'Something else answers instead of Dash To-Do.';
/** Dash's name for the place of a page, which its router fills. */
export const PAGE = '_pages_content';
/** Dash's name for the store in which it keeps a page's title. */
export const PAGE_FACTS = '_pages_store';
/** What a proxy answers if there is no server behind it. */
export const AWAY = [502, 503, 504];
const PATIENCE = 5_000;         // ms
/** Why a server that answers counts as away. */
export const CANNOT_SAVE = 'The server cannot save';
const BUSY = 'The server is busy', LONG = 10_000;      // ms after which it is not only busy
const NOT_UNDERSTOOD = 'The server does not understand this page.';
const listeners = {};           // first output of a callback -> function of an HTTP status, 0 for no answer
const changed = [];             // called when `state` or `why` changes
let now = 'well', reasonNow = '', failed = 0, answered = 0, unsaved = 0;
let cannot = Infinity;          // since when the server answers that it can store nothing now (web/answers.py)

const account = () => ofAccount().account || NOBODY;

// Send a request in the name of this page. A redirect is not followed: it does not come from the server.
const plain = globalThis.fetch.bind(globalThis);
/** @param {string} address @param {RequestInit} options */
export const ask = (address, {headers, ...options} = {}) => {
  const all = new Headers(headers);
  all.set(ACCOUNT, account());
  all.set(VERSION, version());
  return plain(address, {...options, headers: all, redirect: 'manual'});
};

const STALE = 1_000;            // ms after which what was asked for early counts no more
/** @typedef {{inputs: {value: any}[], state: any[]}} Asked what a request for a page says */
/** @type {{what: string, at: number, answer: Promise<Response>} | null} */
let early = null;
const whatOf = (/** @type {Asked} */ {inputs, state}) => JSON.stringify([inputs.map(({value}) => value), state]);
/**
 * A page was asked for: Dash gets this answer when it comes to ask the same. Returns what it brings for each component, or
 * null if it is no good answer.
 * @param {Asked} asked @param {Promise<Response>} answer @returns {Promise<Record<string, any> | null>}
 */
export const holdPage = async (asked, answer) => {
  early = {what: whatOf(asked), at: performance.now(), answer};
  try {
    const copy = (await answer).clone(), isGood = copy.status === 200 && !await misfit(copy);
    return isGood ? (await copy.json()).response : null;
  } catch {
    return null;
  }
};
/**
 * Return what a page has, with what this browser fills in, to be shown before Dash comes to ask for it: then that hears of
 * no change. Returns null if it has asked by now.
 * @param {any} page
 */
export const takePage = page => {
  if (!early) return null;
  early.answer = Promise.resolve(new Response(null, {status: 204, headers: {[VERSION]: version()}}));
  return fill(page);
};
/** Forget what was asked for early: something was done since. */
export const dropPage = () => { early = null; };
const heldPage = (/** @type {Asked} */ asked) => {
  if (early?.what !== whatOf(asked)) return null;
  const {at, answer} = early;
  early = null;
  return performance.now() - at < STALE ? answer : null;
};

// Is an answer the app's, and not, say, a proxy's?
export const isOurs = response => response.headers.has(VERSION);

// Return why this page cannot go on after such an answer, or ''.
export const misfit = async response => {
  const {status} = response, from = response.headers.get(VERSION);
  if (from && from !== version()) return UPDATED;
  if (from && [403, 409].includes(status)) return response.clone().text();      // the answer says why, in words
  if (from && status === 400) return NOT_UNDERSTOOD;
  return from || status >= 500 || [401, 403].includes(status) ? '' : ELSEWHERE;
};

globalThis.fetch = async (/** @type {any} */ address, /** @type {any} */ options) => {
  const isGiven = answerTo(String(address), options?.body);
  const output = String(address).includes('_dash-update-component') && /^{"output":"\.*([\w-]+)/.exec(options?.body)?.[1];
  if (isGiven) return output ? filled(await isGiven) : isGiven;
  if (!output) return plain(address, options);
  const asked = answerOf(output, address, options);
  return standIns[output] ? Promise.race([asked, lateFor(asked, output, options.body)]) : asked;
};

const answerOf = async (output, address, options) => {
  if (output === PAGE) {
    await late;                 // this very page may have been asked for already
    const answer = await answerTo(address, options.body);
    if (answer) return filled(answer);
  }
  try {
    const held = output === PAGE && heldPage(JSON.parse(options.body));
    const response = await (held || ask(address, options)), reason = await misfit(response);
    heard(output, response.status, reason, isOurs(response));
    if (reason) return new Response(null, {status: 409});       // Dash does not count it as an answer
    if (AWAY.includes(response.status)) return await insteadOf(output, options.body) ?? response;
    return output === PAGE && response.status === 200 ? filled(response) : response;
  } catch (error) {
    heard(output, 0);
    const instead = await insteadOf(output, options.body);
    if (!instead) throw error;
    return instead;
  }
};

/** @returns {Promise<Response>} */
const lateFor = async (asked, output, body) => {
  let waits = true;
  asked.then(() => { waits = false; }, () => { waits = false; });
  await new Promise(done => { setTimeout(done, PATIENCE); });
  return (waits && await insteadOf(output, body, true)) || new Promise(() => {});
};

/** @type {Record<string, (asked: any, isLate: boolean) => Promise<any>>} */
const standIns = {};
/**
 * Answer a callback, named by its first output, while no server does. The answer has its outputs by component id, or is
 * null for nothing. `isLate` means that the server may still answer, but is no longer waited for.
 * @param {string} output
 * @param {(asked: {inputs: any[], state: any[], changedPropIds: string[]}, isLate: boolean) => Promise<any>} answer
 */
export const standIn = (output, answer) => { standIns[output] = answer; };
const insteadOf = async (output, asked, isLate = false) => {
  try {
    const response = await standIns[output]?.(JSON.parse(asked), isLate);
    return response ? await filled(new Response(JSON.stringify({multi: true, response}))) : null;
  } catch {
    return null;                  // a browser may refuse what it keeps: then the server's answer counts, whatever that is
  }
};

// A page goes to Dash with what this browser fills in.
let fill = page => page;
/** @param {(page: any) => any} does */
export const fillPages = does => { fill = does; };
const filled = async (/** @type {Response} */ response) => {
  const told = await response.json(), page = told.response?.[PAGE];
  const filledIn = page ? {...told, response: {...told.response, [PAGE]: {...page, children: fill(page.children)}}} : told;
  return new Response(JSON.stringify(filledIn), response);
};

const heard = (output, status, reason = '', ours = false) => {
  const done = !reason && status >= 200 && status < 300, refused = [401, 403].includes(status);
  answered += done ? 1 : 0;
  failed = done || refused || reason ? 0 : failed + 1;
  if (output === 'answer' && status) cannot = status === 503 ? Math.min(cannot, performance.now()) : Infinity;
  const full = cannot < Infinity;
  if (output === 'answer') unsaved = done ? 0 : unsaved + 1;
  if (reason) become('reload', reason);
  else if (refused) become('login');
  else if (full && ours) become('away', performance.now() - cannot < LONG ? BUSY : CANNOT_SAVE);
  else if (full || failed > 1) become('away');                  // one request can get lost
  else if (unsaved > 1) become('unsaved');
  else if (!failed) become('well');
  listeners[output]?.(reason ? 0 : status);
};

const become = (next, reason = '') => {
  if ((next === now && reason === reasonNow) || reasonNow === UPDATED) return;    // an outdated page stays outdated
  const before = now;
  [now, reasonNow] = [next, reason];
  for (const tell of changed) tell(now, before);
};

export const state = () => now;
export const why = () => reasonNow;
// How many requests got a good answer.
export const good = () => answered;
export const on = (output, listener) => { listeners[output] = listener; };
export const onChange = listener => { changed.push(listener); };
// There was no answer in all this time.
export const lost = output => heard(output, 0);
export const nothingWaits = () => {
  unsaved = 0;
  if (now === 'unsaved') become('well');
};
