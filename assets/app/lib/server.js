// Is the server there, and does this page fit it? What became of each callback's request says so: fetch is where all
// of Dash's pass through. A request says what this page was opened for, its account and its version of the app
// (auth/open_page.py); only what this version's server says is taken for an answer.
//
// `state` is 'well'; 'away' when no good answer comes; 'unsaved' when one comes, but not to what waits in the outbox;
// 'login' when the login does not hold any more; 'reload' when this page cannot go on, and `why` says why.
import {byId, query} from './elements.js';
import {answerTo} from './given.js';
import {late} from './late.js';

const ACCOUNT = 'Todo-Account', VERSION = 'Todo-Version', NOBODY = '0';
const UPDATED = 'Dash To-Do was updated.', ELSEWHERE = 'Something else answers in the place of Dash To-Do.';
const PAGE = '_pages_content';        // Dash's name of the place of a page: what its router answers with
/** What a proxy says while there is no server behind it. */
export const AWAY = [502, 503, 504];
const PATIENCE = 5_000;         // ms
const NOT_UNDERSTOOD = 'The server does not understand this page.';
const listeners = {};           // of a callback's first output -> function of an HTTP status, 0 for no answer
const changed = [];             // called when `state` or `why` is another
let now = 'well', reasonNow = '', failed = 0, answered = 0, unsaved = 0;
let full = false;               // the server answers, but cannot keep anything now (web/answers.py)

const account = () => byId('workspace')?.dataset.account || NOBODY;
const version = () => query('meta[name=version]')?.getAttribute('content') ?? '';

// Send a request as this page's. An answer that leads elsewhere is not followed: it is none of the server's.
const plain = globalThis.fetch.bind(globalThis);
/** @param {string} address @param {RequestInit} options */
export const ask = (address, {headers, ...options} = {}) => {
  const all = new Headers(headers);
  all.set(ACCOUNT, account());
  all.set(VERSION, version());
  return plain(address, {...options, headers: all, redirect: 'manual'});
};

// Whether an answer is the app's, and not, say, a proxy's.
export const isOurs = response => response.headers.has(VERSION);

// Return why this page cannot go on with such an answer, or ''.
export const misfit = async response => {
  const {status} = response, from = response.headers.get(VERSION);
  if (from && from !== version()) return UPDATED;
  if (from && [403, 409].includes(status)) return response.clone().text();      // it says why, in words
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
    const response = await ask(address, options), reason = await misfit(response);
    heard(output, response.status, reason);
    if (reason) return new Response(null, {status: 409});       // Dash takes it for no answer
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
 * Answer a callback, named by its first output, while no server does: with what it puts out, by the ids of components, or
 * with null for nothing. It `isLate` where the server may answer yet: then that is not waited for any more.
 * @param {string} output @param {(asked: {inputs: any[]}, isLate: boolean) => Promise<any>} answer
 */
export const standIn = (output, answer) => { standIns[output] = answer; };
const insteadOf = async (output, asked, isLate = false) => {
  const response = await standIns[output]?.(JSON.parse(asked), isLate);
  return response ? filled(new Response(JSON.stringify({multi: true, response}))) : null;
};

// A page is given to Dash with what this browser fills in.
let fill = page => page;
/** @param {(page: any) => any} does */
export const fillPages = does => { fill = does; };
const filled = async (/** @type {Response} */ response) => {
  const told = await response.json(), page = told.response?.[PAGE];
  const filledIn = page ? {...told, response: {...told.response, [PAGE]: {...page, children: fill(page.children)}}} : told;
  return new Response(JSON.stringify(filledIn), response);
};

const heard = (output, status, reason = '') => {
  const done = !reason && status >= 200 && status < 300, refused = [401, 403].includes(status);
  answered += done ? 1 : 0;
  failed = done || refused || reason ? 0 : failed + 1;
  if (output === 'answer' && status) full = status === 503;
  if (output === 'answer') unsaved = done ? 0 : unsaved + 1;
  if (reason) become('reload', reason);
  else if (refused) become('login');
  else if (full || failed > 1) become('away');  // one request can get lost
  else if (unsaved > 1) become('unsaved');
  else if (!failed) become('well');
  listeners[output]?.(reason ? 0 : status);
};

const become = (next, reason = '') => {
  if ((next === now && reason === reasonNow) || reasonNow === UPDATED) return;    // an old page stays an old page
  const before = now;
  [now, reasonNow] = [next, reason];
  for (const tell of changed) tell(now, before);
};

export const state = () => now;
export const why = () => reasonNow;
// How many requests were answered well.
export const good = () => answered;
export const on = (output, listener) => { listeners[output] = listener; };
export const onChange = listener => { changed.push(listener); };
// No answer came after all this time.
export const lost = output => heard(output, 0);
export const nothingWaits = () => {
  unsaved = 0;
  if (now === 'unsaved') become('well');
};
