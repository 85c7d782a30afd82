// What a person searches for, as typed, read and said as domain/query.py does: for a search without the server.
import {DAY_WORDS} from './day-words.js';
import {later, sayDate, sayWeekday} from './days.js';
import {fold} from './fold.js';
import {dayNamed} from './typed-days.js';

/**
 * `ids` are those of the lists or tags that it names, `title` is that of the one; it was `written` at `start`.
 * @typedef {{kind: string, value: string, written: string, start: number, relation: string, negated: boolean, ids: string[],
 *   title: string}} Token
 */

const MOST = 300, TOKENS = 20;
const PART = /(?<not>-(?=[^\s-]))?(?<sign>[#@])?(?:"(?<quoted>[^"\s][^"]*)"(?!\S)|(?<plain>\S+))/gu;
const DAY_TOKEN = /^(date|deadline|done|added):(<=|>=|<|>)?(\S+)$/;
const NO_CHARACTER = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g;          // eslint-disable-line no-control-regex
const AWAY = /^(-?\d{1,4})([dwm])$/;
const NAMED_DAYS = new Map([['yesterday', -1], ['today', 0], ['tomorrow', 1]]);
const DAYS_IN = {d: 1, w: 7, m: 30};
const NONE_OF = ['date', 'deadline', 'priority', 'tags', 'notes'];

const straight = text => text.replace(/[“”„]/g, '"');
const cleaned = text => [...text].slice(0, MOST).join('').replace(/\p{Cs}/gu, '\ufffd').replace(NO_CHARACTER, ' ');

/** Return the tokens and words of a query, in their order. @param {string} text @returns {Token[]} */
export const parse = text => [...straight(cleaned(text)).matchAll(PART)].map(({0: written, index: start, groups = {}}) => {
  const {not, sign = '', quoted, plain = ''} = groups, value = quoted ?? plain;
  const token = sign ? signed(sign, value) : quoted !== undefined ? ['exact', fold(value), ''] : keyword(value);
  const [kind, meant, relation] = token ?? ['word', fold(sign + value), ''];
  return {kind, value: meant, written, start, relation, negated: not === '-', ids: [], title: ''};
}).filter(({value}) => value.trim()).slice(0, TOKENS);

const signed = (sign, given) => {
  const name = given.replace(/[,;]+$/, '');
  return name ? [sign === '#' ? 'list' : 'tag', name, ''] : null;
};

/** @param {string} word @returns {string[] | null} */
const keyword = word => {
  const lower = word.toLowerCase(), [name, ...rest] = lower.split(':'), value = rest.join(':');
  if (/^p[123]$/.test(lower)) return ['priority', lower[1], ''];
  if (['in:archive', 'in:all'].includes(lower)) return ['in', lower.slice(3), ''];
  if (lower === 'overdue' || lower === 'is:child') return [lower.replace('is:', ''), lower, ''];
  if (name === 'no' && (NONE_OF.includes(value) || value === 'tag')) return ['no', value === 'tag' ? 'tags' : value, ''];
  if (name === 'done' && ['yes', 'no'].includes(value)) return ['done', value, ''];
  const [, what = '', relation = '', day = ''] = DAY_TOKEN.exec(lower) ?? [];
  if (!what || !dayOf(day, '2000-01-01')) return null;
  return [{done: 'done_on', added: 'added_on'}[what] ?? what, day, relation];
};

/** Return the day meant by today, friday, 7d, -2w or 2027-01-13; '' if it is none. */
export const dayOf = (/** @type {string} */ written, /** @type {string} */ today) => {
  const [, count, unit] = AWAY.exec(written) ?? [], by = NAMED_DAYS.get(written) ?? Number(count) * DAYS_IN[unit];
  if (!Number.isNaN(by)) return later(today, by);
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(written)) return dayNamed(written, today, DAY_WORDS);
  const at = new Date(`${written}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : '';
};

/** @param {string} title */
const keyOf = title => fold(straight(title).replaceAll('"', '').trim()).replaceAll('_', ' ').trim();

/**
 * Return the tokens with the ids of the lists and tags that they name by title. A token that names none becomes text.
 * @param {Token[]} tokens @param {Record<'list' | 'tag', [string, string][]>} titles of each, its id and its title
 */
export const known = (tokens, titles) => tokens.map(token => {
  if (!(token.kind in titles)) return token;
  const name = keyOf(token.value), keys = titles[token.kind].map(([id, title]) => [id, keyOf(title)]);
  const same = keys.filter(([, key]) => key === name), begun = keys.filter(([, key]) => name && key.startsWith(name));
  const some = same.length ? same : begun;
  const [[, title] = []] = titles[token.kind].filter(([id]) => id === some[0]?.[0]);
  const says = some.length > 1 ? `${token.value}…` : title ?? '';
  if (some.length) return {...token, ids: some.map(([id]) => id), title: says};
  return {...token, kind: 'word', value: fold(token.written.slice(token.negated ? 1 : 0).replaceAll('"', ''))};
});

/** In which lists do they look: those in `use`, those of the `archive`, or `all` of these? @param {Token[]} tokens */
export const looksIn = tokens => {
  const asked = new Set(tokens.filter(({kind, negated}) => kind === 'in' && !negated).map(({value}) => value));
  return asked.size > 1 ? 'all' : [...asked][0] ?? 'use';
};

const DAYS_SAID = {date: 'Date', deadline: 'Deadline', done_on: 'Completed', added_on: 'Added'};
const RELATIONS = {'': '', '<': 'before ', '<=': 'until ', '>': 'after ', '>=': 'from '};
/** @type {Record<string, (token: Token) => string>} */
const SAYS = {
  exact: ({written}) => `“${written.replace(/^-+/, '').replace(/^"+|"+$/g, '')}”`,
  list: ({title}) => `List ${title}`,
  tag: ({title}) => `Tag ${title}`,
  priority: ({value}) => `p${value}`,
  no: ({value}) => `No ${value}`,
  done: ({value}) => (value === 'yes' ? 'Completed' : 'Open'),
  overdue: () => 'Overdue',
  child: () => 'Subtasks',
  in: ({value}) => (value === 'archive' ? 'In the archive' : 'In the archive, too'),
};
const AS_NAMED = ['word', 'exact', 'priority'];

/** @param {string} value @param {string} today */
const sayThatDay = (value, today) => {
  const day = dayOf(value, today), [named] = [...NAMED_DAYS].find(([, by]) => later(today, by) === day) ?? [];
  return named ?? `${sayWeekday(day)} ${sayDate(day)}`;
};

/** Is it a token that shows as a chip, and not just a word? @param {Token} token */
export const isChip = ({kind, negated}) => kind !== 'word' || negated;

/** Return in words what a token asks for, for its chip. @param {Token} token @param {string} today */
export const inWords = (token, today) => {
  const {kind, value, relation, negated} = token, about = DAYS_SAID[kind];
  const ofDay = () => `${about} ${RELATIONS[relation]}${sayThatDay(value, today)}`;
  const words = about ? ofDay() : SAYS[kind]?.(token) ?? `“${value}”`;
  if (!negated) return words;
  return `Not ${AS_NAMED.includes(kind) ? words : words[0].toLowerCase() + words.slice(1)}`;
};

/** Return a query without the first token that is written so. @param {string} text @param {string} written */
export const without = (text, written) => {
  const {start} = parse(text).find(one => one.written === written) ?? {};
  if (start === undefined) return text;
  return `${text.slice(0, start).trimEnd()} ${text.slice(start + written.length).trimStart()}`.trim();
};
