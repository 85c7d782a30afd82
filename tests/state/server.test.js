// A page that is asked for before Dash comes to ask for it, and the answers of a browser that has no server.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './globals.js';

page.workspace = {dataset: {account: '7'}};
Object.assign(globalThis.document, {querySelector: () => ({getAttribute: () => '1'})});
const ADDRESS = 'https://todo.example/_dash-update-component', OURS = {headers: {'Todo-Version': '1'}};
/** @type {(address: any) => Promise<Response>} */
let fromServer = async () => new Response(JSON.stringify({response: 'as it is now'}), OURS);
globalThis.fetch = /** @type {any} */ (address => fromServer(address));
const {dropPage, fillPages, holdPage, standIn, state, takePage, why} = await import('../../assets/app/lib/server.js');

const asking = (pathname, of = '_pages_content') => ({
  output: `..${of}.children..._pages_store.data..`, inputs: [{value: pathname}, {value: ''}], state: [],
});
const asked = async body => (await (await fetch(ADDRESS, {method: 'POST', body: JSON.stringify(body)})).json()).response;
const early = pathname => holdPage(asking(pathname), Promise.resolve(new Response('{"response":"as it was"}', OURS)));

test('a page that was asked for early is the answer to that very question, once, and to none after a change', async () => {
  early('/lists/a/milk');
  assert.equal(await asked(asking('/lists/a/milk')), 'as it was');
  assert.equal(await asked(asking('/lists/a/milk')), 'as it is now');
  early('/lists/a/milk');
  assert.equal(await asked(asking('/lists/a/eggs')), 'as it is now');
  assert.equal(await asked(asking('/today', 'search')), 'as it is now');
  early('/lists/a/milk');
  dropPage();
  assert.equal(await asked(asking('/lists/a/milk')), 'as it is now');
});

test('what a page brings is told at once, and is still there for Dash; no other answer is a page', async () => {
  const answer = (/** @type {object} */ told, options = {}) => new Response(JSON.stringify(told), {...OURS, ...options});
  const told = {response: {_pages_content: {children: 'here'}}};
  assert.deepEqual(await holdPage(asking('/lists/a'), Promise.resolve(answer(told))), told.response);
  assert.deepEqual(await asked(asking('/lists/a')), {_pages_content: {children: 'here'}});
  for (const bad of [
    answer(told, {status: 500}), answer(told, {headers: {'Todo-Version': '2'}}), answer(told, {headers: {}}),
    new Response('<html>', OURS),
  ]) assert.equal(await holdPage(asking('/lists/a'), Promise.resolve(bad)), null);
  assert.equal(await holdPage(asking('/lists/a'), Promise.reject(new TypeError('Failed to fetch'))), null);
  dropPage();
});

test('a page that is shown before Dash comes to ask for it is no news to Dash then', async () => {
  fillPages(page => `${page}, filled`);
  early('/lists/a/milk');
  assert.equal(takePage('as it was'), 'as it was, filled');
  const {status, body} = await fetch(ADDRESS, {method: 'POST', body: JSON.stringify(asking('/lists/a/milk'))});
  assert.deepEqual([status, body], [204, null]);
  assert.equal(takePage('as it was'), null);  // Dash has it
  fillPages(page => page);
});

test('a page that was asked for too early counts no more', async () => {
  const now = performance.now.bind(performance);
  early('/lists/a/milk');
  performance.now = () => now() + 1_100;
  assert.equal(await asked(asking('/lists/a/milk')), 'as it is now');
  performance.now = now;
});

test('without a server, what stands in for it answers; what it does not know is no answer', async () => {
  fromServer = () => Promise.reject(new TypeError('Failed to fetch'));
  standIn('_pages_content', async ({inputs: [{value}]}) => (value === '/lists' ? {'_pages_content': {children: 'here'}} : null));
  assert.deepEqual(await asked(asking('/lists')), {_pages_content: {children: 'here'}});
  await assert.rejects(asked(asking('/trash')), /Failed to fetch/);
  early('/lists/a/milk');                     // which was answered before the server went away
  assert.equal(await asked(asking('/lists/a/milk')), 'as it was');
});

test('a server that answers but cannot save says so; what a proxy says in its place, or nobody, is that it is away', async () => {
  const answers = async (/** @type {any} */ answer) => {
    fromServer = answer;
    await fetch(ADDRESS, {method: 'POST', body: JSON.stringify({output: '..answer.data..', inputs: [], state: []})}).catch(() => 0);
    return [state(), why()];
  };
  const full = async () => new Response('', {...OURS, status: 503}), news = async () => new Response('{}', OURS);
  const {now} = performance;
  assert.deepEqual(await answers(full), ['away', 'The server is busy']);
  assert.deepEqual(await answers(full), ['away', 'The server is busy']);
  performance.now = () => now.call(performance) + 10_000;
  assert.deepEqual(await answers(full), ['away', 'The server cannot save']);
  fromServer = news;
  await asked({...asking('/lists', 'news')});
  assert.deepEqual([state(), why()], ['away', 'The server cannot save']);      // though all else is answered
  assert.deepEqual(await answers(async () => new Response('', {status: 503})), ['away', '']);
  assert.deepEqual(await answers(full), ['away', 'The server cannot save']);
  assert.deepEqual(await answers(async () => new Response('{}', OURS)), ['well', '']);
  assert.deepEqual(await answers(full), ['away', 'The server is busy']);
  assert.deepEqual(await answers(async () => new Response('{}', OURS)), ['well', '']);
  performance.now = now;
});
