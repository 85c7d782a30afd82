// What the server has put into the page of what Dash would ask for (web/ahead.py): the layout, and the router's answer for
// this address. Each is given once, so that whatever is asked later is asked of the server.
import {byId} from './elements.js';

const ROUTER = '.._pages_content.children..._pages_store.data..';
const read = () => JSON.parse(byId('given')?.textContent ?? 'null') ?? {};
/**
 * `keeps` says whether a browser is to keep what it needs to open without the server. A page that it kept, the frame, has
 * the `dependencies` that Dash asks for, and says what stands in the place of pages while the server is `away`.
 * @typedef {{layout?: any, panel?: any, path?: string, search?: string, page?: any, keeps?: boolean, dependencies?: any,
 *   away?: import('./shelf.js').Away}} Given
 */
/** @type {Given} */
let left = read();

/** The layout, and the answer for the page, as long as nobody has asked for them. */
export const given = left;

/**
 * The server has answered after all: what it says stands in the place of what was kept. Returns what of it does so: not the
 * layout, if Dash has begun with one already. @param {Given} told @returns {Given}
 */
export const renew = ({layout, page, path, search}) => {
  left = {...left, page, path, search, layout: left.layout && layout};
  return left;
};

/** @type {Promise<Response> | null} */
let callbacks = null;
/** Ask for Dash's list of callbacks, while its scripts are on their way. @param {() => Promise<Response>} ask */
export const askEarly = ask => { callbacks = ask(); };

const body = told => new Response(JSON.stringify(told), {headers: {'Content-Type': 'application/json'}});

/**
 * Return the answer to a request of Dash, if it is in the page.
 * @param {string} address @param {string} [asked] the body of the request
 */
export const answerTo = (address, asked) => {
  const {layout, page, path, search, dependencies} = left;
  if (layout && address.endsWith('_dash-layout')) {
    left = {...left, layout: null};
    return body(layout);
  }
  if (dependencies && address.endsWith('_dash-dependencies')) return body(dependencies);
  if (callbacks && address.endsWith('_dash-dependencies')) {
    const answer = callbacks;
    callbacks = null;
    return answer;
  }
  if (!page || !asked?.startsWith(`{"output":"${ROUTER}"`)) return null;
  left = {...left, page: null};
  const [{value: pathname}, {value: query}] = JSON.parse(asked).inputs;
  return pathname === path && query === search ? body(page) : null;
};
