// Menus, dialogs, drags and a selection are about the view on screen. They end when another view shows, or a page without
// one: otherwise they would go on over tasks that they are not about.

/** @type {(() => void)[]} */
const ends = [];

/** Have something end before another view shows. It may not be open then. @param {() => void} end */
export const endsWithView = end => { ends.push(end); };

/** Another view is about to show, or a page without one. */
export const endWithView = () => { for (const end of ends) end(); };
