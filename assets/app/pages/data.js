// Files on the account page: what this browser has, the import of a file, and giving back this browser's copy. Loaded by
// main.js when they are needed.
import {addressOf} from '../lib/base.js';
import {begin} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {byId} from '../lib/elements.js';
import {ask, isOurs, misfit} from '../lib/server.js';
import {troubles} from '../lib/storage.js';
import {count, newId} from '../lib/text.js';
import {undo, undoing} from '../does/actions.js';
import {noteStep} from '../does/undo.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {make} from '../screen/make.js';
import {say} from '../screen/notice.js';
import {calendar} from '../state/calendar.js';
import {sayInstant} from '../state/days.js';
import {device, own} from '../state/outboxes.js';
import * as whole from '../state/whole-copy.js';

const TOO_LARGE = 'This file is larger than this server accepts. Nothing was changed.';
const PROXY = 'The proxy in front of this server does not accept a file as large as this one. ' +
  'The person who runs it can raise the limit, client_max_body_size in nginx. Nothing was changed.';
let body = null, source = 'file', intent = null;
let asked = 0;                  // how often: what comes of an earlier file says nothing in the place of a later one

// Where an import from the copy is shown, and one from a file.
const show = children => {
  if (byId('import-result')) {
    setProps('import-result', {children: source === 'file' ? children : null});
  }
  setProps('lost-result', {children: source === 'browser' ? children : null});
};

const post = (what, query) => ask(addressOf(`/account/import?${new URLSearchParams(query)}`),
  {method: 'POST', headers: {'Content-Type': 'application/json'}, body: what});

// Send what to import: for a preview or, with an intent, to be written. An intent is done once.
const send = async query => {
  const turn = asked += 1, tell = children => { if (turn === asked) show(children); };
  try {
    const answer = await post(body, {source, ...query}), reason = await misfit(answer);
    if (reason || answer.status === 413) {
      const tooLarge = isOurs(answer) ? TOO_LARGE : PROXY;
      tell(answer.status === 413 ? tooLarge : `${reason} Nothing was changed. Reload the page.`);
      return false;
    }
    if (answer.status >= 500 && answer.status !== 503) {
      tell('The server made a mistake, and has noted it. Nothing was changed. Try again, or tell the person who runs it.');
      return false;
    }
    const {show: shown, facts} = await answer.json();
    tell(shown);
    if (facts) cards.show(list.now()?.list);
    if (facts && byId('server-facts')) setProps('server-facts', {children: facts});
    return answer.ok;
  } catch {
    tell('The server does not answer, or cannot take this now. Try again in a moment.');
    return false;
  }
};

const look = (what, from) => {
  [body, source, intent] = [what, from, null];
  show('Reading…');
  return send({});
};

// The browser's own dialog for files; it only opens from a click.
export const chooseFile = clicks => {
  if (!clicks) return;
  const accept = '.json,.gz,application/json,application/gzip';
  const input = make('input', {type: 'file', accept});
  input.addEventListener('change', () => look(input.files[0], 'file'));
  input.click();
};

export const confirmImport = async clicks => {
  if (!clicks || !body) return;
  const id = intent ??= newId(), from = source, turn = asked + 1;
  setProps('import-confirm', {loading: true});
  const isDone = await send({intent: id}), words = {did: 'Imported it again', undone: 'Took the import back'};
  const step = isDone && noteStep({list: '', where: null, ids: [id], ...words});
  if (turn !== asked && step) say('The file before this one was imported.', [undoing(step)]);
  else if (turn !== asked) say('The file before this one may not have been imported. Choose it again to see.');
  if (!isDone || from === 'file') return;
  byId('lost').classList.add('given');
  await whole.accept();
};

export const cancelImport = clicks => {
  if (!clicks) return;
  body = null;
  show(null);
  byId('import-file')?.focus();
};

export const undoImport = clicks => {
  if (!clicks || !intent) return;
  undo([intent]);
  show(null);
  intent = null;
};

/** Say that the server has less than this browser's copy. Returns whether it lacks anything. */
export const lost = async (file, {lists, tasks, at}) => {
  const answer = await (await post(JSON.stringify(file), {source: 'browser'})).json();
  if (!answer.does) return false;
  const when = sayInstant(at, calendar());
  setProps('lost-text', {children:
    `This browser holds ${count(tasks, 'task')} of ${count(lists, 'list')}, as they were on ${when}.`});
  byId('lost').hidden = false;
  return true;
};
export const giveBack = async clicks => {
  if (clicks) look(JSON.stringify(await whole.asFile()), 'browser');
};
export const forgetCopy = async clicks => {
  if (!clicks) return;
  byId('lost').hidden = true;
  await whole.accept();
};

// Facts about this browser's copy, as items of a list.
export const browserFacts = async () => {
  begin();
  const {lists, tasks, bytes} = await whole.size();
  const some = `${count(tasks, 'task')} of ${count(lists, 'list')}, ${Math.ceil(bytes / 1000)} kB`;
  const held = tasks || lists ? some : 'Nothing yet';
  const promised = await navigator.storage?.persisted?.() ?? false;
  return [
    ...fact('In this browser', held),
    ...fact('Kept by this browser', promised ? 'For good: it has promised to' : 'Until it needs the room'),
    ...fact('Name of this browser', device().slice(0, 6)),
    ...fact('Changes waiting to be sent', String(own.pending())),
    ...troubles().flatMap(text => fact('Not in order', text)),
  ];
};
const fact = (name, text) => [
  {type: 'Dt', namespace: 'dash_html_components', props: {children: name}},
  {type: 'Dd', namespace: 'dash_html_components', props: {children: text}},
];
/** Say the facts again, where they are shown. */
export const tellFacts = async () => {
  const facts = await browserFacts();
  if (byId('browser-facts')) setProps('browser-facts', {children: facts});
};

export const keepForGood = async clicks => {
  if (!clicks) return;
  const agrees = await navigator.storage?.persist?.();
  tellFacts();
  if (!agrees) say('This browser did not agree. Some ask you; Chrome agrees after some visits, or for a bookmark.');
};
