// The list on screen: which rows stand in which slots, and what is above and below them.
//
// `now` holds a window of the list: `order` has its rows from top to bottom, `start` rows are above. A list has two
// sections, open and done; `openRows` and `doneRows` are their lengths as far as this view shows them. A row that was
// just ticked stays in its section until the person has left the list, so nothing jumps under the pointer.
window.todoList = (() => {
  const ASK_AGAIN = 3_000;        // ms after which a window that has not come is asked for again
  const AT_ONCE = 20;             // rows that are mounted before the browser may paint: a screen of them
  const slots = new Map();        // task id -> its <li>
  let now = null, template = null, free = null, rest = 0, asking = 0, redraw = false, ticks = 0, wanted = null;

  const tasks = () => document.getElementById('tasks');
  const workspace = () => document.getElementById('workspace');
  const limit = name => Number(workspace().dataset[name]);
  const rowHeight = () => parseFloat(getComputedStyle(tasks()).getPropertyValue('--row-height'));
  const visible = () => (now.show === 'completed' ? 0 : now.openRows) + (now.show === 'active' ? 0 : now.doneRows);

  // Show a view (see domain/windows.py). Returns whether it is another one than before, and not just a window of it.
  const show = (view, rowTemplate) => {
    template ??= rowTemplate;
    clearTimeout(asking);
    wanted = null;
    const opened = !now || now.list !== view.list || now.show !== view.show;
    if (!opened && now.seq !== null && (todoOutbox.pending() || view.seq < now.seq)) {     // older than what is on screen
      redraw = true;
      caughtUp();
      return false;
    }
    redraw = todoOutbox.pending() > 0;
    now = {...view, openRows: view.open, doneRows: view.done, order: view.rows.slice(0, limit('slots')).map(
      ([id, title, order, doneAt]) => ({id, title, order, done: Boolean(doneAt), section: doneAt ? 'done' : 'open'}))};
    if (opened) {
      scrollTo(0, 0);
      arrange();
    } else {
      keepInPlace(arrange);
    }
    count();
    look();
    if (now.seq === null) asking = setTimeout(() => want(0), ASK_AGAIN);     // from this browser's copy: where is the page?
    return opened;
  };

  // Make the slots hold the rows of `now.order`, in that order. Where many are new, those that are seen come first.
  const arrange = () => {
    clearTimeout(rest);
    free ??= [...tasks().children];
    const [from, to] = portion(), rows = now.order.slice(from, to), wanted = new Set(rows.map(row => row.id));
    for (const id of slots.keys()) if (!wanted.has(id)) release(id);
    const seen = from => { while (from && !from.classList.contains('row')) from = from.nextElementSibling; return from; };
    let place = seen(tasks().firstElementChild);
    for (const row of rows) {
      if (!slots.has(row.id)) take(row);
      else if (slots.get(row.id).drawn !== state(row)) refresh(row);
      const slot = slots.get(row.id);
      if (slot === place) place = seen(place.nextElementSibling);
      else tasks().insertBefore(slot, place);   // moves only what is out of place: a slot that moves loses the focus
    }
    tasks().style.setProperty('--above', now.start + from);
    tasks().style.setProperty('--below', Math.max(0, visible() - now.start - to));
    rest = rows.length < now.order.length ? setTimeout(() => { keepInPlace(arrange); look(); }) : 0;
  };

  // Return which rows of `now.order` to mount in this pass: from, to.
  const portion = () => {
    const all = now.order.length, missing = now.order.filter(row => !slots.has(row.id)).length;
    if (missing <= all - AT_ONCE || all <= AT_ONCE) return [0, all];
    const first = Math.floor(-tasks().getBoundingClientRect().top / rowHeight()) - now.start - 2;
    const from = Math.max(0, Math.min(first, all - AT_ONCE));
    return [from, from + AT_ONCE];
  };

  // Give a row a slot: the one that it stood in before, if that has not been used for another since, or any.
  const take = row => {
    const before = free.findIndex(slot => slot.task === row.id), known = before >= 0;
    const [slot] = known ? free.splice(before, 1) : free.splice(-1);
    slots.set(row.id, slot);
    slot.classList.add('row');    // it has its room at once; React draws into it a moment later
    if (known && slot.drawn === state(row)) return;
    if (known) { refresh(row); return; }
    slot.task = row.id;
    slot.touched = false;
    slot.drawn = state(row);
    slot.classList.toggle('first-done', isFirstDone(row));
    dash_clientside.set_props(slot.id, {children: fill(template, row)});
  };

  // What stood in a slot stays in it, unseen, until the slot is taken: to clear it would cost as much as to fill it.
  const release = id => {
    const slot = slots.get(id);
    slots.delete(id);
    slot.classList.remove('row');
    free.unshift(slot);
  };

  // Bring a row that stands up to date, without taking the focus out of it.
  const refresh = row => {
    const slot = slots.get(row.id);
    slot.drawn = state(row);
    slot.touched = false;
    slot.classList.toggle('first-done', isFirstDone(row));
    for (const part of fill(template, row)) {
      const {id, children, ...props} = part.props;
      dash_clientside.set_props(id, props);
    }
    const box = slot.querySelector('textarea');
    if (box && box !== document.activeElement) type(box, row.title);
  };

  // Put text into a box as if it were typed: what React keeps of it by itself, a property that was so before does not change.
  const type = (box, text) => {
    if (box.value === text) return;
    const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(box, text);
    box.dispatchEvent(new Event('input', {bubbles: true}));
  };

  const isFirstDone = row => row.section === 'done' && now.show === 'all'
    && now.order.find(other => other.section === 'done') === row;
  const state = row => `${row.done}${isFirstDone(row)}${row.title}`;

  // Copy a template, with `{{name}}` replaced by the row's value of that name.
  const fill = (node, row) => {
    if (typeof node === 'string') {
      const whole = /^{{(\w+)}}$/.exec(node);
      return whole ? row[whole[1]] : node.replace(/{{(\w+)}}/g, (_, name) => row[name]);
    }
    if (Array.isArray(node)) return node.map(child => fill(child, row));
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fill(value, row)]));
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
  const add = rows => {
    now.open += rows.length;
    if (now.show !== 'completed') {
      const open = now.order.filter(row => row.section === 'open').length;
      const reachesEnd = now.start + open >= now.openRows && now.start <= now.openRows;
      now.openRows += rows.length;
      if (reachesEnd && rows.length <= AT_ONCE) {
        now.order.splice(open, 0, ...rows);
        const tooMany = now.order.length - limit('slots');
        if (tooMany > 0) {
          const fromTop = Math.min(tooMany, open);
          now.order.splice(0, fromTop);
          now.start += fromTop;
          now.order.splice(limit('slots'));
        }
      } else {                    // far from here: go there, and let the server fill in what is around
        now.order = rows.slice(-AT_ONCE);
        now.start = now.openRows - now.order.length;
        redraw = true;
      }
      arrange();
      slots.get(rows.at(-1).id).scrollIntoView({block: 'nearest'});
    } else {
      now.openRows += rows.length;
    }
    count();
  };

  // Note that a row is done, or open again. Where the view shows only the other kind, it leaves.
  const tick = (row, done) => {
    row.done = done;
    row.ticked = ++ticks;
    Object.assign(slots.get(row.id), {drawn: state(row), touched: false});
    now.open += done ? -1 : 1;
    now.done += done ? 1 : -1;
    if (now.show !== 'all') {
      now[done ? 'doneRows' : 'openRows'] += 1;
      leave(row);
    }
    count();
  };

  // Take a row off the screen, and move the focus to the one that comes after it. Returns its place.
  const leave = row => {
    const place = now.order.indexOf(row), part = focusedPart(row);
    now.order.splice(place, 1);
    now[row.section === 'open' ? 'openRows' : 'doneRows'] -= 1;
    keepInPlace(arrange);
    if (part) focus(now.order[Math.min(place, now.order.length - 1)], part);
    look();
    return place;
  };

  const remove = row => {
    now[row.done ? 'done' : 'open'] -= 1;
    const place = leave(row);
    count();
    return place;
  };

  const putBack = (row, place) => {
    now[row.done ? 'done' : 'open'] += 1;
    now[row.section === 'open' ? 'openRows' : 'doneRows'] += 1;
    now.order.splice(Math.min(place, now.order.length), 0, row);
    if (now.order.length > limit('slots')) now.order.pop();
    keepInPlace(arrange);
    count();
  };

  // Take all done rows off the screen. Returns how many there are in the list.
  const clear = () => {
    const cleared = now.done;
    now.openRows -= now.order.filter(row => row.done && row.section === 'open').length;
    now.order = now.order.filter(row => !row.done);
    now.doneRows = now.done = 0;
    keepInPlace(arrange);
    count();
    return cleared;
  };

  // Move what was ticked to its section. Where a row that was made open again belongs in a long list, the server knows.
  const settle = () => {
    const moved = now?.order.filter(row => row.done !== (row.section === 'done')) ?? [];
    if (!moved.length) return;
    const whole = visible() === now.order.length;
    if (!whole && moved.some(row => !row.done)) { want(now.start); return; }
    const ticked = moved.filter(row => row.done).sort((a, b) => b.ticked - a.ticked);
    const done = now.order.filter(row => row.done && row.section === 'done');
    const open = now.order.filter(row => !row.done);
    if (whole) open.sort((a, b) => (a.order < b.order ? -1 : 1));
    const reachesEnd = now.start + now.order.length - done.length >= now.openRows;
    now.openRows += moved.length - 2 * ticked.length;
    now.doneRows += 2 * ticked.length - moved.length;
    for (const row of moved) row.section = row.done ? 'done' : 'open';
    now.order = [...open, ...(reachesEnd ? ticked : []), ...done];
    keepInPlace(arrange);
    look();
  };

  // Do something to the rows while those that are on screen, and stay, stay where they are.
  const keepInPlace = change => {
    const top = slot => slot.getBoundingClientRect().top;
    const seen = [...tasks().children].filter(slot => slot.classList.contains('row') && top(slot) >= 0 && top(slot) < innerHeight)
      .map(slot => [slot, slot.task, top(slot)]);
    change();
    const still = seen.find(([slot, task]) => slot.classList.contains('row') && slot.task === task);
    if (still) scrollBy(0, top(still[0]) - still[2]);
  };

  // Ask the server for the window that begins at `start`, unless something is on its way that it would not know.
  const want = start => {
    if (now.list === 'demo-list') return;
    clearTimeout(asking);
    asking = setTimeout(() => want(start), ASK_AGAIN);
    if (todoOutbox.pending()) { redraw = true; return; }
    redraw = false;
    dash_clientside.set_props('wanted', {data: {list: now.list, show: now.show, start: Math.max(0, start)}});
  };

  // Is what is seen mounted? If not, ask for the window around it.
  const look = () => {
    if (!now || rest || !slots.size || visible() <= now.order.length) return;
    const height = rowHeight(), edge = place => slots.get(now.order.at(place).id).getBoundingClientRect();
    const first = edge(0).top, last = edge(-1).bottom;
    const margin = innerHeight / 4;
    const missing = (first > -margin && now.start > 0) || (last < innerHeight + margin && now.start + now.order.length < visible());
    if (!missing) return;
    const middle = innerHeight / 2, on = now.order.findIndex((_, place) => edge(place).bottom > middle);
    const place = middle < first ? now.start - (first - middle) / height
      : on >= 0 ? now.start + on : now.start + now.order.length + (middle - last) / height;
    const start = Math.max(0, Math.min(Math.round(place - limit('slots') / 2), visible() - limit('slots')));
    if (start !== now.start && start !== wanted) want(wanted = start);
  };

  // The server knows all that is on screen: time for a window that was put off.
  const caughtUp = () => { if (redraw && now && !todoOutbox.pending()) want(now.start); };

  const focusedPart = row => {
    const active = document.activeElement;
    return slots.get(row.id)?.contains(active) ? ['task-done', 'task-title', 'task-delete'].find(part => active.closest(`.${part}`)) : null;
  };

  const focus = (row, part) => {
    const target = row && slots.get(row.id)?.querySelector(`input.${part}, .${part} input, .${part} textarea, button.${part}`);
    (target || document.getElementById('add-task')).focus();
  };

  // What a person did to rows and Dash has not told yet: [row, what its checkbox says, what its box says].
  const unread = () => (now?.order ?? []).filter(row => slots.get(row.id)?.touched).map(row => [row,
    slots.get(row.id).querySelector('input').checked, slots.get(row.id).querySelector('textarea').value,
  ]).filter(([row, done, title]) => done !== row.done || title !== row.title);
  document.addEventListener('input', event => {
    const slot = event.target.closest?.('#tasks li.row');
    if (slot) slot.touched = true;
  }, true);

  const find = id => now?.order.find(row => row.id === id);
  const at = element => now?.order.find(row => slots.get(row.id)?.contains(element));

  let frame = 0;
  addEventListener('scroll', () => { frame ||= requestAnimationFrame(() => { frame = 0; look(); }); }, {passive: true});

  // The person has left the list when neither pointer nor focus is in it.
  const left = () => setTimeout(() => {
    if (tasks() && !tasks().matches(':hover') && !tasks().contains(document.activeElement)) settle();
  });
  document.addEventListener('pointerout', event => { if (event.target.closest?.('#tasks')) left(); });
  document.addEventListener('focusout', event => { if (event.target.closest?.('#tasks')) left(); });

  return {
    show, add, tick, remove, putBack, clear, find, at, unread, limit, refresh, focus, type,
    now: () => now,
    caughtUp,
    outdated: () => { redraw = true; },
    stopAsking: () => clearTimeout(asking),
  };
})();
