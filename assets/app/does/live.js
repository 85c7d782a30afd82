// Follows other tabs and other devices: a visible tab asks "anything after 17?", and brings what is new to the screen, in
// place. A hidden tab does not ask until it is visible.
import {addressOf, NAME} from '../lib/base.js';
import {account, onBegin} from '../lib/begin.js';
import {ask as askServer} from '../lib/callback.js';
import {setProps} from '../lib/dash.js';
import {listen} from '../lib/elements.js';
import * as server from '../lib/server.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {forgetCopy, seqOfCopy} from '../state/copy.js';
import {known, knowAllUpTo} from '../state/known.js';
import {own} from '../state/outboxes.js';
import * as whole from '../state/whole-copy.js';
import {give, tellPage} from './answers.js';
import {movesFocus} from './commands.js';
import {counted, takeCalendar} from './day.js';
import {isTyping} from './typed.js';
import {leave, openUnasked} from './view.js';

const EVERY = 1_500, AWAY = 3_000, PATIENCE = 10_000;      // ms
let timer = 0, asking = false;

onBegin(page => {
  // Changes since this browser's last visit are news to its copy, though not to the page.
  knowAllUpTo(Math.min(page.seq, seqOfCopy(page.account) ?? page.seq));
  ask();
});

const ask = () => {
  clearTimeout(timer);
  if (known() === null || document.hidden || asking) return;
  asking = true;
  timer = setTimeout(() => server.lost('news'), PATIENCE);
  const answers = own.answers();
  askServer(['news'], ['news'], 'asked', {after: known(), first: cards.first()}).then(answer => {
    if (!answer) return;
    if (own.answers() > answers) {        // it may be from before this tab's last change was done
      soon(0);
      return;
    }
    const news = answer.data('news');
    give(answer.others);
    told(news);
    tellPage('news', news);
  });
};
const soon = wait => {
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
};
server.on('news', status => {
  asking = false;
  soon(status === 200 || status === 204 ? EVERY : AWAY);
});

/** The server has answered (callbacks/news.py). @param {import('../wire.d.ts').News} news */
const told = news => {
  if (news.seq === known()) return;    // asked while a change of this tab was on its way, and answered with it
  // Changes of this tab that are under way would come back as news: ask again once they are answered.
  if (own.pending()) {
    soon(300);
    return;
  }
  knowAllUpTo(news.seq);
  counted(news.agenda);
  panel.refresh();
  whole.soon();
  if (news.calendar) takeCalendar(news.calendar);
  if (news.all) {                 // or an older backup was restored
    forgetCopy(account(), news.seq);
    list.forgetSeq();
  }
  const shown = list.now()?.list;
  if (shown && news.gone?.includes(shown)) {
    listGone(shown);
  } else if (news.all || !shown || news.lists.includes(shown)) {
    list.outdated();
    list.caughtUp();
  }
};

/**
 * Somebody has deleted what is on screen. Say so, and go on when the person pauses, unless they have left by then.
 * @param {string} title @param {() => boolean} isShown @param {() => void} go
 */
export const goneElsewhere = (title, isShown, go) => {
  say(`${title} was deleted in another tab or on another device.`);
  const goOn = () => {
    if (!isShown()) return;
    if (isTyping()) {
      setTimeout(goOn, 500);
      return;
    }
    movesFocus();
    openUnasked();
    go();
  };
  goOn();
};
// What is being typed is given back when it is refused.
const listGone = id => goneElsewhere(list.now().title, () => list.now()?.list === id, () => {
  leave();
  const link = cards.cards().find(one => one.dataset.list !== id);
  if (link) link.click();
  else setProps('go', {pathname: addressOf('/lists')});
});

listen('visibilitychange', ask);
addEventListener('pageshow', ask);
addEventListener('online', ask);
// Another tab of this browser has sent something to the server.
addEventListener('storage', ({key, newValue}) => {
  if (key?.startsWith(`${NAME}-outbox:`) && newValue === null) soon(50);
});
