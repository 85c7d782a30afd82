// Handles the answers of the server: intents that are done, and intents that are refused.
import {account} from '../lib/begin.js';
import {noUpdate, PLACE, setProps} from '../lib/dash.js';
import {query} from '../lib/elements.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {free, mended, refuse, say, withdraw} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {forgetLists, keepClosed, patch} from '../state/copy.js';
import {take} from '../state/agenda.js';
import {closedBy} from '../state/closed.js';
import {goesTo, wantsToGo} from '../state/going.js';
import * as kept from '../state/kept.js';
import {known, knowOwn} from '../state/known.js';
import {aboutOf} from '../state/outbox.js';
import {demo, onAnswer, onDemoAnswer, own} from '../state/outboxes.js';
import {isWhole, putElsewhere} from '../state/replay.js';
import {smartLists} from '../state/smart-lists.js';
import * as tags from '../state/tags.js';
import * as whole from '../state/whole-copy.js';
import {movesFocus} from './commands.js';
import {go} from './go.js';
import {forgetSteps} from './undo.js';
import {drawWindow, openUnasked, takeNewBack} from './view.js';

let greeting = '';              // what was said already, before Dash had started

// Say what the server tells the person when the page opens. A live region is heard when it changes, not when it comes.
export const greet = text => {
  if (text && text !== greeting) say(text);
  greeting = text;
  return noUpdate();
};

// Say what the server tells an admin.
export const said = what => { if (what) say(what.text); };

// Go to what an intent makes, or to what is beside what it deletes, once the server says where that is.
export const goWhenDone = intent => wantsToGo(intent, list.now()?.list);

let onSaved = null;             // what to do when nothing waits any more: the last request counts
/** @param {() => void} does */
export const whenSaved = does => { onSaved = does; };
const nothingWaits = () => {
  const does = onSaved;
  onSaved = null;
  does?.();
};

/** @type {(ids: string[], reading?: import('../wire.d.ts').Reading) => void} */
let onReading = () => {};
/**
 * The listener is told which intents are answered, and what the words of a changed title say, if that came along.
 * @param {typeof onReading} listener
 */
export const whenRead = listener => { onReading = listener; };

// The server has answered a batch (callbacks/intents.py). What is seen comes first, since Dash takes its time with the rest.
onAnswer((answer, edit, others) => {
  try {
    answered(answer);
  } finally {                     // what is confirmed does not come again
    give(others);
    if (edit) patch(account(), edit);
    tellPage('answer', answer);
  }
});

/** Give components what the server has for them. @param {[any, any][]} others */
export const give = others => {
  for (const [id, props] of others) {
    if (id === 'cards-changed') cards.change(props.data);
    else if (id.part === 'lists-copy') patch(id.account, props.data);
    else setProps(id, props);
  }
};

/** A page without tasks asks what is there now. @param {string} id @param {object} data */
export const tellPage = (id, data) => { if (!query('.shows-tasks')) setProps(id, {data}); };

/** @param {import('../wire.d.ts').Answer} answer */
const answered = answer => {
  const now = list.now(), {seq: [before, after] = []} = answer, confirmed = own.confirm(answer.ids);
  keepClosed(account(), confirmed);
  closedBy(confirmed);
  if (answer.agenda) take(answer.agenda);       // what the outbox shows after it has heard of this
  const isNews = answer.missed || before > Math.max(now?.seq ?? 0, known() ?? 0);
  // The server has read by now what was shown as it was typed.
  const isRead = ({id, shows}) => shows?.asWritten && answer.read?.includes(id);
  if (confirmed.some(isRead)) list.outdated();
  // Only the server can show suggestions that were accepted elsewhere.
  const isSuggested = confirmed.some(({suggested}) => suggested);
  if (isNews || isSuggested || answer.refused.length || answer.skipped) list.outdated();
  // A window from the copy only counts as the server's once that knows what was done here.
  const isIn = ({shows}) => shows && (!now.list || shows.list === now.list);
  if (now && after && (now.seq !== null || confirmed.some(isIn))) now.seq = after;
  if (before !== undefined && !answer.missed) knowOwn(answer.seq);
  const done = confirmed.filter(({id}) => !answer.refused.some(([no]) => no === id));
  mended(done.map(aboutOf));
  for (const kind of [tags, smartLists]) {
    kind.done(done);
    kind.show(own.waiting());
  }
  for (const [id, reason] of answer.refused) {
    const intent = confirmed.find(one => one.id === id);
    // “Nothing to undo” would hide the reason.
    const isSaid = answer.refused.some(([no]) => no === intent?.shows?.undoes);
    refused(intent, reason, isSaid);
  }
  const {paths = []} = answer, goOn = putElsewhere(paths.length ? own.waiting() : []);
  list.takePaths(paths.filter(([id]) => !goOn.has(id)));        // others have moved them on since
  whole.soon();
  forgetSteps(answer.idle ?? []);
  for (const [id, reason] of answer.skipped ?? []) {
    const {was, tasks: [task] = []} = confirmed.find(one => one.id === id) ?? {};
    say(reason, was ? [['History', () => go(`/history/${task}`)]] : []);
  }
  if (!answer.refused.length && !own.pending() && free()) say('Saved', [], true);
  const pathname = goesTo(answer.go ?? [], list.now()?.list);
  if (pathname) setProps(pathname === location.pathname ? PLACE : 'go', {pathname});     // to be drawn again, where it is
  if (answer.old) {
    forgetLists(account(), answer.old);
    list.outdated();
  }
  if (answer.window) drawWindow(answer.window);
  onReading(answer.ids, answer.reading);
  // What was undone or refused may concern the task in the panel. Notes are rendered by the server, which also knows the
  // sections of each list.
  const repeats = panel.shown()?.fields.repeat;
  const news = ['notes', 'parent', 'repeat', 'completed_at', ...(repeats ? ['date'] : [])];
  const hasNews = ([id, fields]) =>
    (fields ? fields.list || news.some(name => name in fields) : id === panel.shown()?.id);
  const isOfPanel = panel.isBehind() || panel.isGone() || isSuggested || answer.refused.length
    || confirmed.some(({shows}) => shows?.undoes || shows?.sections || shows?.rows.some(hasNews));
  if (isOfPanel && !own.pending()) panel.refresh();
  if (own.pending()) return;
  list.caughtUp();
  nothingWaits();
};

// The demo on the public page has been answered (callbacks/demo.py).
onDemoAnswer((answer, edit) => {
  const [intent] = demo.confirm(answer.ids);
  for (const [, reason] of answer.refused) refused(intent, reason);
  if (edit) setProps('demo-copy', {data: edit});
});

// Take back what the server refused, and give the words back to the person.
const refused = (intent, reason, isSaid = false) => {
  if (intent) {
    forgetSteps([intent.id]);
    withdraw(intent.id);
    if (intent.shows?.stays && takeNewBack(intent.shows.list)) {
      movesFocus();
      openUnasked();
    }
  }
  const added = (intent?.shows?.rows ?? []).filter(([, fields]) => isWhole(fields)).map(([id]) => list.find(id));
  for (const row of added) if (row) list.remove(row);
  if (!isSaid) notKept(intent, reason);
};

// Give the words of a change that could not be saved back to the person, if it has any, and say why.
const notKept = (intent, reason) => {
  if (intent?.words?.length) kept.put(reason, intent.words.join('\n'));
  else refuse(reason, intent ? aboutOf(intent) : '');
};
own.onLost(notKept);
for (const outbox of [own, demo]) outbox.onPut(intent => mended([aboutOf(intent)]));
