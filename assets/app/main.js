// The entry: loads every module, and gives Dash the functions that callbacks/browser.py names.
import * as account from './does/account.js';
import * as actions from './does/actions.js';
import './does/add-date.js';
import './does/adding.js';
import * as answers from './does/answers.js';
import * as asking from './does/asking.js';
import {does} from './does/commands.js';
import './does/dates.js';
import * as day from './does/day.js';
import './does/days.js';
import './does/drag.js';
import * as keeping from './does/keeping.js';
import './does/keys.js';
import * as lists from './does/lists.js';
import './does/live.js';
import * as taskPanel from './does/panel.js';
import * as opening from './does/opening.js';
import './does/palette.js';
import './does/panel-subtasks.js';
import * as quickAdd from './does/quick-add.js';
import './does/sections.js';
import './does/selecting.js';
import './does/subtasks.js';
import './does/repeats.js';
import * as searching from './does/search.js';
import * as smart from './does/smart-lists.js';
import * as tags from './does/tags.js';
import * as view from './does/view.js';
import {begin} from './lib/begin.js';
import * as dash from './lib/dash.js';
import './lib/double-click.js';
import {byId, listen} from './lib/elements.js';
import * as server from './lib/server.js';
import {count} from './lib/text.js';
import './screen/badge.js';
import * as cards from './screen/cards.js';
import './screen/dialogs.js';
import * as drawer from './screen/drawer.js';
import './screen/filling.js';
import * as kept from './screen/kept.js';
import * as list from './screen/list.js';
import * as notice from './screen/notice.js';
import * as panel from './screen/panel.js';
import * as redrawn from './screen/redrawn.js';
import * as rows from './screen/rows.js';
import {today} from './state/calendar.js';
import './state/chat.js';
import {sayDay} from './state/days.js';
import {known} from './state/known.js';
import {own as outbox} from './state/outboxes.js';
import * as whole from './state/whole-copy.js';

const {say} = notice;

// Modules for only one page or dialog come with it, and use what is imported above from lower floors.
const come = page => page.catch(() => {
  say('This needs the server, which does not answer.');
  return new Promise(() => {});
});
const chat = () => come(import('./pages/chat.js'));
const data = () => come(import('./pages/data.js'));
const help = () => come(import('./pages/help.js'));
const insights = () => come(import('./pages/insights.js'));
const logIn = () => come(import('./pages/log-in.js'));
const smartList = () => come(import('./pages/smart-list.js'));
const tagsPage = () => come(import('./pages/tags.js'));
const trash = () => come(import('./pages/trash.js'));
whole.onLess(async (file, facts) => (await data()).lost(file, facts));
whole.onFollowed(async () => { if (byId('browser-facts')) (await data()).tellFacts(); });
// Who goes on with Escape before it has come does not want it any more.
let helpAsked = 0;
const openHelp = async (/** @type {boolean} */ isToChange) => {
  const turn = helpAsked += 1, {open} = await help();
  if (turn === helpAsked) open(isToChange);
};
does('help', () => openHelp(false));
listen('keydown', ({key}) => { if (key === 'Escape') helpAsked += 1; }, true);
listen('click', async ({target}) => {
  const tag = target.closest?.('#tag-rows button');
  if (tag) (await tagsPage()).edit(JSON.parse(tag.id).tag);
  if (target.closest?.('#change-keys')) openHelp(true);
  const line = target.closest?.(':is(#trash, #history, #put-away-lists) li button');
  if (line) (await trash()).clicked(line);
});
listen('keydown', async event => {
  const {key, target} = event;
  if (key !== 'Enter' || event.isComposing || !target.matches?.('#new-tag, #tag-title')) return;
  event.preventDefault();
  if (target.id === 'tag-title') byId('tag-save').click();
  else (await tagsPage()).add(target);
});
// The form is sent by a script where there is one, so that a refusal is said beside it.
listen('submit', async event => {
  if (event.target.id !== 'log-in-form') return;
  event.preventDefault();
  (await logIn()).send(event.target);
});

