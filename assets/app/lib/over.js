// What is about the view on screen and open over it, or under way in it, as menus, dialogs, drags and a selection: it ends
// when another view shows, or a page without one. Otherwise it would go on over tasks that it is not about.

/** @type {(() => void)[]} */
const ends = [];

/** Have something end before another view shows. It may not be open then. @param {() => void} end */
export const endsWithView = end => { ends.push(end); };

/** Another view is about to show, or a page without one. */
export const endWithView = () => { for (const end of ends) end(); };
