// Files on the account page: what this browser holds, a file that is imported, this browser's copy given back.
(() => {
  const {todo} = dash_clientside;
  const TOO_LARGE = 'This file is larger than this server takes in. Nothing was changed.';
  let body = null, source = 'file', intent = null;

  // Where a copy that is given back is shown, and a file that is imported.
  const show = children => {
    if (document.getElementById('import-result')) {
      dash_clientside.set_props('import-result', {children: source === 'file' ? children : null});
    }
    dash_clientside.set_props('lost-result', {children: source === 'browser' ? children : null});
  };

  const post = (what, query) => todoServer.ask(`/account/import?${new URLSearchParams(query)}`,
    {method: 'POST', headers: {'Content-Type': 'application/json'}, body: what});

  // Send what is to be imported: to be looked at, or with an intent to be written. An intent is done once.
  const send = async query => {
    try {
      const answer = await post(body, {source, ...query}), misfit = await todoServer.misfit(answer);
      if (misfit || answer.status === 413) {
        show(answer.status === 413 ? TOO_LARGE : `${misfit} Nothing was changed. Reload the page.`);
        return false;
      }
      const {show: shown, facts} = await answer.json();
      show(shown);
      if (facts) todoCards.show(todoList.now()?.list);
      if (facts && document.getElementById('server-facts')) dash_clientside.set_props('server-facts', {children: facts});
      return answer.ok;
    } catch {
      show('The server does not answer, or cannot take this now. Try again in a moment.');
      return false;
    }
  };

  const look = (what, from) => {
    [body, source, intent] = [what, from, null];
    show('Reading…');
    return send({});
  };

  // The browser's own dialog for files; it opens only from a click.
  const chooseFile = clicks => {
    if (!clicks) return;
    const input = Object.assign(document.createElement('input'), {type: 'file', accept: '.json,application/json'});
    input.addEventListener('change', () => look(input.files[0], 'file'));
    input.click();
  };

  const confirmImport = async clicks => {
    if (!clicks || !body) return;
    intent ??= todoOutbox.newId();
    dash_clientside.set_props('import-confirm', {loading: true});
    if (!await send({intent})) return;
    todoUndo.done({list: '', ids: [intent], did: 'Imported it again', undone: 'Took the import back'});
    if (source === 'file') return;
    document.getElementById('lost').classList.add('given');
    await todoWhole.accept();
  };

  const cancelImport = clicks => {
    if (!clicks) return;
    body = null;
    show(null);
    document.getElementById('import-file')?.focus();
  };

  const undoImport = clicks => {
    if (!clicks || !intent) return;
    todo.undo([intent]);
    show(null);
    intent = null;
  };

  // The server has less than this browser's copy: say so. Returns whether there is anything that it has not.
  const lost = async (file, {lists, tasks, at}) => {
    const answer = await (await post(JSON.stringify(file), {source: 'browser'})).json();
    if (!answer.does) return false;
    const when = new Date(at).toLocaleString('en', {dateStyle: 'medium', timeStyle: 'short'});
    dash_clientside.set_props('lost-text', {children:
      `This browser holds ${count(tasks, 'task')} of ${count(lists, 'list')}, as they were on ${when}.`});
    document.getElementById('lost').hidden = false;
    return true;
  };
  const giveBack = async clicks => {
    if (clicks) look(JSON.stringify(await todoWhole.asFile()), 'browser');
  };
  const forgetCopy = async clicks => {
    if (!clicks) return;
    document.getElementById('lost').hidden = true;
    await todoWhole.accept();
  };

  // What of this browser's copy a person wants to know, as lines of a list of facts.
  const browserFacts = async () => {
    todoView.begin();
    const {lists, tasks, bytes} = await todoWhole.size();
    const held = tasks || lists ? `${count(tasks, 'task')} of ${count(lists, 'list')}, ${Math.ceil(bytes / 1000)} kB` : 'Nothing yet';
    const promised = await navigator.storage?.persisted?.() ?? false;
    return [
      ...fact('In this browser', held),
      ...fact('Kept by this browser', promised ? 'For good: it has promised to' : 'Until it needs the room'),
      ...fact('Changes waiting to be sent', String(todoOutbox.pending())),
      ...todoStorage.troubles().flatMap(text => fact('Not in order', text)),
    ];
  };
  const count = (n, what) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const fact = (name, text) => [
    {type: 'Dt', namespace: 'dash_html_components', props: {children: name}},
    {type: 'Dd', namespace: 'dash_html_components', props: {children: text}},
  ];
  const tellFacts = async () => {
    if (document.getElementById('browser-facts')) dash_clientside.set_props('browser-facts', {children: await browserFacts()});
  };

  const keepForGood = async clicks => {
    if (!clicks) return;
    await navigator.storage?.persist?.();
    tellFacts();
  };

  Object.assign(todo, {
    chooseFile, confirmImport, cancelImport, undoImport, giveBack, forgetCopy,
    browserFacts, tellFacts, keepForGood, lost,
  });
})();
