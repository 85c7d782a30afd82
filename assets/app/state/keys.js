// Keys, as the table of commands writes them (domain/keys.py): which was pressed, and which command that means.

/** @typedef {import('../wire.d.ts').Command} Command */

const PATIENCE = 1_500;         // ms between the keys of a command with several
const NAMES = {Control: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→'};
// For the keyboard or the browser, or held for the next key.
const OTHERS = /^(Dead|Process|Unidentified|(Caps|Num|Scroll|Fn)Lock|Fn|F\d+|Shift|Control|Alt|Meta)$/;
let begun = '', begunAt = 0;    // the first of several keys

/**
 * Return the key of an event by its letter or sign; on keyboards with other letters, as Cyrillic or Greek, by its place on a
 * Latin one. Empty for AltGr, which writes signs, for function keys, locks and Shift alone.
 * @param {any} event
 */
export const pressed = event => {
  const {key, code, ctrlKey, metaKey, altKey, shiftKey} = event, control = ctrlKey || metaKey;
  if (!key || event.getModifierState?.('AltGraph') || (ctrlKey && altKey) || OTHERS.test(key)) return '';
  const isLetter = /^[a-z]$/i.test(key), isForeign = /^\p{L}$/u.test(key) && !isLetter && /^Key[A-Z]$/.test(code);
  const name = isForeign ? code.slice(3).toLowerCase() : isLetter ? key.toLowerCase() : key;
  const isSign = [...name].length === 1 && !isLetter && !isForeign;       // a sign says by itself whether it is shifted
  return [control && 'Control', altKey && 'Alt', shiftKey && !isSign && 'Shift', name].filter(Boolean).join('+');
};

/** Does a key write something in a box? @param {string} key */
export const writes = key => [...key.replace(/^Shift\+/, '')].length === 1 || key.includes(' ');

/**
 * Return the command for a key, given what was pressed before it; undefined if there is none.
 * @param {Command[]} table those that are there now @param {string} key @param {number} [now]
 */
export const commandOf = (table, key, now = performance.now()) => {
  const both = begun && now - begunAt < PATIENCE ? `${begun} ${key}` : '';
  const find = one => table.find(({keys}) => keys.includes(one));
  const found = (both && find(both)) || find(key);
  const begins = !found && key && table.some(({keys}) => keys.some(one => one.startsWith(`${key} `)));
  [begun, begunAt] = begins ? [key, now] : ['', 0];
  return found;
};

/**
 * What a person has chosen: whether keys that write a letter or sign do nothing, and other keys of commands, by name.
 * @typedef {{off?: boolean, keys?: Record<string, string> | null}} Choices
 */

/** Return the table with the person's choices. @param {Command[]} table @param {Choices} choices @returns {Command[]} */
export const withChoices = (table, {off = false, keys: chosen}) => table.map(one => {
  const key = chosen?.[one.name] ?? one.key, all = [key, ...one.keys.filter(other => other !== one.key)].filter(Boolean);
  return {...one, key, keys: off ? all.filter(other => !writes(other)) : all};
});

const TAKEN = ['Tab', 'Shift+Tab', 'Enter', 'Escape', ' '];    // those that are not in the table

/**
 * Say why a command cannot have a key; empty if it can.
 * @param {Command[]} table @param {string} name @param {string} key
 */
export const whyNotKey = (table, name, key) => {
  const other = table.find(one => one.name !== name && one.keys.includes(key));
  if (other) return `“${sayKey(key)}” is the key of “${other.words}”. Press another one, or change that first.`;
  if (table.some(one => one.name !== name && one.keys.some(two => two.startsWith(`${key} `)))) {
    return `“${sayKey(key)}” begins other keys. Press another one.`;
  }
  return TAKEN.includes(key) ? 'This key is needed to move around. Press another one.' : '';
};

/** Return a key as people read it: "Ctrl+Shift+Z", "g then t". @param {string} key */
export const sayKey = key => key.split(' ').map(one => {
  const parts = one.split(/\+(?=.)/).map(name => NAMES[name] ?? name), last = parts.pop();
  return [...parts, parts.length ? last.toUpperCase() : last].join('+');
}).join(' then ');
