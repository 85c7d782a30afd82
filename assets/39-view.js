// A view comes to the screen: a list, or the open or done tasks of it, from this browser's copy and from the server, and
// what belongs to it outside of the rows.
window.todoView = (() => {
  const list = todoList;
  let named = null;               // the list that was just made, whose name is to be typed when it comes
  let unasked = false;            // does the next list come without the person having asked for it?
  let titleTouched = false;       // was something typed into the list's title?

  const account = () => Number(document.getElementById('workspace')?.dataset.account);

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
    todoStorage.onTrouble(text => todoNotice.say(text));
    todoKept.open(Number(account));
    todoUndo.open(Number(account));
    todoOutbox.open(Number(account));
    todoTyped.open(Number(account));
    todoLive.open(Number(account), Number(seq));
  };

  // The server sent a view.
  const drawWindow = view => {
    if (!view) return;
    if (view.gone) {                // what is on screen stays, for its words; a refusal that is being said comes first
      list.stopAsking();
      if (!document.getElementById('status').textContent) todoNotice.say('This list is not there any more. Go back to your lists.');
      return;
    }
    if (isWanted(view)) present(todoCopy.withWaiting(view));
    if (view.list !== 'demo-list') todoCopy.keep(account(), view);
  };

  // An answer that comes after the person has gone on is not what they want to see.
  const isWanted = ({list: id, show}) => {
    const asked = new URLSearchParams(location.search).get('show');
    return location.pathname === '/' || (['/lists', `/lists/${id}`].includes(location.pathname)
      && show === (['active', 'completed'].includes(asked) ? asked : 'all'));
  };

  // Show a view, and what belongs to it outside of the rows.
  const present = view => {
    dash_clientside.todo.keepTyped(view);
    const before = list.now()?.title, opened = list.show(todoLive.inPlace(view));
    if (opened || (list.now().title !== before && !typesTitle())) showTitle();
    if (!opened) return;
    markShown();
    if (account()) todoCards.hold(view.list);
    for (const link of document.querySelectorAll('.show-link')) current(link, link.dataset.show === view.show, 'true');
    setText('show-completed', view.show === 'all' ? 'Hide completed' : 'Show completed');
    if (document.querySelector('#menu [data-opened]')) dash_clientside.set_props('menu', {opened: false});
    // Who types on, and has not asked for this list, does not type into it.
    const first = document.getElementById(named === view.list ? 'list-title' : unasked ? 'workspace' : 'add-task');
    if (first.id === 'workspace') first.tabIndex = -1;
    if (named === view.list) select(first, view.title);
    if (view.list !== 'demo-list') first.focus({preventScroll: true});
    named = null;
    unasked = false;
  };
  // Have Dash write a text, unless it is there already: whatever it is given costs it milliseconds.
  const setText = (id, text) => {
    if (![undefined, text].includes(document.getElementById(id)?.textContent)) dash_clientside.set_props(id, {children: text});
  };
  const showTitle = () => {
    const {list: id, title} = list.now();
    dash_clientside.set_props('list-title', {value: title ?? ''});
    todoRows.type(document.getElementById('list-title'), title ?? '');
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
    present(todoCopy.withWaiting(todoCopy.view(account(), id, show, title, list.limit('windowRows'))));
  }, true);

  // Select what a box holds, as soon as it holds `text`.
  const select = (box, text) => {
    if (box.value === text) box.select();
    else if (list.now().title === text) requestAnimationFrame(() => select(box, text));
  };

  // Is somebody at the list's title?
  const typesTitle = () => titleTouched && document.activeElement?.id === 'list-title';
  document.addEventListener('input', event => { titleTouched ||= event.target.id === 'list-title'; }, true);

  return {
    begin, draw, drawWindow, showTitle, markShown, typesTitle,
    start: () => { begin(); return window.dash_clientside.no_update; },
    nameNext: id => { named = id; },
    openUnasked: () => { unasked = true; },
    titleTouched: () => titleTouched,
  };
})();
