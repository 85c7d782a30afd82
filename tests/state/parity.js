// Answers Python line by line, so that it can compare: {"clean": text}, {"notes": text} for their boxes, {"typed": text} for
// their HTML, {"times": text} for the times that a box takes it for, {"days": text, "today"} for the days,
// {"whens": text, "today", "time"} for the days and times,
// {"day": [ms, zone, begins]}, {"time": [time, clock]} in words, {"task", "by", "today"} for its group, {"view", "intents"}
// for what a replay makes, {"view", "task", "fields"} for what it makes of an intent that gives a task other fields,
// {"repeats", "today"} for what a tick makes of a task that repeats, {"fold": text}, {"query": text, "today"} for its tokens
// in words, or "without" for what is left without one,
// {"chips": task, "today", "clock", "tags"} for the facts under its title,
// {"whole": {entity: {id: fields}}} to be searched after that, {"looks", "day", "how"} for what a query finds in it, and
// {"shows", "calendar"} for the window of a view of it.
import {createInterface} from 'node:readline';
import {page} from './globals.js';
import {clean} from '../../assets/app/lib/text.js';
import {chipsOf} from '../../assets/app/state/chips.js';
import {DAY_WORDS} from '../../assets/app/state/day-words.js';
import {dayAt, sayTime} from '../../assets/app/state/days.js';
import {find} from '../../assets/app/state/find.js';
import {fold} from '../../assets/app/state/fold.js';
import {groupOf} from '../../assets/app/state/groups.js';
import {asTyped, boxes} from '../../assets/app/state/notes.js';
import {inWords, isChip, known, parse, without} from '../../assets/app/state/query.js';
import {movedOn} from '../../assets/app/state/repeats.js';
import {replay} from '../../assets/app/state/replay.js';
import * as allTags from '../../assets/app/state/tags.js';
import {readDays} from '../../assets/app/state/typed-days.js';
import {readTimes, readWhens} from '../../assets/app/state/typed-times.js';
import {byIds, effects, told} from '../../assets/app/state/tree.js';
import {windowOfWhole} from '../../assets/app/state/whole-views.js';

const changed = ({view, task, fields}) =>
  replay(view, [{id: '', verb: '', shows: {list: view.list, rows: told(effects(byIds(view.rows), task, fields))}}]);

/** @type {any} */
let whole = {};

const windowNow = ({shows, calendar}) => {
  const {zone, weekBegins, dayBegins} = calendar;
  page.workspace = {dataset: {timeZone: zone, weekBegins, dayBegins}};
  return windowOfWhole(whole, shows, calendar, {sections: {}, tasks: {}}, Infinity) ?? null;
};

const chipsNow = ({chips, today, clock, tags}) => {
  const day = `${today} 2000-01-01T00:00Z 3000-01-01T00:00Z UTC 0`;
  page.workspace = {dataset: {timeZone: 'UTC', dayBegins: '0', day, clock}};
  allTags.take(tags);
  allTags.show([]);
  return chipsOf(chips);
};

const answer = asked => {
  if ('chips' in asked) return chipsNow(asked);
  if ('whole' in asked) return Boolean(whole = asked.whole);
  if ('shows' in asked) return windowNow(asked);
  if ('looks' in asked) return find(whole, asked.looks, asked.day, asked.how).map(({title, done, ids}) => [title, done, ids]);
  if ('fold' in asked) return fold(asked.fold);
  if ('without' in asked) return without(asked.query, asked.without);
  if ('query' in asked) {
    return known(parse(asked.query), {list: [['list-one', '2027'], ['list-two', '20']], tag: [['tag-one', 'tag']]}).map(one => [
      one.kind, one.value, one.relation, one.negated, isChip(one) && inWords(one, asked.today),
    ]);
  }
  if ('times' in asked) return readTimes(asked.times, DAY_WORDS);
  if ('days' in asked) return readDays(asked.days, asked.today, {weekBegins: 'monday'}, DAY_WORDS);
  if ('whens' in asked) {
    const daysIn = text => readDays(text, asked.today, {weekBegins: 'monday'}, DAY_WORDS);
    return readWhens(asked.whens, {daysIn, today: asked.today, time: asked.time, dayBegins: 0, own: ''}, DAY_WORDS);
  }
  if ('typed' in asked) return asTyped(asked.typed).html;
  if ('clean' in asked) return clean(asked.clean);
  if ('day' in asked) return dayAt(...asked.day);
  if ('time' in asked) return sayTime(...asked.time);
  if ('by' in asked) return groupOf(asked.task, asked.by, asked.today);
  if ('fields' in asked) return changed(asked);
  if ('repeats' in asked) return movedOn(asked.repeats, asked.today);
  return 'notes' in asked ? boxes(asked.notes) : replay(asked.view, asked.intents);
};

for await (const line of createInterface({input: process.stdin})) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(answer(asked)));
}
