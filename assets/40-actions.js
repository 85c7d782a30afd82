// What a person can do, one function an action: show its effect, put an intent in the outbox. callbacks/browser.py says
// which control leads to which.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.todo = (() => {
  const list = todoList, rows = todoRows, outbox = todoOutbox, copy = todoCopy, {say} = todoNotice;
  let added = 0, nameNext = null, titleTouched = false;
  const goFrom = new Map();       // intent -> the list on screen when the person asked to go elsewhere by it

  // The same as domain.schema.clean_title: one line, trimmed.
  const clean = text => String(text ?? '').toWellFormed().replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

  const account = () => Number(document.getElementById('workspace')?.dataset.account);

  // What the server has to say when the page opens. A live region is heard when it changes, not as it comes.
  const greet = text => {
    if (text) say(text);
    return window.dash_clientside.no_update;
  };

  const tooLong = (text, limit) => {
    const {length} = [...text];   // characters, as Python counts them
    if (length <= limit) return false;
    say(`A title has at most ${limit.toLocaleString('en')} characters, and this one has ${length.toLocaleString('en')}. Shorten it.`);
    return true;
  };

  // A page came with a view (domain/windows.py).
  const draw = view => {
    begin();
    drawWindow(view);
    return window.dash_clientside.no_update;
  };

  // Take up what an earlier visit of this account left.
  const begin = () => {
    const {account, seq} = document.getElementById('workspace').dataset;
    if (!account || todoLive.seq() !== null) return;
    new MutationObserver(markShown).observe(document.getElementById('lists'),
      {childList: true, subtree: true, attributes: true, attributeFilter: ['data-list']});
    todoStorage.onTrouble(text => say(text));
    todoKept.open(Number(account));
    todoUndo.open(Number(account));
    outbox.open(Number(account));
    todoTyped.open(Number(account));
    todoLive.open(Number(account), Number(seq));
  };

  // The server sent a view.
  const drawWindow = view => {
    if (!view) return;
    if (view.gone) {                // what is on screen stays, for its words; a refusal that is being said comes first
      list.stopAsking();
      if (!document.getElementById('status').textContent) say('This list is not there any more. Go back to your lists.');
      return;
    }
    if (isWanted(view)) present(copy.withWaiting(view));
    if (view.list !== 'demo-list') copy.keep(account(), view);
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
    const before = list.now()?.title, opened = list.show(todoLive.inPlace(view));
    if (opened || (list.now().title !== before && !typesTitle())) showTitle();
    if (!opened) return;
    markShown();
    if (account()) todoCards.hold(view.list);
    for (const link of document.querySelectorAll('.show-link')) current(link, link.dataset.show === view.show, 'true');
    setText('show-completed', view.show === 'all' ? 'Hide completed' : 'Show completed');
    if (document.querySelector('#menu [data-opened]')) dash_clientside.set_props('menu', {opened: false});
    const first = document.getElementById(nameNext === view.list ? 'list-title' : 'add-task');
    if (nameNext === view.list) select(first, view.title);
    if (view.list !== 'demo-list') first.focus({preventScroll: true});
    nameNext = null;
  };
  // Have Dash write a text, unless it is there already: whatever it is given costs it milliseconds.
  const setText = (id, text) => {
    if (![undefined, text].includes(document.getElementById(id)?.textContent)) dash_clientside.set_props(id, {children: text});
  };
  const showTitle = () => {
    const {list: id, title} = list.now();
    dash_clientside.set_props('list-title', {value: title ?? ''});
    rows.type(document.getElementById('list-title'), title ?? '');
    titleTouched = false;
    setText(`name-${id}`, title);
    if (title) document.title = `${title} - Dash To-Do`;
  };
  const markShown = () => {
    const shown = !/^\/(trash|history)/.test(location.pathname) && list.now()?.list;
    for (const link of document.querySelectorAll('.list-card')) current(link, link.dataset.list === shown, 'page');
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

  // Note a step that can be undone: see todoUndo.done. Returns it.
  const done = step => { todoUndo.done({list: list.now().list, ...step}); return step; };
  const offer = step => say(step.did, () => undo(step.ids));
  const asIs = ({title, done, order}) => ({title, done, order});

  const undo = ids => swing(todoUndo.undo(ids), 'Nothing to undo.', 'undone', 'Redo', undoing => redo(undoing));
  const redo = ids => swing(todoUndo.redo(ids), 'Nothing to redo.', 'did', 'Undo', undoing => undo(undoing));
  const swing = (step, nothing, words, name, back) => {
    if (!step) { say(nothing); return; }
    if (step.goes) goFrom.set(step.undoing.at(-1), list.now()?.list);
    if (step.titles && step.list === list.now()?.list) setTitle(step.titles[words === 'undone' ? 0 : 1]);
    const elsewhere = step.list !== list.now()?.list && !step.goes && step.where ? `, in ${step.where}` : '';
    say(`${step[words]}${elsewhere}`, () => back(step.undoing), false, name);
  };
  const setTitle = title => { list.now().title = title; showTitle(); };

  // Add a task for each line that is not blank. Returns whether the text was taken.
  const addTasks = text => {
    const titles = text.split(/\r\n|[\r\n]/).map(clean).filter(Boolean);
    if (titles.some(title => tooLong(title, list.limit('taskTitleMax')))) return false;
    if (!titles.length) return true;
    const tasks = titles.map(title =>
      ({id: outbox.newId(), title, order: `~${String(added++).padStart(9, '0')}`, done: false, section: 'open'}));
    list.add(tasks);
    const ids = [];
    for (let at = 0; at < tasks.length; at += list.limit('addMax')) {
      ids.push(outbox.put({verb: 'add_tasks', list: list.now().list,
        value: tasks.slice(at, at + list.limit('addMax')).map(({id, title}) => [id, title])}));
    }
    const seen = titles.length === 1 && list.now().show !== 'completed';
    const what = titles.length === 1 ? titles[0] : `${titles.length} tasks`;
    const step = done({ids, did: `Added ${what}`, undone: `Took ${what} away again`, rows: tasks.map(row => [row.id, null, asIs(row)])});
    if (seen) say(step.did, null, true);
    else offer(step);
    return true;
  };

  const tickTask = (row, ticked) => {
    const before = asIs(row);
    list.tick(row, ticked);
    done({ids: [outbox.put({verb: 'tick_task', task: row.id, value: ticked})], rows: [[row.id, before, asIs(row)]],
      did: `${ticked ? 'Completed' : 'Reopened'} ${row.title}`, undone: `${row.title} is ${ticked ? 'open' : 'completed'} again`});
  };

  const renameTask = (row, value) => {
    const title = clean(value), before = asIs(row);
    if (tooLong(title, list.limit('taskTitleMax'))) return;
    if (title && title !== row.title) {
      row.title = title;
      done({ids: [outbox.put({verb: 'rename_task', task: row.id, value: title})], rows: [[row.id, before, asIs(row)]],
        did: `Renamed to ${title}`, undone: `Undid renaming to ${title}`});
    }
    rows.write(row);            // also what was only trimmed, or emptied
    if (!title) deleteTask(row);
  };

  const deleteTask = row => {
    list.remove(row);
    offer(done({ids: [outbox.put({verb: 'delete_task', task: row.id})], rows: [[row.id, asIs(row), null]],
      did: `Deleted ${row.title}`, undone: `Brought back ${row.title}`}));
  };

  const clearCompleted = () => {
    const cleared = list.now().order.filter(row => row.done), whole = cleared.length === list.now().done, count = list.clear();
    offer(done({ids: [outbox.put({verb: 'clear_completed', list: list.now().list})], many: !whole,
      rows: whole ? cleared.map(row => [row.id, asIs(row), null]) : [],
      did: `Cleared ${count} completed ${count === 1 ? 'task' : 'tasks'}`, undone: 'Brought the completed tasks back'}));
  };

  const toggleCompleted = () => {
    document.querySelector(`.show-link[data-show="${list.now().show === 'all' ? 'active' : 'all'}"]`).click();
  };

  const addList = () => {
    begin();
    nameNext = outbox.newId();
    const made = outbox.put({verb: 'add_list', list: nameNext, value: 'Untitled list'});
    goFrom.set(made, list.now()?.list);
    todoUndo.done({list: nameNext, ids: [made], goes: true, did: 'Brought the list back', undone: 'Took the new list away again'});
  };

  const renameList = value => {
    const now = list.now(), title = clean(value);
    if (!now || now.title === null || value === now.title) return;
    if (tooLong(title, list.limit('listTitleMax'))) return;
    if (!title) say('A list needs a title, so it keeps the one it had.');
    if (title && title !== now.title) {
      const titles = [now.title, title];
      now.title = title;
      done({ids: [outbox.put({verb: 'rename_list', list: now.list, value: title})], titles,
        did: `Renamed the list to ${title}`, undone: `Undid renaming the list to ${title}`});
    }
    showTitle();
  };

  // Delete the list, and go to the one beside it; if there is none on the page, the server says where to go.
  const deleteList = () => {
    const {list: id, title} = list.now(), beside = todoCards.beside(id);
    const deleted = outbox.put({verb: 'delete_list', list: id});
    todoCards.remove(id);
    if (beside) beside.click();
    else goFrom.set(deleted, id);
    offer(done({list: id, ids: [deleted], goes: true, did: `Deleted ${title}`, undone: `Brought back ${title}`}));
  };

  // Somebody has deleted the list that is on screen. What is being typed is given back when it is refused.
  const goneElsewhere = id => {
    const {title} = list.now(), link = [...document.querySelectorAll('.list-card')].find(one => one.dataset.list !== id);
    keepTyped();
    if (link) link.click();
    else dash_clientside.set_props('go', {pathname: '/lists'});
    say(`${title} was deleted in another tab or on another device.`);
  };

  // The server has answered a batch (see callbacks/intents.py).
  const answered = answer => {
    if (!answer) return;
    const now = list.now();
    if (now && answer.list === now.list && 'seq' in answer) now.seq = answer.seq;
    if (answer.account) todoLive.knows(answer.account);
    if (answer.missed || answer.refused.length || answer.skipped) list.outdated();
    const confirmed = outbox.confirm(answer.ids);
    todoWhole.soon();
    for (const [id, reason] of answer.refused) refused(confirmed.find(intent => intent.id === id), reason);
    for (const [, reason] of answer.skipped ?? []) say(reason);
    if (!answer.refused.length && !outbox.pending() && now?.list !== 'demo-list' && todoNotice.free()) say('Saved', null, true);
    for (const [id, path] of answer.go ?? []) {
      // Only if the person is still where they asked for it.
      if (goFrom.has(id) && goFrom.get(id) === list.now()?.list) dash_clientside.set_props('go', {pathname: path});
      goFrom.delete(id);
    }
    if (!outbox.pending()) list.caughtUp();
  };

  // Take back what the server refused, and give the words back to the person.
  const refused = (intent, reason) => {
    todoUndo.forget([intent?.id]);
    for (const [id] of intent?.verb === 'add_tasks' ? intent.value : []) if (list.find(id)) list.remove(list.find(id));
    notKept(intent, reason);
  };

  // Give the words of a change that could not be saved back to the person, if it has any, and say why.
  const notKept = (intent, reason) => {
    const words = intent?.verb === 'add_tasks' ? intent.value.map(([, title]) => title)
      : [intent?.value].filter(value => typeof value === 'string' && intent.verb !== 'undo');
    if (words.length) todoKept.put(reason, words.join('\n'));
    else say(reason);
  };

  const typesTitle = () => titleTouched && document.activeElement?.id === 'list-title';

  // Save what was typed or ticked and Dash has not told yet, before the view changes to `next` or the page closes. What
  // is being typed in a row that stays is left alone.
  const keepTyped = next => {
    if (!list.now()) return;
    if (titleTouched && !(next?.list === list.now().list && typesTitle())) renameList(document.getElementById('list-title').value);
    const stays = row => next?.list === list.now().list && list.at(document.activeElement) === row;
    for (const [row, done, title] of list.unread()) {
      if (stays(row)) continue;
      if (done !== row.done) tickTask(row, done);
      if (clean(title) && title !== row.title) renameTask(row, title);
    }
  };
  addEventListener('pagehide', () => keepTyped());
  document.addEventListener('input', event => { titleTouched ||= event.target.id === 'list-title'; }, true);

  return {
    begin, draw, drawWindow, clearCompleted, toggleCompleted, addList, renameList, deleteList, undo, redo, answered, addTasks,
    start: () => { begin(); return window.dash_clientside.no_update; },
    goneElsewhere, notKept, keepTyped, say, markShown, greet,
    told: news => todoLive.told(news),
    acceptOffer: todoNotice.accept,
    dismiss: todoNotice.dismiss,
    copyKept: () => { todoKept.copy().then(() => say('Copied')); },
    dismissKept: todoKept.dismiss,
    showMoreLists: todoCards.showMore,
    showEarlierLists: todoCards.showEarlier,
    cardsShown: todoCards.shown,
    toggleMenu: (opened, navbar) => ({...navbar, collapsed: {...navbar.collapsed, mobile: !opened}}),
  };
})();
