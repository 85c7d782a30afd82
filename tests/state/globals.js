// What the modules of `state` need of a browser, for node: storage that keeps, and events that tests can raise.
export class Storage {
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
  setItem(key, value) { this[key] = String(value); }
  removeItem(key) { delete this[key]; }
}

/** What is on the page, by its id. */
export const page = {};

const listeners = {};
const browser = {
  document: {documentElement: {removeAttribute: () => {}}, getElementById: id => page[id] ?? null},
  Storage,
  localStorage: new Storage(),
  sessionStorage: new Storage(),
  addEventListener: (event, listener) => { (listeners[event] ??= []).push(listener); },
  dash_clientside: {set_props: () => {}, Patch: class { assign() {} delete() {} build() {} }},
};
for (const [name, value] of Object.entries(browser)) {
  Object.defineProperty(globalThis, name, {value, writable: true, configurable: true});
}

/** Raise an event, as a browser does when another tab has written something. */
export const raise = (event, details) => { for (const listener of listeners[event] ?? []) listener(details); };
