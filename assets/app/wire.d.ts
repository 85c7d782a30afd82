// What goes between browser and server, made from domain/wire and domain/schema.py by scripts/wire_types.py.

/** A task in a window. */
export interface Row extends Around {
  id: string;
  section?: string | null;
  parent?: string | null;
  title?: string | null;
  order?: string | null;
  notes?: string | null;
  date?: string | null;
  time?: string | null;
  repeat?: string | null;
  completed_at?: string | null;
  day_order?: string | null;
  deadline?: string | null;
  hidden_until?: string | null;
  priority?: string | null;
  tags?: string | null;
  done_at?: string | null;
}

/** A conversation, as a browser keeps it. */
export interface Chat {
  messages: Array<ChatMessage>;
}

/** A line of a suggestion (`domain.suggestions`). */
export interface ChatLine {
  title: string;
  where: string;
  says: Array<Said>;
  intent: RawIntent;
  expects: Record<string, Row>;
  becomes: Record<string, Row>;
  left?: boolean;
}

/** A message of a conversation, as a browser keeps it. */
export interface ChatMessage {
  id: string;
  role: 'user' | 'assistant';
  text: string;
  lines?: Array<ChatLine>;
  note?: string;
  failed?: string;
}

/** One change of a suggestion in words: from old to new, where there is such a thing. */
export interface Said {
  what: string;
  old: string | null;
  new: string | null;
}

/** A list in the sidebar. `progress` is how much of it is done, in percent. */
export interface Card {
  id: string;
  title: string;
  progress: number;
  facts: Record<string, string>;
}

/** The lists that the sidebar shows, and whether there are more before and after them. */
export interface Cards {
  lists: Array<Card>;
  earlier: boolean;
  more: boolean;
  answers?: number;
}

/** Changes of the sidebar after an edit: lists that it shows, new ones at its end, and those that are gone. */
export interface CardsChanged {
  lists: Array<Card>;
  added: Array<Card>;
  gone: Array<string>;
}

/** A command of `domain.keys` with its keys. The first of them is the one that a person may change. */
export interface Command {
  name: string;
  words: string;
  where: 'page' | 'list' | 'task' | 'tasks';
  key: string;
  keys: Array<string>;
  held: boolean;
  typing: boolean;
}

/** How many open tasks Today and Upcoming have, as “12”; empty for none. */
export interface Agenda {
  today: string;
  upcoming: string;
}

/** The result of a batch. Each pair has the id of an intent, and what to say about it. */
export interface Answer {
  ids: Array<string | null>;
  refused: Array<[string | null, string]>;
  skipped?: Array<[string, string]>;
  idle?: Array<string>;
  read?: Array<string>;
  reading?: Reading;
  go?: Array<[string, string]>;
  seq?: [number, number];
  missed?: boolean;
  old?: Array<string>;
  window?: Window;
  agenda?: Agenda;
  paths?: Array<[string, string]>;
}

/** The intents that waited in a browser, in their order. */
export interface Batch {
  intents: Array<RawIntent>;
  device: string;
  first?: string;
  window?: WindowWanted;
  words?: Asked;
}

/** News of others: the lists that changed, and those that are gone, or `all` if there are too many to name. Whoever changes how they count days (`calendar`) changes what all lists say. */
export interface News {
  seq: number;
  lists?: Array<string>;
  gone?: Array<string>;
  all?: true;
  calendar?: Record<string, string>;
  agenda?: Agenda;
}

/** One thing that a person did, as it is sent. */
export interface RawIntent {
  id: string;
  verb: string;
  list?: string;
  section?: string;
  tasks?: Array<string>;
  tags?: Array<string>;
  smart_list?: string;
  value?: any;
  typed?: Typed;
  was?: Record<string, any>;
  suggested?: string;
  expects?: Record<string, Row>;
}

/** What a row says about the tasks around it. Rows are sorted by `order`, which here is a path (`storage.tree`). */
export interface Around {
  subtasks?: string;
  closed?: string;
  root_done_at?: string;
  waits_until?: string;
  under?: string;
  next?: string;
  missed?: string;
  comes?: string;
  in_list?: string;
}

/** The answer if a view does not exist. */
export interface Gone {
  gone: string;
}

/** A section of a view. The title is empty where it would say nothing. */
export interface Section {
  key: string;
  title: string;
  count: number;
  done: boolean;
  order?: string;
  closed?: number;
  holds?: Record<string, [string, string]>;
  by?: Array<string>;
  sets?: Record<string, string>;
  stays?: boolean;
  leftover?: boolean;
  more?: string;
}

/** A smart list of the account, as the sidebar and its dialog have it. */
export interface SmartList {
  title: string;
  query: string;
  order?: string;
  sort?: string;
  grouping?: string;
}

/** A tag of the account, as it is shown on tasks. */
export interface Tag {
  title: string;
  colour?: string;
}

/** Consecutive tasks of a view, as many as a screen needs. `start` is how many come before them. */
export interface Window {
  view: string;
  list?: string;
  facts?: Record<string, string>;
  title: string | null;
  show: string;
  start: number;
  open: number;
  done: number;
  hidden?: number;
  sections: Array<Section>;
  seq: number;
  rows: Array<Row>;
  tags?: Record<string, Tag>;
  adds?: [string, string, string];
  sets?: Record<string, string>;
  again?: Array<Row>;
  nothing?: string;
}

/** A browser's request for a window: the one of the view at an address that begins at `start`. */
export interface WindowWanted {
  view: string;
  start: number;
}

/** A text to read, while somebody types it or after they changed a title to it. */
export interface Asked {
  at: string;
  zone: string;
  rejected: Array<string>;
  chosen: Record<string, string>;
  tags?: Record<string, string>;
  gives?: Record<string, any>;
  text: string;
  box?: string;
  is_subtask: boolean;
  set?: Record<string, string>;
}

/** What is understood of a text. */
export interface Reading {
  text: string;
  title: string;
  fields: Record<string, any>;
  shown: Record<string, any>;
  goes_to?: string;
  list_title?: string;
  tags: Record<string, string>;
  spans: Array<Span>;
}

/** Words that are understood, with their start and end in the text. */
export interface Span {
  start: number;
  end: number;
  words: string;
  kind: string;
}

/** How titles were typed (`domain.typed`). */
export interface Typed {
  at: string;
  zone: string;
  rejected: Array<string>;
  chosen: Record<string, string>;
  tags?: Record<string, string>;
  gives?: Record<string, any>;
}
