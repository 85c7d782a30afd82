// The list on screen: which rows it has, and what is above and below them.
//
// `now` holds a window of the list: `order` has its rows from top to bottom, `start` rows are above. A list has two
// sections, open and done; `openRows` and `doneRows` are their lengths as far as this view shows them. A row that was
// just ticked stays in its section until the person has left the list, so nothing jumps under the pointer.
window.todoList = (() => {
  const ASK_AGAIN = 3_000;        // ms after which a window that has not come is asked for again
  const rows = todoRows;
  let now = null, asking = 0, underWay = false, redraw = false, ticks = 0;
  let lastScroll = 0, up = false; // which way the person scrolls

  const workspace = () => document.getElementById('workspace');
  const limit = name => Number(workspace().dataset[name]);
  const visible = () => (now.show === 'completed' ? 0 : now.openRows) + (now.show === 'active' ? 0 : now.doneRows);

  // Show a view (see domain/windows.py). Returns whether it is another one than before, and not just a window of it.
  const show = view => {
    clearTimeout(asking);
    underWay = false;
    const opened = !now || now.list !== view.list || now.show !== view.show;
    if (!opened && now.seq !== null && (todoOutbox.pending() || view.seq < now.seq)) {     // older than what is on screen
      redraw = true;
      caughtUp();
      return false;
    }
    redraw = todoOutbox.pending() > 0;
    now = {...view, openRows: view.openRows ?? view.open, doneRows: view.doneRows ?? view.done,
      order: view.rows.slice(0, limit('windowRows')).map(row => ({section: row.done_at ? 'done' : 'open', ...row}))};
    if (opened) {
      scrollTo(0, 0);
      arrange();
    } else {
      rows.keepInPlace(arrange);
    }
    count();
    look();
    if (now.seq === null) asking = setTimeout(() => want(0), ASK_AGAIN);     // from this browser's copy: where is the page?
    return opened;
  };

  // Show the rows of `now.order`.
  const arrange = () => {
    const firstDone = now.show === 'all' ? now.order.find(row => row.section === 'done') : null;
    rows.arrange(now.order, firstDone, now.start, Math.max(0, visible() - now.start - now.order.length));
  };

  // Say how many are left, and tell the style sheet what there is.
  const count = () => {
    document.getElementById('items-left').textContent = now.seq === null ? ''
      : `${now.open} ${now.open === 1 ? 'item' : 'items'} left`;
    Object.assign(workspace().dataset, {
      list: now.list, show: now.show, done: Math.min(1, now.done), rows: now.seq === null ? '?' : Math.min(1, visible()),
    });
  };

  // Add rows at the end of the open section, and bring the last of them into view.
  const add = added => {
    now.open += added.length;
    if (now.show !== 'completed') {
      const open = now.order.filter(row => row.section === 'open').length, most = limit('windowRows');
      const reachesEnd = now.start + open >= now.openRows && now.start <= now.openRows;
      now.openRows += added.length;
      if (reachesEnd) {
        now.order.splice(open, 0, ...added);
        const fromTop = Math.max(0, Math.min(now.order.length - most, open + added.length - 1));
        now.order.splice(0, fromTop);
        now.order.splice(most);
        now.start += fromTop;
      } else {                    // far from here: go there, and let the server fill in what is around
        now.order = added.slice(-most);
        now.start = now.openRows - now.order.length;
        redraw = true;
      }
      arrange();
      rows.bringIntoView(added.at(-1));
    }
    count();
  };

  // Note that a row is done, or open again. Where the view shows only the other kind, it leaves.
  const tick = (row, done) => {
    row.done_at = done ? '~' : null;
    row.ticked = ++ticks;
    rows.written(row);
    now.open += done ? -1 : 1;
    now.done += done ? 1 : -1;
    if (now.show !== 'all') {
      now[done ? 'doneRows' : 'openRows'] += 1;
      leave(row);
    }
    count();
  };

  // Give fields of a row other values.
  const set = (row, fields) => {
    if ('done_at' in fields && Boolean(fields.done_at) !== Boolean(row.done_at)) tick(row, Boolean(fields.done_at));
    Object.assign(row, fields);
    if (find(row.id)) rows.write(row);
  };

  // Take a row off the screen, and move the focus to the one that comes after it, but not into the box of its title: who
  // types on would change another task. Returns its place.
  const leave = row => {
    const place = now.order.indexOf(row), part = rows.focused(row);
    now.order.splice(place, 1);
    now[row.section === 'open' ? 'openRows' : 'doneRows'] -= 1;
    rows.keepInPlace(arrange);
    if (part) rows.focus(now.order[Math.min(place, now.order.length - 1)], part === 'task-title' ? 'task-done' : part);
    look();
    return place;
  };

  const remove = row => {
    now[row.done_at ? 'done' : 'open'] -= 1;
    const place = leave(row);
    count();
    return place;
  };

  const putBack = (row, place) => {
    now[row.done_at ? 'done' : 'open'] += 1;
    now[row.section === 'open' ? 'openRows' : 'doneRows'] += 1;
    now.order.splice(Math.min(place, now.order.length), 0, row);
    if (now.order.length > limit('windowRows')) now.order.pop();
    rows.keepInPlace(arrange);
    count();
  };

  // Take all done rows off the screen. Returns how many there are in the list.
  const clear = () => {
    const cleared = now.done;
    now.openRows -= now.order.filter(row => row.done_at && row.section === 'open').length;
    now.order = now.order.filter(row => !row.done_at);
    now.doneRows = now.done = 0;
    rows.keepInPlace(arrange);
    count();
    return cleared;
  };

  // Move what was ticked to its section. Where a row that was made open again belongs in a long list, and in which order
  // rows were ticked elsewhere, the server knows.
  const settle = () => {
    const moved = now?.order.filter(row => Boolean(row.done_at) !== (row.section === 'done')) ?? [];
    if (!moved.length) return;
    const whole = visible() === now.order.length;
    if (moved.some(row => (row.done_at ? !row.ticked : !whole))) { want(now.start); return; }
    const ticked = moved.filter(row => row.done_at).sort((a, b) => b.ticked - a.ticked);
    const done = now.order.filter(row => row.done_at && row.section === 'done');
    const open = now.order.filter(row => !row.done_at);
    if (whole) open.sort((a, b) => (a.order < b.order ? -1 : 1));
    const reachesEnd = now.start + now.order.length - done.length >= now.openRows;
    now.openRows += moved.length - 2 * ticked.length;
    now.doneRows += 2 * ticked.length - moved.length;
    for (const row of moved) row.section = row.done_at ? 'done' : 'open';
    now.order = [...open, ...(reachesEnd ? ticked : []), ...done];
    rows.keepInPlace(arrange);
    look();
  };

  // Ask the server for the window that begins at `start`, unless something is on its way that it would not know.
  const want = start => {
    if (now.list === 'demo-list') return;
    clearTimeout(asking);
    asking = setTimeout(() => want(start), ASK_AGAIN);
    underWay = false;
    if (todoOutbox.pending()) { redraw = true; return; }
    redraw = false;
    underWay = true;
    dash_clientside.set_props('wanted', {data: windowFrom(start)});
  };
  const windowFrom = start => ({list: now.list, show: now.show, start: Math.max(0, start)});

  // The window that the server is to bring with its answer to what is sent now, if the screen lacks something.
  const lacks = () => redraw && now ? windowFrom(now.start) : undefined;

  // Is what is seen on the page, and some more of what comes next? If not, ask for the window around it. One at a time: of
  // two, Dash throws the first away, and who scrolls on and on would see none.
  const look = () => {
    if (underWay || !now?.order.length || visible() <= now.order.length) return;
    const most = limit('windowRows'), spare = Math.max(0, most - innerHeight / rows.height()), ahead = spare / 3 * rows.height();
    const first = rows.edges(now.order[0]).top, last = rows.edges(now.order.at(-1)).bottom;
    const missing = (first > (up ? -ahead : 0) && now.start > 0)
      || (last < innerHeight + (up ? 0 : ahead) && now.start + now.order.length < visible());
    if (!missing) return;
    const middle = innerHeight / 2, on = now.order.findIndex(row => rows.edges(row).bottom > middle);
    const place = middle < first ? now.start - (first - middle) / rows.height()
      : on >= 0 ? now.start + on : now.start + now.order.length + (middle - last) / rows.height();
    const start = Math.round(place - most / 2 + (up ? -spare : spare) / 4);
    const within = Math.max(0, Math.min(start, visible() - most));
    if (within !== now.start) want(within);
  };

  // The server knows all that is on screen: time for a window that was put off.
  const caughtUp = () => { if (redraw && now && !todoOutbox.pending()) want(now.start); };

  const find = id => now?.order.find(row => row.id === id);
  const at = element => find(rows.taskOf(element));

  // Rows whose controls say something else than what is known of them: [row, what its checkbox says, what its box says].
  const unread = () => (now?.order ?? []).map(row => [row, rows.says(row)])
    .filter(([row, {done, title}]) => done !== Boolean(row.done_at) || title !== row.title).map(([row, {done, title}]) => [row, done, title]);

  let frame = 0;
  addEventListener('scroll', () => {
    if (scrollY !== lastScroll) up = scrollY < lastScroll;
    lastScroll = scrollY;
    frame ||= requestAnimationFrame(() => { frame = 0; look(); });
  }, {passive: true});

  // The person has left the list when neither pointer nor focus is in it.
  const left = () => setTimeout(() => { if (!rows.isHere()) settle(); });
  document.addEventListener('pointerout', event => { if (event.target.closest?.('#tasks')) left(); });
  document.addEventListener('focusout', event => { if (event.target.closest?.('#tasks')) left(); });

  return {
    show, add, set, tick, remove, putBack, clear, find, at, unread, limit,
    now: () => now,
    caughtUp, lacks,
    reachesEnd: () => now.start + now.order.length >= visible(),
    outdated: () => { redraw = true; },
    beginAnew: () => { if (now?.seq) now.seq = 0; },        // the next window counts, whatever its seq
    stopAsking: () => clearTimeout(asking),
  };
})();
