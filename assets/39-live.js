// What other tabs and other devices do: a tab that is seen asks "anything after 17?", and brings what there is to the
// screen, in place. A tab that nobody sees does not ask, until somebody does.
window.todoLive = (() => {
  const EVERY = 1_500, AWAY = 3_000, PATIENCE = 10_000;      // ms
  let after = null;               // the account's seq up to which this tab knows all
  let timer = 0, asking = false;

  const open = (account, seq) => {
    if (after !== null || !account) return;
    // What was done since this browser was here last is news to its copy, though not to the page.
    after = Math.min(seq, todoCopy.seq(account) ?? seq);
    ask();
  };

  const ask = () => {
    clearTimeout(timer);
    if (after === null || document.hidden || asking) return;
    asking = true;
    timer = setTimeout(() => todoServer.lost('news'), PATIENCE);
    dash_clientside.set_props('asked', {data: {after, first: todoCards.first()}});
  };
  const soon = wait => { clearTimeout(timer); timer = setTimeout(ask, wait); };
  todoServer.on('news', status => { asking = false; soon(status === 200 || status === 204 ? EVERY : AWAY); });

  // The server has answered (callbacks/news.py).
  const told = news => {
    if (!news || news.seq === after) return;    // asked while this tab's own change was on its way, and told of it
    // What this tab has under way would come back as news: ask again when it is answered.
    if (todoOutbox.pending()) { soon(300); return; }
    after = news.seq;
    todoWhole.soon();
    if (news.all) {               // or an older backup was restored
      todoCopy.forget(Number(document.getElementById('workspace').dataset.account), after);
      todoList.beginAnew();
    }
    const shown = todoList.now()?.list;
    if (news.gone?.includes(shown)) todoAnswers.goneElsewhere(shown);
    else if (news.all || news.lists.includes(shown)) { todoList.outdated(); todoList.caughtUp(); }
  };

  // What a person is at does not jump: until pointer and focus have left the list, a row stays in the section in which it
  // was when it was ticked, here or elsewhere, and one that is being typed in stays whatever has become of it.
  const inPlace = view => {
    const now = todoList.now();
    const same = now && now.list === view.list && now.show === view.show;
    if (!same || !todoRows.isHere()) return view;
    const come = new Map(view.rows.map(row => [row.id, row])), whole = view.rows.length === view.open + view.done;
    const typed = todoList.unread().map(([row]) => row).find(row => row === todoList.at(document.activeElement));
    let {open: openRows, done: doneRows} = view;
    const held = new Map();
    for (const was of now.order) {
      const {id, section} = was, row = come.get(id);
      const moved = view.show === 'all' && Boolean((row ?? was).done_at) !== (section === 'done');
      if (!(moved && (row || !whole)) && !(id === typed?.id && !row)) continue;
      held.set(id, {...(row ?? was), section});
      openRows += (section === 'open') - (moved && section === 'done');
      doneRows += (section === 'done') - (moved && section === 'open');
    }
    const rows = view.rows.filter(({id}) => !held.has(id));
    now.order.forEach(({id}, place) => {
      if (!held.has(id)) return;
      const before = now.order[place - 1]?.id;
      rows.splice(rows.findIndex(({id: other}) => other === before) + 1, 0, held.get(id));
    });
    return {...view, rows, openRows, doneRows};
  };

  // This tab's own changes are no news to it, if nothing came in between.
  const knows = ([before, now]) => { if (before === after) after = now; };

  document.addEventListener('visibilitychange', ask);
  addEventListener('pageshow', ask);
  addEventListener('online', ask);
  // Another tab of this browser has got something to the server.
  addEventListener('storage', ({key, newValue}) => { if (key?.startsWith('todo-outbox:') && newValue === null) soon(50); });

  return {open, told, knows, inPlace, seq: () => after};
})();
