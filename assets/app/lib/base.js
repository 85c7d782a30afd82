// Where the app is on its host: below the setting BASE_PATH, which the address of this very module begins with. Apps on one
// host share what a browser keeps, so whatever is kept there, or told to other tabs, is named by NAME.

/** The path below which the app is, as /todo; empty where it has its host for itself. */
export const base = /^(.*)\/assets\/app-[^/]+\//.exec(new URL(import.meta.url).pathname)?.[1] ?? '';

/** Return an address of the app, as /lists, as the browser has it. @param {string} path */
export const addressOf = path => base + path;

/** Return what an address of the browser is to the app. @param {string} pathname */
export const pathOf = pathname => pathname.slice(base.length) || '/';

export const NAME = `todo${base}`;
