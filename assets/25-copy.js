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
    const seen = view.rows.map(([task, title, order, done_at]) => [task, {list: view.list, title, order, done_at, deleted_at: null}]);
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
      .map(([task, {title, order, done_at}]) => [task, title, order, done_at]);
    const open = rows.filter(([, , , done]) => !done).sort(([, , a], [, , b]) => (a < b ? -1 : 1));
    const done = rows.filter(([, , , done]) => done).sort(([, , , a], [, , , b]) => (a > b ? -1 : 1));
    const shown = [...(show === 'completed' ? [] : open), ...(show === 'active' ? [] : done)];
    return {list, title, show, start: 0, open: open.length, done: done.length, seq: null, rows: shown.slice(0, most)};
  };

  // Return a view with what waits in the outbox done to it: the server does not know it yet, but the person does.
  const withWaiting = view => {
    const rows = new Map(view.rows.map(row => [row[0], [...row]]));
    let {title, open, done} = view, added = 0;
    const count = (row, by) => { if (row[3]) done += by; else open += by; };
    for (const {verb, list, task, value, shows} of withoutUndone(todoOutbox.waiting())) {
      const row = rows.get(task), here = list === view.list;
      if (verb === 'rename_list' && here) title = value;
      if (verb === 'rename_task' && row) row[1] = value;
      if (verb === 'delete_task' && row) { count(row, -1); rows.delete(task); }
      if (verb === 'tick_task' && row && Boolean(row[3]) !== value) { count(row, -1); row[3] = value ? '~' : null; count(row, 1); }
      if (verb === 'clear_completed' && here) { done = 0; for (const [id, one] of rows) if (one[3]) rows.delete(id); }
      if (verb === 'add_tasks' && here) {
        for (const [id, name] of value) if (!rows.has(id)) { rows.set(id, [id, name, `~${added++}`, null]); open += 1; }
      }
      if (verb === 'undo' && shows?.list === view.list) {
        for (const [id, to] of shows.rows) {
          if (rows.has(id)) { count(rows.get(id), -1); rows.delete(id); }
          if (to) { rows.set(id, [id, to.title, to.order, to.done ? '~' : null]); count(rows.get(id), 1); }
        }
      }
    }
    const all = [...rows.values()], section = wanted => all.filter(row => Boolean(row[3]) === wanted);
    const inOrder = section(false).sort(([, , a], [, , b]) => (a < b ? -1 : 1));
    const shown = [...(view.show === 'completed' ? [] : inOrder), ...(view.show === 'active' ? [] : section(true))];
    return {...view, title, open, done, rows: shown};
  };

  // What waits to be done, and to be undone again, does nothing.
  const withoutUndone = intents => {
    const waiting = new Set(intents.map(({id}) => id)), undone = new Set();
    return [...intents].reverse().filter(({id, verb, value}) => {
      if (undone.has(id)) return false;
      if (verb !== 'undo' || !waiting.has(value)) return true;
      undone.add(value);
      return false;
    }).reverse();
  };

  return {keep, view, withWaiting, seq, forget};
})();
