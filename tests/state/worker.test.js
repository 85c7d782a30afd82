// The service worker (assets/worker.js), with a server and caches that do what a test has them do.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const SCRIPT = readFileSync(new URL('../../assets/worker.js', import.meta.url), 'utf8');
const FILE = '/assets/app-1/todo.js', TEXT = 'let a;', AT = 'https://todo.example', FOR_GOOD = 'max-age=9, immutable';
const KNOWN = {
  BASE: '', VERSION: '1', FILES: {[FILE]: createHash('sha256').update(TEXT).digest('base64')}, FRAME: '/frame',
  HERE: 'todo-here', PROMPT: '/prompt', POLICY: "default-src 'self'", PAGES: '^(/lists|/lists/[^/]+|/account)/?$', VIEWS: '^(/lists)',
  LOGS_IN_OR_OUT: ['/log-in', '/oidc'], GOOD_ONCE: ['/oidc'],
};
const WHOLE = 'frame</html>';
const OURS = {'Todo-Version': '1', 'Todo-Account': '7'};
const page = (text, status = 200, headers = OURS) => new Response(text, {status, headers});
const redirected = () => Object.defineProperty(new Response(), 'type', {value: 'opaqueredirect'});
const fails = () => Promise.reject(new TypeError('Failed to fetch'));

// A worker that has these things, by cache and address, and is answered so by the server. `broken` caches reject.
const worker = (fetch, {kept = {'todo:frame': {'/frame': page(WHOLE)}}, broken = false, here = '', clock = Date} = {}) => {
  const heard = {}, told = [];
  const refuse = does => async (...all) => { if (broken) throw new Error('damaged'); return does(...all); };
  const caches = {
    match: refuse((address, {cacheName}) => kept[cacheName]?.[address]?.clone()),
    delete: refuse(name => delete kept[name]),
  };
  const cookies = here === null ? [] : [{name: 'list-shown-last', value: 'a'}];     // null: of no cookie; 'none': it cannot
  if (here) cookies.push({name: 'todo-here', value: here});
  const without = ({name}) => cookies.splice(0, 9, ...cookies.filter(one => one.name !== name));
  const cookieStore = here === 'none' ? undefined : {
    getAll: async () => [...cookies],
    set: async one => { without(one); cookies.push(one); },
    delete: async one => { without(one); },
  };
  const self = {skipWaiting: () => told.push('took over'), cookieStore};
  const soon = (does, wait) => setTimeout(does, wait / 20);
  const all = {
    ...KNOWN, self, caches, fetch, setTimeout: soon, Date: clock, location: new URL(AT),
    addEventListener: (on, does) => { heard[on] = does; },
  };
  new Function(...Object.keys(all), SCRIPT)(...Object.values(all));
  const ask = async (path, mode = 'navigate') => {
    let given;
    const request = {url: AT + path, mode, method: 'GET'}, waits = [], resultingClientId = path;
    heard.fetch({request, resultingClientId, respondWith: answer => { given = answer; }, waitUntil: one => waits.push(one)});
    const answer = await given;
    return answer;
  };
  const late = path => new Promise(done => {
    heard.message({data: {asks: 'late'}, source: {id: path}, ports: [{postMessage: done}], waitUntil: () => {}});
  });
  return {ask, kept, told, late, hears: data => heard.message({data})};
};
const after = (ms, answer) => new Promise(done => { setTimeout(done, ms, answer); });
const opens = async (fetch, options) => {
  const {ask, kept} = worker(fetch, options), answer = await ask('/lists');
  return [answer.type === 'error' ? 'error' : await answer.text(), 'todo:frame' in kept];
};

test('what the server says is given to the page, and the frame stays for as long as it is whose it was', async () => {
  assert.deepEqual(await opens(async () => page('page')), ['page', true]);
  assert.deepEqual(await opens(async () => page('no such page', 404)), ['no such page', true]);
  assert.deepEqual(await opens(async () => page('a fault', 500, {'Todo-Version': '1'})), ['a fault', true]);
  assert.deepEqual(await opens(async () => page('of a proxy', 200, {})), ['of a proxy', true]);
});

