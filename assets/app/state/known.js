// The account's seq up to which this tab knows everything; null at the beginning.
let seq = null;

export const known = () => seq;
export const knowAllUpTo = now => { seq = now; };

// This tab's own changes are no news to it, if nothing came in between.
export const knowOwn = ([before, now]) => { if (before === seq) seq = now; };
