// This browser's copy of an account's lists (domain.schema.Lists): the dcc.Store with the id {account, part}. What is seen
// goes in here window by window, the server's Patches keep it up, and a list that is opened again shows from it at once.
window.todoCopy = (() => {
  const MOST = 500;               // tasks kept: a Store is written whole at each change

  const id = account => ({account, part: 'lists-copy'});

  const read = account => {
    try {
      const copy = JSON.parse(localStorage.getItem(JSON.stringify(id(account))));
      return {seq: copy.seq, lists: {...copy.lists}, tasks: {...copy.tasks}};
    } catch {
      return {lists: {}, tasks: {}};      // none yet
    }
  };

  // The account's seq up to which the copy is what the server has, or undefined.
  const seq = account => read(account).seq;

  const forget = (account, seq) => dash_clientside.set_props(id(account), {data: {version: todoStorage.version, seq, lists: {}, tasks: {}}});

  // Put a view into the copy. What the copy has outgrown is let go; it is all on the server.
  const keep = (account, view) => {
    const {lists, tasks} = read(account), roomy = Object.keys(tasks).length < MOST;
    const seen = view.rows.map(({id, ...fields}) => [id, {list: view.list, deleted_at: null, done_at: null, ...fields}]);
    dash_clientside.set_props(id(account), {data: {
      version: todoStorage.version,
      seq: todoLive.seq(),
      lists: {...(roomy && lists), [view.list]: {...(roomy && lists[view.list]), title: view.title}},
      tasks: {...(roomy && tasks), ...Object.fromEntries(seen)},
    }});
  };

  // Return the view of a list as far as the copy has it; its `seq` is null, for only the server knows.
  const view = (account, list, show, title, most) => {
    const rows = Object.entries(read(account).tasks).filter(([, task]) => task.list === list && task.title && !task.deleted_at)
      .map(([id, {list: _, ...fields}]) => ({id, ...fields}));
    const open = rows.filter(row => !row.done_at).sort(inOrder);
    const done = rows.filter(row => row.done_at).sort((a, b) => (a.done_at > b.done_at ? -1 : 1));
    const shown = [...(show === 'completed' ? [] : open), ...(show === 'active' ? [] : done)];
    return {list, title, show, start: 0, open: open.length, done: done.length, seq: null, rows: shown.slice(0, most)};
  };

  const inOrder = (a, b) => (a.order < b.order ? -1 : 1);

  // Return a view with what these intents show done to it: the server does not know it yet, but the person does.
  const replay = (view, intents) => {
    const rows = new Map(view.rows.map(row => [row.id, row])), is = {title: view.title, open: view.open, done: view.done};
    const count = (row, by) => { if (row) is[row.done_at ? 'done' : 'open'] += by; };
    const set = (id, fields) => {
      const was = rows.get(id), next = fields && (was || fields.order) ? {...was, id, ...fields} : null;
      count(was, -1);
      count(next, 1);
      if (next) rows.set(id, next); else rows.delete(id);
    };
    for (const {shows} of withoutUndone(intents.filter(({shows}) => shows?.list === view.list))) {
      is.title = shows.title ?? is.title;
      for (const [id, fields] of shows.rows) set(id, fields);
      if (shows.done === undefined) continue;
      for (const [id, row] of rows) if (row.done_at) rows.delete(id);
      is.done = shows.done;
    }
    const all = [...rows.values()], open = all.filter(row => !row.done_at).sort(inOrder), done = all.filter(row => row.done_at);
    return {...view, ...is, rows: [...(view.show === 'completed' ? [] : open), ...(view.show === 'active' ? [] : done)]};
  };

  // What waits to be done, and to be undone again, shows nothing.
  const withoutUndone = intents => {
    const waiting = new Set(intents.map(({id}) => id)), undone = new Set();
    return [...intents].reverse().filter(({id, shows: {undoes}}) => {
      if (undone.has(id)) return false;
      if (!waiting.has(undoes)) return true;
      undone.add(undoes);
      return false;
    }).reverse();
  };

  return {seq, keep, view, forget, withWaiting: view => replay(view, todoOutbox.waiting())};
})();