test('the frame goes before somebody is told of another account, of none, or of another version', async () => {
  for (const headers of [{...OURS, 'Todo-Account': '8'}, {...OURS, 'Todo-Account': '0'}, {...OURS, 'Todo-Version': '2'}]) {
    assert.deepEqual(await opens(async () => page('other', 200, headers)), ['other', false]);
  }
  assert.deepEqual(await opens(async () => page('log in', 401, {})), ['log in', false]);
  assert.deepEqual(await opens(async () => redirected()), ['', false]);
});

test('the frame opens when no server answers, whatever a proxy says in its place, and when one is slow', async () => {
  assert.deepEqual(await opens(fails), [WHOLE, true]);
  for (const status of [404, 500, 502, 503, 504, 521]) {
    assert.deepEqual(await opens(async () => page('of a proxy', status, {})), [WHOLE, true], status);
  }
  assert.deepEqual(await opens(async () => page('full', 503)), [WHOLE, true]);
  const slow = new Promise(done => { setTimeout(done, 700, page('late')); });
  assert.deepEqual(await opens(() => slow), [WHOLE, true]);
});

test('a frame that has lost its end is let go of, and the server is waited for', async () => {
  const damaged = () => ({here: '7', kept: {'todo:frame': {'/frame': page('fra')}}});
  assert.deepEqual(await opens(() => after(100, page('page')), damaged()), ['page', false]);
  assert.deepEqual(await opens(fails, damaged()), ['error', false]);
});

test('the start page leads to the lists while no server answers, if there is a frame of this version', async () => {
  const led = async (fetch, options) => {
    const answer = await worker(fetch, options).ask('/');
    return answer.type === 'error' ? 'error' : answer.headers.get('Location') ?? await answer.text();
  };
  for (const [answers, kept, leads] of [
    [fails, undefined, `${AT}/lists`], [async () => page('of a proxy', 502, {}), undefined, `${AT}/lists`],
    [() => new Promise(() => {}), undefined, `${AT}/lists`], [fails, {}, 'error'],
    [fails, {'todo:frame': {'/frame': page(WHOLE, 200, {...OURS, 'Todo-Version': '0'})}}, 'error'],
    [async () => page('start', 200, {...OURS, 'Todo-Account': '0'}), undefined, 'start'],
  ]) assert.equal(await led(answers, kept && {kept}), leads);
});

test('whose log-in lives here sees a view at once, and anybody else when the server has said who it is', async () => {
  const of = async (here, path, ms) => {
    const {ask} = worker(() => after(ms, page('page')), {here});
    return (await ask(path)).text();
  };
  assert.equal(await of('7', '/lists/a', 20), WHOLE);
  assert.equal(await of('7', '/account', 20), 'page');
  assert.equal(await of('7', '/account', 200), WHOLE);
  assert.equal(await of('8', '/lists/a', 200), 'page');
  assert.equal(await of('', '/lists/a', 200), 'page');
  for (const untold of [null, 'none']) {       // then the page looks, and shows nothing before
    assert.equal(await of(untold, '/lists/a', 20), WHOLE);
    assert.equal(await of(untold, '/account', 20), 'page');
  }
  assert.deepEqual(await opens(fails, {here: ''}), [WHOLE, true]);
});

test('a view waits a moment for a server that is near, and not for one that was far the last time', async () => {
  let ms = 0, now = 0;
  const answers = async () => {
    if (ms) await after(ms);
    now += ms;
    return page('page');
  };
  const clock = {now: () => now};         // on which only the server takes time, however busy the machine is
  const {ask} = worker(answers, {here: '7', clock});
  const shown = async () => (await ask('/lists')).text();
  assert.equal(await shown(), 'page');
  ms = 60;
  assert.equal(await shown(), WHOLE);
  await after(100);               // it has answered
  ms = 0;
  assert.equal(await shown(), WHOLE);
  await after(20);
  assert.equal(await shown(), 'page');
});

