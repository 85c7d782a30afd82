// What a person can do, one function an action: show its effect, put an intent in the outbox. callbacks/browser.py says
// which control leads to which.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.todo = (() => {
  const list = todoList, rows = todoRows, outbox = todoOutbox, {say} = todoNotice, {goWhenDone} = todoAnswers;
  let added = 0;

  // The same as domain.schema.clean_title: one line, trimmed.
  const clean = text => String(text ?? '').toWellFormed().replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

  const tooLong = (text, limit) => {
    const {length} = [...text];   // characters, as Python counts them
    if (length <= limit) return false;
    say(`A title has at most ${limit.toLocaleString('en')} characters, and this one has ${length.toLocaleString('en')}. Shorten it.`);
    return true;
  };

  // What a person does to a control of a row.
  const onRows = (event, part, does) => document.addEventListener(event, ({target}) => {
    const control = rows.control(target), row = list.find(control.task);
    if (row && control.part === part) does(row, target);
  });
  onRows('change', 'task-done', (row, box) => tickTask(row, box.checked));
  onRows('focusout', 'task-title', (row, box) => { if (box.value !== row.title) renameTask(row, box.value); });
  onRows('click', 'task-delete', row => deleteTask(row));

  // Note a step that can be undone: see todoUndo.done. Returns it.
  const done = step => { todoUndo.done({list: list.now().list, ...step}); return step; };
  const offer = step => say(step.did, () => undo(step.ids));
  const fieldsOf = ({id, section, ticked, ...fields}) => fields;

  // Change fields of a row, and put the intent that does so into the outbox: {verb, value, words}.
  const change = (row, intent, fields, words) => {
    const before = Object.fromEntries(Object.keys(fields).map(name => [name, row[name] ?? null]));
    list.set(row, fields);
    const shows = {list: list.now().list, rows: [[row.id, fields]]};
    return done({ids: [outbox.put({tasks: [row.id], shows, ...intent})], rows: [[row.id, before, fields]], ...words});
  };

  const undo = ids => swing(todoUndo.undo(ids), 'Nothing to undo.', 'undone', 'Redo', undoing => redo(undoing));
  const redo = ids => swing(todoUndo.redo(ids), 'Nothing to redo.', 'did', 'Undo', undoing => undo(undoing));
  const swing = (step, nothing, words, name, back) => {
    if (!step) { say(nothing); return; }
    if (step.goes) goWhenDone(step.undoing.at(-1));
    if (step.titles && step.list === list.now()?.list) setTitle(step.titles[words === 'undone' ? 0 : 1]);
    const elsewhere = step.list !== list.now()?.list && !step.goes && step.where ? `, in ${step.where}` : '';
    say(`${step[words]}${elsewhere}`, () => back(step.undoing), false, name);
  };
  const setTitle = title => { list.now().title = title; todoView.showTitle(); };

  // Add a task for each line that is not blank. Returns whether the text was taken.
  const addTasks = text => {
    const titles = text.split(/\r\n|[\r\n]/).map(clean).filter(Boolean);
    if (titles.some(title => tooLong(title, list.limit('taskTitleMax')))) return false;
    if (!titles.length) return true;
    const tasks = titles.map(title =>
      ({id: outbox.newId(), title, order: `~${String(added++).padStart(9, '0')}`, section: 'open'}));
    list.add(tasks);
    const ids = [], most = list.limit('addMax'), at = list.now().list;
    for (let start = 0; start < tasks.length; start += most) {
      const some = tasks.slice(start, start + most);
      ids.push(outbox.put({
        verb: 'add_tasks', list: at, value: some.map(({id, title}) => [id, {title}]),
        shows: {list: at, rows: some.map(row => [row.id, fieldsOf(row)])}, words: some.map(({title}) => title),
      }));
    }
    const seen = titles.length === 1 && list.now().show !== 'completed';
    const what = titles.length === 1 ? titles[0] : `${titles.length} tasks`;
    const step = done({ids, did: `Added ${what}`, undone: `Took ${what} away again`, rows: tasks.map(row => [row.id, null, fieldsOf(row)])});
    if (seen) say(step.did, null, true);
    else offer(step);
    return true;
  };

  const tickTask = (row, ticked) => {
    const step = change(row, {verb: 'tick_task', value: ticked}, {done_at: ticked ? '~' : null}, {
      did: `${ticked ? 'Completed' : 'Reopened'} ${row.title}`, undone: `${row.title} is ${ticked ? 'open' : 'completed'} again`,
    });
    if (list.now().show !== 'all') offer(step);   // it has left the screen
  };

  const renameTask = (row, value) => {
    const title = clean(value);
    if (tooLong(title, list.limit('taskTitleMax'))) return;
    if (title && title !== row.title) {
      change(row, {verb: 'set_task', value: {title}, words: [title]}, {title},
        {did: `Renamed to ${title}`, undone: `Undid renaming to ${title}`});
    }
    rows.write(row);            // also what was only trimmed, or emptied
    if (!title) deleteTask(row);
  };

  const deleteTask = row => {
    list.remove(row);
    const shows = {list: list.now().list, rows: [[row.id, null]]};
    offer(done({ids: [outbox.put({verb: 'delete_task', tasks: [row.id], shows})], rows: [[row.id, fieldsOf(row), null]],
      did: `Deleted ${row.title}`, undone: `Brought back ${row.title}`}));
  };

  const clearCompleted = () => {
    const {list: id, order, done: before} = list.now(), cleared = order.filter(row => row.done_at), whole = cleared.length === before;
    const count = list.clear(), shows = {list: id, done: 0, rows: cleared.map(row => [row.id, null])};
    offer(done({ids: [outbox.put({verb: 'clear_completed', list: id, shows})], many: !whole,
      rows: whole ? cleared.map(row => [row.id, fieldsOf(row), null]) : [],
      did: `Cleared ${count} completed ${count === 1 ? 'task' : 'tasks'}`, undone: 'Brought the completed tasks back'}));
  };

  const toggleCompleted = () => {
    document.querySelector(`.show-link[data-show="${list.now().show === 'all' ? 'active' : 'all'}"]`).click();
  };

  const addList = () => {
    todoView.begin();
    const id = outbox.newId(), made = outbox.put({verb: 'add_list', list: id, value: {title: 'Untitled list'}});
    todoView.nameNext(id);
    goWhenDone(made);
    todoUndo.done({list: id, ids: [made], goes: true, did: 'Brought the list back', undone: 'Took the new list away again'});
  };

  const renameList = value => {
    const now = list.now(), title = clean(value);
    if (!now || now.title === null || value === now.title) return;
    if (tooLong(title, list.limit('listTitleMax'))) return;
    if (!title) say('A list needs a title, so it keeps the one it had.');
    if (title && title !== now.title) {
      const titles = [now.title, title];
      now.title = title;
      const shows = {list: now.list, title, rows: []};
      done({ids: [outbox.put({verb: 'set_list', list: now.list, value: {title}, shows, words: [title]})], titles,
        did: `Renamed the list to ${title}`, undone: `Undid renaming the list to ${title}`});
    }
    todoView.showTitle();
  };

  // Delete the list, and go to the one beside it; if there is none on the page, the server says where to go.
  const deleteList = () => {
    const {list: id, title} = list.now(), beside = todoCards.beside(id);
    const deleted = outbox.put({verb: 'delete_list', list: id});
    todoCards.remove(id);
    if (beside) beside.click();
    else goWhenDone(deleted);
    offer(done({list: id, ids: [deleted], goes: true, did: `Deleted ${title}`, undone: `Brought back ${title}`}));
  };

  // Save what was typed or ticked and Dash has not told yet, before the view changes to `next` or the page closes. What
  // is being typed in a row that stays is left alone.
  const keepTyped = next => {
    if (!list.now()) return;
    const sameList = next?.list === list.now().list, stays = row => sameList && list.at(document.activeElement) === row;
    if (todoView.titleTouched() && !(sameList && todoView.typesTitle())) renameList(document.getElementById('list-title').value);
    for (const [row, done, title] of list.unread()) {
      if (stays(row)) continue;
      if (done !== Boolean(row.done_at)) tickTask(row, done);
      if (clean(title) && title !== row.title) renameTask(row, title);
    }
  };
  addEventListener('pagehide', () => keepTyped());

  return {
    clearCompleted, toggleCompleted, addList, renameList, deleteList, undo, redo, addTasks, keepTyped, say,
    start: todoView.start,
    draw: todoView.draw,
    drawWindow: todoView.drawWindow,
    answered: todoAnswers.answered,
    greet: todoAnswers.greet,
    told: todoLive.told,
    acceptOffer: todoNotice.accept,
    dismiss: todoNotice.dismiss,
    reload: () => location.reload(),
    copyKept: () => { todoKept.copy().then(() => say('Copied')); },
    dismissKept: todoKept.dismiss,
    showMoreLists: todoCards.showMore,
    showEarlierLists: todoCards.showEarlier,
    cardsShown: todoCards.shown,
    toggleMenu: (opened, navbar) => ({...navbar, collapsed: {...navbar.collapsed, mobile: !opened}}),
  };
})();
