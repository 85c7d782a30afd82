// The chat: what is typed becomes a message, and its answer shows while it is written. Everything is in the conversation's
// dcc.Store, from which callbacks/chat.py draws. web/chat.py says what an answer consists of. Only this page loads it.
import {addressOf} from '../lib/base.js';
import {account} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {all, byId, fillHtml, listen, type} from '../lib/elements.js';
import {ask as request, misfit} from '../lib/server.js';
import {count, newId} from '../lib/text.js';
import {offer} from '../does/actions.js';
import {forgetTyped} from '../does/typed.js';
import {noteStep} from '../does/undo.js';
import {say} from '../screen/notice.js';
import {isTooLong} from '../screen/refused.js';
import {shownOf} from '../state/changes.js';
import {changesOf, fitting, read, withTicked} from '../state/chat.js';
import {own} from '../state/outboxes.js';

/** @typedef {import('../wire.d.ts').ChatMessage} Message */
/** @typedef {import('../wire.d.ts').ChatLine} Line */

const NO_ANSWER = 'The server does not answer.', LOGIN = 'You are not logged in any more.';
const BROKE_OFF = 'The answer broke off.';

/** @type {Message[]} */
let messages = [];
/** @type {AbortController | null} */
let asking = null;
let written = '';               // of the answer that is being written, as HTML

const page = () => byId('chat');
const place = () => `{"account":${account()},"part":"chat"}`;        // where the Store looks

/** @typedef {(messages: Message[]) => Message[]} Becomes */

/** Keep a change of the messages, which another tab may have changed meanwhile. @param {Becomes} becomes */
const note = becomes => {
  messages = fitting(becomes(read(localStorage.getItem(place()))));
  localStorage.setItem(place(), JSON.stringify({messages}));
};
/** Keep it, and draw it. @param {Becomes} becomes */
const keep = becomes => {
  note(becomes);
  if (page()) setProps({part: 'chat', account: account()}, {data: {messages}});
};

// The Store has what was kept, also by another tab. A person who comes back finds the answer that is being written.
export const take = kept => {
  messages = Array.isArray(kept?.messages) ? kept.messages : [];
  if (asking) showLive();
};

// Messages were drawn: fill in what they say, which the server has rendered and made harmless.
export const fill = () => setTimeout(() => {
  fillHtml('#chat-log');
  if (asking) showLive();
  else hideLive();
  toEnd();
});

const toEnd = () => scrollTo({top: document.documentElement.scrollHeight});
const isAtEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - 80;

listen('keydown', event => {
  const {key, target} = event;
  if (key !== 'Enter' || target.id !== 'chat-typed' || event.isComposing || event.shiftKey) return;
  event.preventDefault();
  send();
});
listen('click', ({target}) => { if (target.closest?.('.chat-again')) again(); });

export const send = () => {
  const box = byId('chat-typed'), text = box.value.trim();
  if (!text || asking || isTooLong(box)) return;
  type(box, '');
  forgetTyped();
  box.focus();
  keep(there => [...there, {id: newId(), role: 'user', text}]);
  answer();
};

// Ask the last question once more.
const again = () => {
  if (asking) return;
  keep(there => (there.at(-1)?.role === 'assistant' ? there.slice(0, -1) : there));
  answer();
};

export const stop = () => asking?.abort();

const showLive = () => {
  page()?.setAttribute('data-asking', '');
  if (byId('chat-live')) byId('chat-live').innerHTML = written;
};
const hideLive = () => {
  written = '';
  page()?.removeAttribute('data-asking');
  if (byId('chat-live')) byId('chat-live').innerHTML = byId('chat-looks').textContent = '';
};

