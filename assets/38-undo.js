// Undo and redo, step by step. A step is what a person did at once: the intents of it, the words for it, and how its rows
// were before and after, so that undoing shows at once. An undo is an intent like any other, and undoing that is the redo.
// The steps are kept in localStorage: they survive a reload, and the tabs of a browser share them.
window.todoUndo = (() => {
  const MOST = 100;               // steps
  const ROWS = 20;                // of a step; one with more shows when the server has done it
  let own = null, steps = {undo: [], redo: []};
  const list = todoList, outbox = todoOutbox;

  const open = account => { own ??= `todo-undo:${account}`; };
  const key = () => (list.now()?.list === 'demo-list' ? null : own);      // nothing is kept of the demo

  // The fields of a row as version 0.1 kept them, or as they are kept now.
  const asNow = fields => fields && 'done' in fields ? (({done, ...rest}) => ({...rest, done_at: done ? '~' : null}))(fields) : fields;
  const upToDate = step => ({...step, rows: step.rows.map(([task, ...fields]) => [task, ...fields.map(asNow)])});

  const read = () => {
    if (!key()) return steps;
    try {
      const {undo, redo} = JSON.parse(localStorage.getItem(key()));
      const sound = step => Array.isArray(step?.ids) && Array.isArray(step.rows);
      return steps = {undo: undo.filter(sound).map(upToDate), redo: redo.filter(sound).map(upToDate)};
    } catch {
      return steps;               // none yet, or damaged: what this tab knows
    }
  };

  const write = () => {
    steps = {undo: steps.undo.slice(-MOST), redo: steps.redo.slice(-MOST)};
    if (!key()) return;
    try {
      localStorage.setItem(key(), JSON.stringify(steps));
    } catch {
      localStorage.removeItem(key());     // no room: what is in there is not up to date, and this tab goes by what it knows
    }
  };

  // Note what was done: {ids, list, did, undone, rows: [[task, before, after], ...]}, with those of its fields that became
  // others, or null where it was not there. What was undone is not redone now.
  const done = step => {
    const {undo} = read(), {rows = []} = step, many = rows.length > ROWS;
    steps = {undo: [...undo, {where: list.now()?.title, ...step, many, rows: many ? [] : rows}], redo: []};
    write();
  };

  // Take back the last step, or the one with these intents. Returns it, or undefined.
  const back = (from, to, ids) => {
    read();
    const place = ids ? steps[from].findLastIndex(step => step.ids[0] === ids[0]) : steps[from].length - 1;
    const [step] = place < 0 ? [] : steps[from].splice(place, 1);
    if (!step) return undefined;
    const before = from === 'undo', {list: id, titles = []} = step;
    const rows = step.rows.map(([task, was, is]) => [task, before ? was : is]), title = titles[before ? 0 : 1];
    const undoing = id === 'demo-list' ? inWords(step, before) : [...step.ids].reverse().map((value, place) =>
      outbox.put({verb: 'undo', value, shows: {list: id, undoes: value, ...(!place ? {title, rows} : {rows: []})}}));
    steps[to].push({...step, ids: undoing.reverse()});
    write();
    show(step, before);
    return {...step, undoing};
  };

  // The demo has no history: say what to assign.
  const inWords = (step, before) => step.rows.flatMap(([task, was, is]) => {
    const [from, to] = before ? [is, was] : [was, is];
    if (!to || !from) return [outbox.put({verb: to ? 'restore_task' : 'delete_task', tasks: [task]})];
    return 'done_at' in to ? [outbox.put({verb: 'tick_task', tasks: [task], value: Boolean(to.done_at)})]
      : [outbox.put({verb: 'set_task', tasks: [task], value: to})];
  });

  const show = (step, before) => {
    const now = list.now();
    if (now?.list !== step.list) return;
    if (step.many) list.outdated();
    for (const [task, was, is] of [...step.rows].reverse()) setRow(task, ...(before ? [is, was] : [was, is]));
  };

  // What somebody has changed since is left alone, as the server does.
  const setRow = (task, from, to) => {
    const row = list.find(task);
    if (!to) {
      if (row) list.remove(row);
      else list.outdated();
    } else if (!from && !row) {
      putBack({id: task, ...to});
    } else if (row && from && Object.keys(from).every(name => same(name, row[name], from[name]))) {
      list.set(row, to);
    } else {
      list.outdated();
    }
  };
  // When a row was ticked is not known before the server has said so.
  const same = (name, a, b) => name === 'done_at' ? Boolean(a) === Boolean(b) : (a ?? null) === (b ?? null);

  // A row that belongs above or below what is on screen is the server's to show.
  const putBack = row => {
    const {order, show: view, start} = list.now(), section = row.done_at ? 'done' : 'open';
    const after = other => (section === 'done' ? other.section === 'done' : other.section === 'done' || other.order > row.order);
    const found = order.findIndex(after), place = found < 0 ? order.length : found;
    if (section === 'done') list.outdated();      // they are ordered by when they were done
    const above = place === 0 && start > 0, below = found < 0 && !list.reachesEnd();
    // A row that was added here knows its place among others that were, not among those that came from the server.
    const unplaced = row.order.startsWith('~') && order.some(other => !other.order.startsWith('~'));
    if (above || below || unplaced || !['all', section === 'done' ? 'completed' : 'active'].includes(view)) list.outdated();
    else list.putBack({...row, section}, place);
  };

  const forget = ids => {
    read();
    for (const kind of ['undo', 'redo']) steps[kind] = steps[kind].filter(step => !step.ids.some(id => ids.includes(id)));
    write();
  };

  return {open, done, forget, undo: ids => back('undo', 'redo', ids), redo: ids => back('redo', 'undo', ids)};
})();
