// The page follows the day. When it changes while the page is open, words about days are written again, and the server is
// asked which tasks are no longer hidden, and what words in a box mean now. An account without a time zone gets that of this
// browser, once. How much there is to do, as the sidebar says, follows what is done here at once.
import {onBegin} from '../lib/begin.js';
import {afterPaint, noUpdate, setProps} from '../lib/dash.js';
import {byId, listen, setAttributes} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {newNumbers, take} from '../state/agenda.js';
import {ownZone, today, untilTomorrow} from '../state/calendar.js';
import {own} from '../state/outboxes.js';
import {keepAnew} from './keeping.js';
import {readAgain} from './quick-add.js';

const LOOK_AGAIN = 3_600_000;   // ms after which to look at the latest: computers sleep, and clocks are changed
const COUNTS = {today: 'today-count', upcoming: 'upcoming-count'};
let day = today(), timer = 0;

const showNumbers = () => afterPaint(() => {
  const first = name => byId(COUNTS[name])?.textContent;
  for (const [name, number] of newNumbers(own.waiting(), first)) setProps(COUNTS[name], {children: number});
});
own.onChange(showNumbers);

/** The server has counted what there is to do. @param {import('../wire.d.ts').Agenda} [agenda] */
export const counted = agenda => {
  if (agenda) take(agenda);
  showNumbers();
  return noUpdate();
};

const follow = () => {
  clearTimeout(timer);
  timer = setTimeout(follow, Math.min(untilTomorrow() + 500, LOOK_AGAIN));
  if (day === today()) return;
  day = today();
  list.dayChanged();
  setProps('agenda-wanted', {data: day});
  readAgain();
};
/** Another device has changed how the person counts days. @param {Record<string, string>} calendar */
export const takeCalendar = calendar => {
  const said = Object.entries(calendar).map(([name, value]) => [`data-${name.replaceAll('_', '-')}`, value]);
  if (said.some(([name, value]) => byId('workspace').getAttribute(name) !== value)) keepAnew();
  setAttributes(byId('workspace'), Object.fromEntries(said));
  setProps('workspace', Object.fromEntries(said));
  follow();
};
listen('visibilitychange', follow);
addEventListener('pageshow', follow);

onBegin(() => {
  if (byId('workspace').dataset.timeZone === '') setProps('first-zone', {data: ownZone()});
});
