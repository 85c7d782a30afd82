// Where the app is on its host: below the setting BASE_PATH, which is at the beginning of this module's address. Apps on one
// host share what a browser keeps. So whatever is kept there, or told to other tabs, has NAME in its name.

const [folder, before] = /^(.*)\/assets\/app-[^/]+\//.exec(new URL(import.meta.url).pathname) ?? ['', ''];

/** The path below which the app is, as /todo; empty if it has its host for itself. */
export const base = before;

/** Return the address of a file of this version. @param {string} name */
export const fileOf = name => folder + name;

/** Return an address of the app, as /lists, in the form that the browser needs. @param {string} path */
export const addressOf = path => base + path;

/** Return an address of the browser in the form that the app uses. @param {string} pathname */
export const pathOf = pathname => pathname.slice(base.length) || '/';

export const NAME = `todo${base}`;
