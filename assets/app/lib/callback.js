// Asks a callback of the server as Dash does, but at once. In Dash, the ways from a property to a request and from its
// answer to a function in the browser take longer than the request, and all that is on the page is asked on both.
import {addressOf} from './base.js';
import {isDashHere, PLACE, start} from './dash.js';
import {all} from './elements.js';
import {ROUTER} from './given.js';
import {ask as askPlainly, holdPage, lost, PAGE} from './server.js';

/** @typedef {string | Record<string, any>} Id of a component */

const turns = {};               // first output -> how often it was asked

/**
 * Give a callback the `data` of its one input, once Dash has started, and return what it says: the `data` of each output,
 * and what other components get. Returns null if it changes nothing, was asked again meanwhile, or gives no good answer;
 * of that, lib/server.js tells whoever listens.
 * @param {Id[]} names its outputs as it has them @param {(Id | Id[])[]} outputs the components that they are on this page
 * @param {string} input @param {any} data
 * @returns {Promise<{data: (id: Id) => any, others: [Id, any][]} | null>}
 */
export const ask = async (names, outputs, input, data) => {
  const [first] = /** @type {string[]} */ (names), turn = turns[first] = (turns[first] ?? 0) + 1;
  if (!isDashHere()) await start;        // even a short wait would let others do their work before it is sent
  const isLate = () => turns[first] !== turn;
  if (isLate()) return null;
  const answer = await fetch(...posted(request(names, outputs, input, data))).catch(() => null);
  if (answer?.status !== 200) return null;
  try {
    const {response, sideUpdate = {}} = await answer.json();
    return isLate() ? null : {
      data: id => response[written(id)]?.data,
      others: Object.entries(sideUpdate).map(([id, props]) => [id.startsWith('{') ? JSON.parse(id) : id, props]),
    };
  } catch {                     // the connection broke off
    lost(first);
    return null;
  }
};

/**
 * Ask for a page at once. Dash, which asks for it only after its rounds, gets this answer then. Returns what it brings for
 * each component, or null if there is no good answer.
 * @param {string} pathname @param {string} search
 */
export const askPage = (pathname, search) => {
  const ids = all('.shows-tasks').map(({id}) => JSON.parse(id));
  const body = {
    output: ROUTER,
    outputs: [{id: PAGE, property: 'children'}, {id: '_pages_store', property: 'data'}],
    inputs: [['pathname', pathname], ['search', search]].map(([property, value]) => ({id: PLACE, property, value})),
    changedPropIds: [`${PLACE}.pathname`],
    state: [ids.map(id => ({id, property: 'id', value: id}))],
  };
  return holdPage(body, askPlainly(...posted(body)));
};

/** @param {object} body @returns {[string, RequestInit]} */
const posted = body => {
  const headers = {'Content-Type': 'application/json', Accept: 'application/json'}, text = JSON.stringify(body);
  return [addressOf('/_dash-update-component'), {method: 'POST', credentials: 'same-origin', headers, body: text}];
};

const request = (names, outputs, input, data) => {
  const entry = id => ({id, property: 'data'}), several = names.length > 1, named = names.map(id => `${written(id)}.data`);
  return {
    output: several ? `..${named.join('...')}..` : named[0],
    outputs: several ? outputs.map(some => (Array.isArray(some) ? some.map(entry) : entry(some))) : entry(outputs[0]),
    inputs: [{...entry(input), value: data}],
    changedPropIds: [`${input}.data`],
    state: [],
  };
};

const written = one => (typeof one === 'string' ? one : JSON.stringify(Object.fromEntries(Object.entries(one).sort())));