const answer = async () => {
  const here = asking = new AbortController();
  /** @type {Message} */
  const made = {id: newId(), role: 'assistant', text: ''}, question = messages.at(-1)?.id;
  let ended = false;
  written = '';
  showLive();
  const does = {
    text: text => { made.text += text; },
    html: (rest, {keep: kept}) => {
      const follows = page() && isAtEnd();
      written = written.slice(0, kept) + rest;
      showLive();
      if (follows) toEnd();
    },
    looks: words => { if (byId('chat-looks')) byId('chat-looks').textContent = `${words} …`; },
    lines: lines => { made.lines = [...made.lines ?? [], ...lines]; },
    note: words => { made.note = words; },
    failed: words => { made.failed = words; },
    end: () => { ended = true; },
  };
  try {
    for await (const event of events(here.signal)) {
      for (const [what, value] of Object.entries(event)) does[what]?.(value, event);
    }
    if (!ended) made.failed = BROKE_OFF;
  } catch (error) {
    if (here.signal.aborted) made.note = 'Stopped.';
    else made.failed = error instanceof Refused ? error.message : made.text ? BROKE_OFF : NO_ANSWER;
  }
  asking = null;
  keep(there => (there.some(({id}) => id === question) ? [...there, made] : there));   // unless it was cleared meanwhile
  if (messages.at(-1)?.id !== made.id) hideLive();
};

class Refused extends Error {}

// The pieces of an answer, as the server sends them.
async function* events(signal) {
  const response = await request(addressOf('/chat/answer'), {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({messages}), signal,
  });
  const reason = await misfit(response);
  if (reason) throw new Refused(reason);
  if (response.status === 401) throw new Refused(LOGIN);
  if (!response.ok || !response.body) throw new Refused(NO_ANSWER);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6));
  }
}

export const clear = () => {
  /** @type {Message[]} */
  let before = [];
  stop();
  keep(there => {
    before = there;
    return [];
  });
  say('Cleared the chat', [['Undo', () => keep(there => [...before, ...there])]]);
};

// The boxes of the lines that can be accepted, and the place of each.
const boxes = message => all('.chat-line input')
  .filter(box => !box.disabled && idOf(box).message === message);
const idOf = box => JSON.parse(box.id);

/**
 * What the button of a message says: how many lines are ticked, of how many; and the state of the box for all of them.
 * @param {boolean[]} checked @param {boolean[]} disabled
 */
export const countTicked = (checked, disabled) => {
  const open = checked.filter((_, at) => !disabled[at]), ticked = open.filter(Boolean).length;
  const [one, several] = [1, 2].map(least => (open.length < least ? 'none' : null));
  const of = [`Do ${ticked} of ${open.length}`, !ticked, one];
  return [...of, ticked === open.length, ticked > 0 && ticked < open.length, several];
};

// A person ticks a line, or all. It is kept, so that it stays when the message is drawn again.
listen('change', ({target}) => {
  if (!target.closest?.('.chat-line, .chat-all')) return;
  const {part, message, line} = idOf(target), {checked} = target;
  const lines = part === 'chat-all' ? boxes(message).map(box => idOf(box).line) : [line];
  note(there => withTicked(there, message, lines, checked));
  if (part === 'chat-all') for (const one of lines) setProps({message, line: one, part: 'chat-line'}, {checked});
});

/** Do the ticked lines of a message, as one. @param {{message: string}} [asked] */
export const accept = asked => {
  const message = asked?.message, suggested = messages.find(({id}) => id === message);
  const ticked = boxes(message).filter(box => box.checked).map(box => idOf(box).line);
  if (!suggested?.lines) keep(there => there);        // another tab has cleared it: draw what there is
  if (!suggested?.lines || !ticked.length) return;
  const lines = ticked.map(at => suggested.lines?.[at]).filter(line => line !== undefined);
  const value = lines.map(({intent, expects}) => ({...intent, expects})), rows = changesOf(lines);
  const shows = {list: '', rows: shownOf(rows.filter(([, was]) => was))};
  const ids = [own.put({verb: 'accept_suggestions', suggested: 'chat', value, shows})];
  const what = count(lines.length, 'suggested change');
  for (const line of ticked) setProps({message, line, part: 'chat-line'}, {disabled: true, className: 'is-taken'});
  offer(noteStep({ids, list: null, where: null, many: true, rows, did: `Did ${what}`, undone: `Took back ${what}`}));
};
