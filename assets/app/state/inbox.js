// The Inbox of an account is known by its id, as domain/lists.py says.

/** The Inbox of an account. @param {number} account */
export const inboxOf = account => `inbox-of-${account}`;

/** Is this the list that always comes first? @param {string | undefined} list */
export const isInbox = list => Boolean(list?.startsWith('inbox-of-'));
