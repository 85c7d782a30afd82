// What a person can do, one function an action: show its effect, put an intent in the outbox. callbacks/browser.py says
// which control leads to which.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.todo = (() => {
  const list = todoList, rows = todoRows, outbox = todoOutbox, copy = todoCopy;
  let takeBack = null, silence = 0, added = 0, nameNext = null, away = false, titleTouched = false;
  const goFrom = new Map();       // intent -> the list on screen when the person asked to go elsewhere by it

  // The same as domain.schema.clean_title: one line, trimmed.
  const clean = text => String(text ?? '').toWellFormed().replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

  const account = () => Number(document.getElementById('workspace')?.dataset.account);

  // Say something in the live region, for ten seconds or as long as somebody is at it; with `undo`, offer to take it
  // back. What is `quiet` is for those who listen, and takes no offer away.
  const say = (text, undo = null, quiet = false) => {
    if (quiet && takeBack) return;
    clearTimeout(silence);
    takeBack = undo;
    const status = document.getElementById('status');
    status.parentElement.classList.toggle('quiet', quiet);
    status.parentElement.classList.toggle('undoable', Boolean(undo));
    status.textContent = text;
    if (text) silence = setTimeout(expire, 10_000);
  };
  const expire = () => {
    const notice = document.getElementById('status').parentElement;
    if (notice.matches(':hover, :focus-within')) silence = setTimeout(expire, 2_000);
    else dismiss();
  };
  const dismiss = () => say('');
  const undo = () => {
    const back = takeBack;
    dismiss();
    back?.();
    if (!document.activeElement?.closest('#workspace')) document.getElementById('add-task').focus();
  };

  const tooLong = (text, limit) => {
    const {length} = [...text];   // characters, as Python counts them
    if (length <= limit) return false;
    say(`A title has at most ${limit.toLocaleString('en')} characters, and this one has ${length.toLocaleString('en')}. Shorten it.`);
    return true;
  };

  // A page came with a view (domain/windows.py).
  const draw = view => {
    if (view.list !== 'demo-list') outbox.open(account());
    drawWindow(view);
    return window.dash_clientside.no_update;
  };

  // The server sent a view.
  const drawWindow = view => {
    if (!view) return;
    if (view.gone) {                // what is on screen stays, for its words; a refusal that is being said comes first
      list.stopAsking();
      if (!document.getElementById('status').textContent) say('This list is not there any more. Go back to your lists.');
      return;
    }
    if (view.list !== 'demo-list') copy.keep(account(), view);
    if (isWanted(view)) present(copy.withWaiting(view));
  };

  // An answer that comes after the person has gone on is not what they want to see.
  const isWanted = ({list: id, show}) => {
    const asked = new URLSearchParams(location.search).get('show');
    return location.pathname === '/' || (['/lists', `/lists/${id}`].includes(location.pathname)
      && show === (['active', 'completed'].includes(asked) ? asked : 'all'));
  };

  // Show a view, and what belongs to it outside of the rows.
  const present = view => {
    keepTyped(view);
    const before = list.now()?.title, opened = list.show(view);
    if (opened || list.now().title !== before) showTitle();
    if (!opened) return;
    for (const link of document.querySelectorAll('.list-card')) current(link, link.dataset.list === view.list, 'page');
    for (const link of document.querySelectorAll('.show-link')) current(link, link.dataset.show === view.show, 'true');
    dash_clientside.set_props('show-completed', {children: view.show === 'all' ? 'Hide completed' : 'Show completed'});
    if (account()) dash_clientside.set_props('menu', {opened: false});
    const first = document.getElementById(nameNext === view.list ? 'list-title' : 'add-task');
    if (nameNext === view.list) select(first, view.title);
    if (view.list !== 'demo-list') first.focus({preventScroll: true});
    nameNext = null;
  };
  const showTitle = () => {
    const {list: id, title} = list.now();
    dash_clientside.set_props('list-title', {value: title ?? ''});
    rows.type(document.getElementById('list-title'), title ?? '');
    titleTouched = false;
    if (document.getElementById(`name-${id}`)) dash_clientside.set_props(`name-${id}`, {children: title});
    if (title) document.title = `${title} - Dash To-Do`;
  };
  const current = (link, is, kind) => is ? link.setAttribute('aria-current', kind) : link.removeAttribute('aria-current');

  // A list that is chosen shows at once, from this browser's copy, while its page is on the way.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.list-card, .show-link');
    if (!link || !list.now() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const id = link.dataset.list ?? list.now().list, show = link.dataset.show ?? 'all';
    const title = link.dataset.list ? link.querySelector('.list-name').textContent : list.now().title;
    present(copy.withWaiting(copy.view(account(), id, show, title, list.limit('windowRows'))));
  }, true);

  // Select what a box holds, as soon as it holds `text`.
  const select = (box, text) => {
    if (box.value === text) box.select();
    else if (list.now().title === text) requestAnimationFrame(() => select(box, text));
  };

  // What a person does to a control of a row.
  const onRows = (event, part, does) => document.addEventListener(event, ({target}) => {
    const control = rows.control(target), row = list.find(control.task);
    if (row && control.part === part) does(row, target);
  });
  onRows('change', 'task-done', (row, box) => tickTask(row, box.checked));
  onRows('focusout', 'task-title', (row, box) => { if (box.value !== row.title) renameTask(row, box.value); });
  onRows('click', 'task-delete', row => deleteTask(row));

  // Add a task for each line that is not blank. Returns whether the text was taken.
  const addTasks = text => {
    const titles = text.split(/\r\n|[\r\n]/).map(clean).filter(Boolean);
    if (titles.some(title => tooLong(title, list.limit('taskTitleMax')))) return false;
    if (!titles.length) return true;
    const tasks = titles.map(title =>
      ({id: outbox.newId(), title, order: `~${String(added++).padStart(9, '0')}`, done: false, section: 'open'}));
    list.add(tasks);
    for (let at = 0; at < tasks.length; at += list.limit('addMax')) {
      outbox.put({verb: 'add_tasks', list: list.now().list,
        value: tasks.slice(at, at + list.limit('addMax')).map(({id, title}) => [id, title])});
    }
    const seen = titles.length === 1 && list.now().show !== 'completed';
    say(titles.length === 1 ? `Added ${titles[0]}` : `Added ${titles.length} tasks`, null, seen);
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
    rows.write(row);            // also what was only trimmed, or emptied
    if (!title) deleteTask(row);
  };

  const deleteTask = row => {
    const from = list.now(), place = list.remove(row), start = from.start;
    outbox.put({verb: 'delete_task', task: row.id});
    say(`Deleted ${row.title}`, () => {
      outbox.put({verb: 'restore_task', task: row.id});
      if (list.now() === from && from.start === start) list.putBack(row, place);
      else list.outdated();
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
    goFrom.set(outbox.put({verb: 'add_list', list: nameNext, value: 'Untitled list'}), list.now()?.list);
  };

  const renameList = value => {
    const now = list.now(), title = clean(value);
    if (!now || now.title === null || value === now.title) return;
    if (tooLong(title, list.limit('listTitleMax'))) return;
    if (!title) say('A list needs a title, so it keeps the one it had.');
    if (title && title !== now.title) {
      now.title = title;
      outbox.put({verb: 'rename_list', list: now.list, value: title});
    }
    showTitle();
  };

  const dialog = () => document.getElementById('delete-dialog');

  // Delete the list, and go to the one beside it; if there is none, the server says where to go.
  const deleteList = () => {
    dialog().close();
    const {list: id, title} = list.now(), links = [...document.querySelectorAll('.list-card')];
    const place = links.findIndex(link => link.dataset.list === id), beside = links[place + 1] ?? links[place - 1];
    const deleted = outbox.put({verb: 'delete_list', list: id});
    dash_clientside.set_props(`card-${id}`, {children: null});
    if (beside) beside.click();
    else goFrom.set(deleted, id);
    say(`Deleted ${title}`, () => {
      goFrom.set(outbox.put({verb: 'undo', value: deleted}), list.now()?.list);
      say(`Brought back ${title}`);
    });
  };

  // The server has answered a batch (see callbacks/intents.py).
  const answered = answer => {
    if (!answer) return;
    const now = list.now();
    if (now && answer.list === now.list && 'seq' in answer) now.seq = answer.seq;
    if (answer.missed || answer.refused.length) list.outdated();
    const confirmed = outbox.confirm(answer.ids);
    for (const [id, reason] of answer.refused) refused(confirmed.find(intent => intent.id === id), reason);
    if (!answer.refused.length && !outbox.pending() && now?.list !== 'demo-list') saved();
    for (const [id, path] of answer.go ?? []) {
      // Only if the person is still where they asked for it.
      if (goFrom.has(id) && goFrom.get(id) === list.now()?.list) dash_clientside.set_props('go', {pathname: path});
      goFrom.delete(id);
    }
    if (!outbox.pending()) list.caughtUp();
  };

  // Take back what the server refused, and give the words back to the person.
  const refused = (intent, reason) => {
    const words = intent?.verb === 'add_tasks' ? intent.value.map(([, title]) => title) : [intent?.value].filter(value => typeof value === 'string');
    for (const [id] of intent?.verb === 'add_tasks' ? intent.value : []) if (list.find(id)) list.remove(list.find(id));
    say(words.length ? `${reason} Not kept: ${words.join(', ')}` : reason);
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

  // Save what was typed or ticked and Dash has not told yet, before the view changes to `next` or the page closes. What
  // is being typed in a row that stays is left alone.
  const keepTyped = next => {
    if (!list.now()) return;
    if (titleTouched) renameList(document.getElementById('list-title').value);
    const stays = row => next?.list === list.now().list && next.rows.some(([id]) => id === row.id) && list.at(document.activeElement) === row;
    for (const [row, done, title] of list.unread()) {
      if (stays(row)) continue;
      if (done !== row.done) tickTask(row, done);
      if (clean(title) && title !== row.title) renameTask(row, title);
    }
  };
  addEventListener('pagehide', () => keepTyped());
  document.addEventListener('input', event => { titleTouched ||= event.target.id === 'list-title'; }, true);

  return {
    draw, drawWindow, clearCompleted, toggleCompleted, addList, renameList, deleteList, undo, dismiss, answered, addTasks,
    notAnswered, keepTyped, say,
    askToDelete: () => dialog().showModal(),
    keepList: () => dialog().close(),
    toggleMenu: (opened, navbar) => ({...navbar, collapsed: {...navbar.collapsed, mobile: !opened}}),
  };
})();
