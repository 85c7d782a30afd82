// What a person can do, one function an action: show its effect, put an intent in the outbox. callbacks/browser.py says
// which control leads to which.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.todo = (() => {
  const list = todoList, outbox = todoOutbox, copy = todoCopy;
  let takeBack = null, silence = 0, added = 0, nameNext = null, away = false;

  // The same as domain.schema.clean_title: one line, trimmed.
  const clean = text => String(text ?? '').toWellFormed().replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

  const account = () => Number(document.getElementById('workspace')?.dataset.account);

  // Say something in the live region, for ten seconds; with `undo`, offer to take it back.
  const say = (text, undo = null, quiet = false) => {
    clearTimeout(silence);
    takeBack = undo;
    const status = document.getElementById('status');
    status.parentElement.classList.toggle('quiet', quiet);
    status.parentElement.classList.toggle('undoable', Boolean(undo));
    status.textContent = text;
    if (text) silence = setTimeout(dismiss, 10_000);
  };
  const dismiss = () => say('');
  const undo = () => { const back = takeBack; dismiss(); back?.(); };

  const tooLong = (text, limit) => {
    if (text.length <= limit) return false;
    say(`A title has at most ${limit.toLocaleString('en')} characters, and this one has ${text.length.toLocaleString('en')}. Shorten it.`);
    return true;
  };

  // The server sent a view (domain/windows.py). Returns the title of the list.
  const draw = (view, template) => {
    outbox.open(account());
    if (account()) copy.keep(account(), view);
    if (!isWanted(view)) return window.dash_clientside.no_update;
    return present(view, template) ? view.title ?? '' : window.dash_clientside.no_update;
  };

  // An answer that comes after the person has gone on is not what they want to see.
  const isWanted = ({list: id, show}) => {
    const asked = new URLSearchParams(location.search).get('show');
    return location.pathname === '/' || (['/lists', `/lists/${id}`].includes(location.pathname)
      && show === (['active', 'completed'].includes(asked) ? asked : 'all'));
  };

  // Show a view, and what belongs to it outside of the rows. Returns whether it is another one than before.
  const present = (view, template) => {
    if (!list.show(view, template)) return false;
    for (const link of document.querySelectorAll('.list-card')) current(link, link.dataset.list === view.list, 'page');
    for (const link of document.querySelectorAll('.show-link')) current(link, link.dataset.show === view.show, 'true');
    dash_clientside.set_props('show-completed', {children: view.show === 'all' ? 'Hide completed' : 'Show completed'});
    if (account()) dash_clientside.set_props('menu', {opened: false});
    const first = document.getElementById(nameNext === view.list ? 'list-title' : 'add-task');
    if (nameNext === view.list) select(first, view.title);
    if (view.list !== 'demo-list') first.focus({preventScroll: true});
    nameNext = null;
    return true;
  };
  const current = (link, is, kind) => is ? link.setAttribute('aria-current', kind) : link.removeAttribute('aria-current');

  // A list that is chosen shows at once, from this browser's copy, while its page is on the way.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.list-card, .show-link');
    if (!link || !list.now() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const id = link.dataset.list ?? list.now().list, show = link.dataset.show ?? 'all';
    const title = link.dataset.list ? link.querySelector('.list-name').textContent : list.now().title;
    if (present(copy.view(account(), id, show, title, list.limit('slots')))) dash_clientside.set_props('list-title', {value: title});
  }, true);

  // Select what a box holds, as soon as it holds `text`.
  const select = (box, text) => {
    if (box.value === text) box.select();
    else if (list.now().title === text) requestAnimationFrame(() => select(box, text));
  };

  // Row controls: find out what a person did, among what the mere arrival of rows triggers too.
  const funnel = () => {
    for (const {prop_id, value} of window.dash_clientside.callback_context.triggered) {
      const {part, task} = JSON.parse(prop_id.slice(0, prop_id.lastIndexOf('.')));
      const row = list.find(task);
      if (!row) continue;
      if (part === 'task-done' && value !== row.done) tickTask(row, value);
      if (part === 'task-title' && value !== row.title) renameTask(row, value);
      if (part === 'task-delete' && value) deleteTask(row);
    }
  };

  // Add a task for each line that is not blank. Returns whether the text was taken.
  const addTasks = text => {
    const titles = text.split(/\r\n|[\r\n]/).map(clean).filter(Boolean);
    if (titles.some(title => tooLong(title, list.limit('taskTitleMax')))) return false;
    if (!titles.length) return true;
    const rows = titles.map(title =>
      ({id: outbox.newId(), title, order: `~${String(added++).padStart(9, '0')}`, done: false, section: 'open'}));
    list.add(rows);
    for (let at = 0; at < rows.length; at += list.limit('addMax')) {
      outbox.put({verb: 'add_tasks', list: list.now().list,
        value: rows.slice(at, at + list.limit('addMax')).map(({id, title}) => [id, title])});
    }
    say(titles.length === 1 ? `Added ${titles[0]}` : `Added ${titles.length} tasks`, null, titles.length === 1);
    return true;
  };

  const tickTask = (row, done) => {
    list.tick(row, done);
    outbox.put({verb: 'tick_task', task: row.id, value: done});
  };

  const renameTask = (row, value) => {
    const title = clean(value);
    if (tooLong(title, list.limit('taskTitleMax'))) return;
    if (title && title !== row.title) {
      outbox.put({verb: 'rename_task', task: row.id, value: title});
      row.title = title;
    }
    list.refresh(row);            // also what was only trimmed, or emptied
    if (!title) deleteTask(row);
  };

  const deleteTask = row => {
    const from = list.now().list, place = list.remove(row);
    outbox.put({verb: 'delete_task', task: row.id});
    say(`Deleted ${row.title}`, () => {
      outbox.put({verb: 'restore_task', task: row.id});
      if (list.now()?.list === from) list.putBack(row, place);
      say(`Brought back ${row.title}`);
    });
  };

  const clearCompleted = () => {
    const count = list.clear();
    const cleared = outbox.put({verb: 'clear_completed', list: list.now().list});
    say(`Cleared ${count} completed ${count === 1 ? 'task' : 'tasks'}`, () => {
      list.outdated();
      outbox.put({verb: 'undo', value: cleared});
      say('Brought the completed tasks back');
    });
  };

  const toggleCompleted = () => {
    document.querySelector(`.show-link[data-show="${list.now().show === 'all' ? 'active' : 'all'}"]`).click();
  };

  const addList = () => {
    outbox.open(account());
    nameNext = outbox.newId();
    outbox.put({verb: 'add_list', list: nameNext, value: 'Untitled list'});
  };

  const renameList = value => {
    const now = list.now(), title = clean(value);
    if (!now || now.title === null || value === now.title) return;
    if (tooLong(title, list.limit('listTitleMax'))) return;
    if (!title) say('A list needs a title, so it keeps the one it had.');
    if (title && title !== now.title) {
      now.title = title;
      outbox.put({verb: 'rename_list', list: now.list, value: title});
      dash_clientside.set_props(`name-${now.list}`, {children: title});
      document.title = `${title} - Dash To-Do`;
    }
    dash_clientside.set_props('list-title', {value: now.title});
  };

  const dialog = () => document.getElementById('delete-dialog');

  const deleteList = () => {
    dialog().close();
    const {list: id, title} = list.now();
    const deleted = outbox.put({verb: 'delete_list', list: id});
    say(`Deleted ${title}`, () => {
      outbox.put({verb: 'undo', value: deleted});
      say(`Brought back ${title}`);
    });
  };

  // The server has answered a batch (see callbacks/intents.py).
  const answered = answer => {
    if (!answer) return;
    const now = list.now();
    if (now && answer.list === now.list && 'seq' in answer) now.seq = answer.seq;
    if (answer.missed || answer.refused.length) list.outdated();
    outbox.confirm(answer.ids);
    if (answer.refused.length) say(answer.refused.map(([, reason]) => reason).join(' '));
    else if (!outbox.pending() && account()) saved();
    if (!outbox.pending()) list.caughtUp();
  };

  // Tell those who listen; those who look are told only after they had to wait.
  const saved = () => {
    const status = document.getElementById('status');
    if (away) say('Saved');
    else if (!status.textContent || status.parentElement.classList.contains('quiet')) say('Saved', null, true);
    away = false;
  };

  const notAnswered = count => {
    if (!away) say(`The server does not answer. ${count === 1 ? '1 change waits' : `${count} changes wait`} in this browser, and will be sent again.`);
    away = true;
  };

  // A page that closes: what was typed or ticked and not noticed yet goes to the outbox, and out at the next visit.
  addEventListener('pagehide', () => {
    if (!account()) return;
    renameList(document.getElementById('list-title').value);
    for (const [row, done, title] of list.unread()) {
      if (done !== row.done) tickTask(row, done);
      if (clean(title) && title !== row.title) renameTask(row, title);
    }
  });

  return {
    draw, funnel, clearCompleted, toggleCompleted, addList, renameList, deleteList, undo, dismiss, answered, addTasks,
    notAnswered,
    askToDelete: () => dialog().showModal(),
    keepList: () => dialog().close(),
    toggleMenu: (opened, navbar) => ({...navbar, collapsed: {...navbar.collapsed, mobile: !opened}}),
    signOut: () => location.assign('/signed-out'),
  };
})();
