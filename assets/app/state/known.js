// The account's seq up to which this tab knows all that was done: null before anything is known.
let seq = null;

export const known = () => seq;
export const knowAllUpTo = now => { seq = now; };

// This tab's own changes are no news to it, if nothing came in between.
export const knowOwn = ([before, now]) => { if (before === seq) seq = now; };
