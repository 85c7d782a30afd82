// What the server has put into the page in advance (web/ahead.py): the layout, and the router's answer for this address.
// Each is given to Dash once. Later requests go to the server.
import {byId} from './elements.js';

/** Dash's name for the callback that brings a page. */
export const ROUTER = '.._pages_content.children..._pages_store.data..';
const read = () => JSON.parse(byId('given')?.textContent ?? 'null') ?? {};
/**
 * `keeps` says whether the browser should keep what it needs to open the app without the server. A kept page, the frame, has
 * in `away` what stands in the place of pages while the server is away, and in `here` the cookie that says that the log-in
 * of its account lives in this browser.
 * @typedef {{layout?: any, panel?: any, path?: string, search?: string, page?: any, keeps?: boolean, here?: string,
 *   away?: import('./shelf.js').Away}} Given
 */
/** @type {Given} */
let left = read();

/** The layout, and the answer for the page, until they are asked for. */
export const given = left;

/**
 * The server has answered after all: its data takes the place of what was kept. Returns the data that does so: not the
 * layout, if Dash has begun with one already. @param {Given} told @returns {Given}
 */
export const renew = ({layout, page, path, search}) => {
  left = {...left, page, path, search, layout: left.layout && layout};
  return left;
};

/** Return the data of all stores in a layout, by their ids. @param {any} layout */
export const storesIn = layout => {
  const stores = new Map(), find = part => {
    if (Array.isArray(part)) part.forEach(find);
    else if (part?.props) {
      if (part.type === 'Store') stores.set(part.props.id, part.props.data);
      find(part.props.children);
    }
  };
  find(layout);
  return stores;
};

/** @type {Promise<Response> | null} */
let callbacks = null;
/** Dash's list of callbacks was asked for while its scripts are on their way. @param {Promise<Response>} answer */
export const holdCallbacks = answer => { callbacks = answer; };

/** Return an answer with this in it, as JSON. @param {any} told */
const telling = told => new Response(JSON.stringify(told), {headers: {'Content-Type': 'application/json'}});

/**
 * Return the answer to a request of Dash, if the page has it.
 * @param {string} address @param {string} [asked] the body of the request
 */
export const answerTo = (address, asked) => {
  const {layout, page, path, search} = left;
  if (layout && address.endsWith('_dash-layout')) {
    left = {...left, layout: null};
    return telling(layout);
  }
  if (callbacks && address.endsWith('_dash-dependencies')) {
    const answer = callbacks;
    callbacks = null;
    return answer;
  }
  if (!page || !asked?.startsWith(`{"output":"${ROUTER}"`)) return null;
  left = {...left, page: null};
  const [{value: pathname}, {value: query}] = JSON.parse(asked).inputs;
  return pathname === path && query === search ? telling(page) : null;
};
