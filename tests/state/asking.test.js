// What is asked of a server that may be away: a question ends then, and no answer comes to it twice.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './globals.js';

page.workspace = {dataset: {account: '7'}};
const sent = [];
globalThis.dash_clientside.set_props = (id, {data}) => sent.push([id, data.view]);
const server = await import('../../assets/app/lib/server.js');
const {askRows, takeRows} = await import('../../assets/app/does/asking.js');

const window = view => /** @type {any} */ ({view, rows: []});
const asked = view => {
  const heard = [];
  askRows({view, start: 0, count: 8}, () => heard.push('rows'), () => heard.push('lost'));
  return heard;
};

test('a question has one answer: the last one that was asked, and none after it was lost', () => {
  const first = asked('/search?q=a'), second = asked('/search?q=b');
  takeRows(window('/search?q=a'));
  takeRows(window('/search?q=b'));
  takeRows(window('/search?q=b'));
  assert.deepEqual([first, second], [[], ['rows']]);
  const third = asked('/search?q=c');
  server.lost('rows');
  takeRows(window('/search?q=c'));
  assert.deepEqual(third, ['lost']);
});

test('while the server is away, it is not asked', () => {
  server.lost('rows');
  server.lost('rows');
  assert.equal(server.state(), 'away');
  sent.length = 0;
  const heard = asked('/search?q=d');
  takeRows(window('/search?q=d'));
  assert.deepEqual([heard, sent], [['lost'], []]);
});

test('a browser that refuses what it keeps does not stand in the way of what came of a request', async () => {
  server.standIn('refused', async () => { throw new Error('SecurityError'); });
  const request = {method: 'POST', body: '{"output":"refused.data","inputs":[]}'};
  await assert.rejects(fetch('http://127.0.0.1:9/_dash-update-component', request), TypeError);
});