test('a page that was opened with the frame is told once what the server says after all', async () => {
  const tells = async answer => {
    const soon = () => new Promise(done => { setTimeout(done, 20); });
    const {ask, late, kept} = worker(() => soon().then(answer), {here: '7'});
    assert.equal(await (await ask('/lists')).text(), WHOLE);
    const said = await late('/lists');
    assert.equal(await late('/lists'), null);
    return [said, 'todo:frame' in kept];
  };
  assert.deepEqual(await tells(async () => page('page')), [{isAnothers: false, text: 'page'}, true]);
  assert.deepEqual(await tells(fails), [{isAnothers: false, text: ''}, true]);
  assert.deepEqual(await tells(async () => page('of a proxy', 502, {})), [{isAnothers: false, text: ''}, true]);
  for (const answer of [page('log in', 401, {}), redirected(), page('of bob', 200, {...OURS, 'Todo-Account': '8'})]) {
    const [{isAnothers}, isKept] = await tells(async () => answer);
    assert.deepEqual([isAnothers, isKept], [true, false]);
  }
});

test('a frame gets the rules for scripts that the server has named, whatever is kept beside it', async () => {
  const kept = {'todo:frame': {'/frame': page(WHOLE, 200, {...OURS, 'Content-Security-Policy': 'script-src *'})}};
  const {headers} = await worker(fails, {kept}).ask('/lists');
  assert.deepEqual([headers.get('Content-Security-Policy'), headers.get('Cache-Control')], [KNOWN.POLICY, 'no-store']);
});

test('where nothing is kept that may be opened, what was said is given, and not an error', async () => {
  const others = {'todo:frame': {'/frame': page('old', 200, {...OURS, 'Todo-Version': '0'})}};
  for (const kept of [{}, others]) {
    assert.equal((await opens(async () => page('Not possible just now', 503), {kept}))[0], 'Not possible just now');
    assert.equal((await opens(async () => page('Maintenance', 502, {}), {kept}))[0], 'Maintenance');
    assert.equal((await opens(fails, {kept}))[0], 'error');
  }
});

test('caches that fail keep no answer from a page', async () => {
  for (const answer of [page('page'), page('log in', 401, {}), page('of bob', 200, {...OURS, 'Todo-Account': '8'})]) {
    const text = await answer.clone().text();
    assert.equal((await opens(async () => answer, {broken: true}))[0], text);
  }
  // What cannot be removed is not opened in the place of the answer for which it is to go.
  const {ask, kept} = worker(async () => page('of bob', 200, {...OURS, 'Todo-Account': '8'}));
  Object.freeze(kept);
  assert.equal(await (await ask('/lists')).text(), 'of bob');
});

test('a browser is led to where it asks for a password, once', async () => {
  const {ask} = worker(async () => page('log in', 401, {'WWW-Authenticate': 'Basic'}), {kept: {}});
  // node has no address to which that would be relative
  await assert.rejects(ask('/lists/a?b=c'), {message: /\/prompt\?next=%2Flists%2Fa%3Fb%3Dc/});
  assert.equal((await ask('/lists')).status, 401);
});

test('a download, and what logs in, goes to the server itself', async () => {
  const {ask, kept} = worker(async () => page('page'));
  assert.equal(await ask('/account/export.json'), undefined);
  assert.ok(kept['todo:frame']);
  assert.equal(await ask('/log-in?next=/lists'), undefined);
  assert.ok(!kept['todo:frame']);
  assert.equal(await (await ask('/oidc/sso/callback')).text(), 'page');      // once: a preload would ask a second time
});

test('a file comes from the browser, else from what is kept and is whole, else from the network', async () => {
  const of = async (inBrowser, kept, broken) => {
    const asks = async (_, {cache} = {}) => (cache ? inBrowser() : page('network'));
    return (await worker(asks, {kept: {'todo:files-1': {[FILE]: kept}}, broken}).ask(FILE, 'cors')).text();
  };
  const has = async () => page('browser', 200, {'Cache-Control': FOR_GOOD});
  assert.equal(await of(has, page(TEXT)), 'browser');
  assert.equal(await of(fails, page(TEXT)), TEXT);
  assert.equal(await of(async () => page('stale', 200, {'Cache-Control': 'no-cache'}), page(TEXT)), TEXT);
  assert.equal(await of(fails, page('poison')), 'network');
  assert.equal(await of(fails, undefined), 'network');
  assert.equal(await of(fails, page(TEXT), true), 'network');
});

test('a worker takes over for a page of its own version, and for no other', () => {
  const {told, hears} = worker(fails);
  for (const word of [null, 'take over', {takesOver: '0'}, {takesOver: '1'}]) hears(word);
  assert.deepEqual(told, ['took over']);
});
