// What the server answers: what it has done, what it refuses, and that a list is gone.
window.todoAnswers = (() => {
  const list = todoList, outbox = todoOutbox, {say} = todoNotice;
  const goFrom = new Map();       // intent -> the list on screen when the person asked to go elsewhere by it

  // What the server has to say when the page opens. A live region is heard when it changes, not as it comes.
  const greet = text => {
    if (text) say(text);
    return window.dash_clientside.no_update;
  };

  // Go to what an intent makes, or to what is beside what it deletes, when the server says where that is.
  const goWhenDone = intent => goFrom.set(intent, list.now()?.list);

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
    if (answer.view) todoView.drawWindow(answer.view);
    if (!outbox.pending()) list.caughtUp();
  };

  // Take back what the server refused, and give the words back to the person.
  const refused = (intent, reason) => {
    todoUndo.forget([intent?.id]);
    const added = (intent?.shows?.rows ?? []).filter(([, fields]) => fields?.order).map(([id]) => list.find(id));
    for (const row of added.filter(Boolean)) list.remove(row);
    notKept(intent, reason);
  };

  // Give the words of a change that could not be saved back to the person, if it has any, and say why.
  const notKept = (intent, reason) => {
    const words = intent?.words ?? [];
    if (words.length) todoKept.put(reason, words.join('\n'));
    else say(reason);
  };

  // Somebody has deleted the list that is on screen. What is being typed is given back when it is refused.
  const goneElsewhere = id => {
    say(`${list.now().title} was deleted in another tab or on another device.`);
    leave(id);
  };
  const leave = id => {
    if (list.now()?.list !== id) return;          // the person has gone already
    if (todoTyped.isTyping()) { setTimeout(leave, 500, id); return; }
    dash_clientside.todo.keepTyped();
    todoView.openUnasked();
    const link = [...document.querySelectorAll('.list-card')].find(one => one.dataset.list !== id);
    if (link) link.click();
    else dash_clientside.set_props('go', {pathname: '/lists'});
  };

  return {greet, goWhenDone, answered, notKept, goneElsewhere};
})();
