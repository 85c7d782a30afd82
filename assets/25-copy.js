// This browser's copy of an account's lists (domain.schema.Lists): the dcc.Store with the id {account, part}. What is seen
// goes in here window by window, the server's Patches keep it up, and a list that is opened again shows from it at once.
window.todoCopy = (() => {
  const MOST = 500;               // tasks kept: a Store is written whole at each change

  const id = account => ({account, part: 'lists-copy'});

  const read = account => {
    try {
      const copy = JSON.parse(localStorage.getItem(JSON.stringify(id(account))));
      return {lists: {...copy.lists}, tasks: {...copy.tasks}};
    } catch {
      return {lists: {}, tasks: {}};      // none yet, or damaged
    }
  };

  // Put a view into the copy. What the copy has outgrown is let go; it is all on the server.
  const keep = (account, view) => {
    const {lists, tasks} = read(account), roomy = Object.keys(tasks).length < MOST;
    const seen = view.rows.map(([task, title, order, done_at]) => [task, {list: view.list, title, order, done_at, deleted_at: null}]);
    dash_clientside.set_props(id(account), {data: {
      seq: view.seq,
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

  return {keep, view};
})();