const functions = {
  acceptOffer: () => notice.accept(0),
  acceptOther: () => notice.accept(1),
  addList: lists.addList,
  answerPiece: quickAdd.answerPiece,
  arrived: view.arrived,
  askChat: async () => (await chat()).send(),
  askToEmpty: async counted => { if (counted) (await trash()).askToEmpty(counted); },
  askToSignOut: account.askToSignOut,
  browserFacts: async () => (await data()).browserFacts(),
  cancelImport: async clicks => (await data()).cancelImport(clicks),
  countAgenda: day.counted,
  chooseOption: lists.chooseOption,
  chooseFile: async clicks => (await data()).chooseFile(clicks),
  chooseInto: async into => (await tagsPage()).chooseInto(into),
  chooseSmartOption: smart.choose,
  clearCompleted: actions.clearCompleted,
  clearChat: async () => (await chat()).clear(),
  closed: account.closed,
  confirmImport: async clicks => (await data()).confirmImport(clicks),
  countSuggested: async (checked, disabled) => (await chat()).countTicked(checked, disabled),
  copyKept: () => { kept.copyWords().then(() => say('Copied')); },
  deleteList: actions.deleteList,
  deleteSmartList: async clicks => { if (clicks) (await smartList()).removeEdited(); },
  deleteTag: async () => (await tagsPage()).deleteTag(),
  deleteShown: taskPanel.deleteShown,
  restoreShown: taskPanel.restoreShown,
  dismiss: notice.dismiss,
  dismissKept: kept.dismissKept,
  doSuggested: async (_, asked = dash.triggered()) => (await chat()).accept(asked),
  draw: view.draw,
  drawCards: cards.draw,
  drawPanel: panel.update,
  editSmartList: async (clicks, id) => { if (clicks) (await smartList()).edit(id); },
  drawWindow: view.drawWindow,
  fillChat: async () => (await chat()).fill(),
  forgetCopy: async clicks => (await data()).forgetCopy(clicks),
  giveBack: async clicks => (await data()).giveBack(clicks),
  itsTurn: dash.itsTurn,
  insights: async () => (await insights()).fill(),
  greet: answers.greet,
  keepAnew: keeping.keepAnew,
  keepChat: async ([kept]) => (await chat()).take(kept),
  keepForGood: async clicks => (await data()).keepForGood(clicks),
  keepView: view.keepView,
  mergeTag: async () => (await tagsPage()).mergeTag(),
  newSmartList: async clicks => { if (clicks) (await smartList()).begin(); },
  logInAs: async (entry, password) => (await logIn()).logInAs(entry, password),
  loggedIn: async answer => (await logIn()).loggedIn(answer),
  purge: async () => (await trash()).purge(),
  readInvite: async (at, open) => (await logIn()).readInvite(at, open),
  readLink: async () => (await logIn()).readLink(),
  reload: () => location.reload(),
  said: answers.said,
  setFields: taskPanel.setFields,
  saveSmartList: async (clicks, sort, grouping) => { if (clicks) (await smartList()).save(sort, grouping); },
  saveTag: async (clicks, title, colour) => (await tagsPage()).saveTag(clicks, title, colour),
  searched: searching.searched,
  setTags: tags.setTags,
  showEarlierLists: cards.showEarlier,
  showMoreLists: cards.showMore,
  shown: redrawn.shown,
  signOutKeeping: account.signOutKeeping,
  signOutRemoving: account.signOutRemoving,
  start: () => {
    begin();
    opening.dashHasBegun();
    return dash.noUpdate();
  },
  stopChat: async () => (await chat()).stop(),
  takeReading: quickAdd.takeReading,
  takeRows: asking.takeRows,
  takeSmartLists: smart.take,
  takeTags: tags.takeTags,
  toggleCompleted: actions.toggleCompleted,
  toggleMenu: drawer.toggle,
  undoImport: async clicks => (await data()).undoImport(clicks),
};
const page = /** @type {any} */ (window);
page.dash_clientside = Object.assign(page.dash_clientside ?? {}, {todo: functions});

// What the map of days says about a day under the pointer.
const sayDone = ({date, value}) => `${sayDay(date, today())}: ${value ? `${count(value, 'task')} completed` : 'nothing'}`;
// The calendar of a box for a day.
const markToday = day => (day === today() ? {'aria-current': 'date'} : {});
page.dashMantineFunctions = Object.assign(page.dashMantineFunctions ?? {}, {markToday, sayDone});

// The one door for tests and for the console.
page.todo = {dash, list, outbox, panel, rows, server, whole, known};

opening.open({
  'greeting': functions.greet,
  'tags': functions.takeTags,
  'smart-lists': functions.takeSmartLists,
  'agenda': functions.countAgenda,
  'cards': some => {
    const [earlier, more] = functions.drawCards(some);
    byId('earlier-lists').style.display = earlier;
    byId('more-lists').style.display = more;
  },
  'view': functions.draw,
});
