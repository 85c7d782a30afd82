// Keys and pasting. Enter while an input method composes a word belongs to the input method.
(() => {
  const composing = event => event.isComposing || event.keyCode === 229;

  // Put text into a box as if it were typed, so that React knows of it too.
  const type = (box, text) => {
    const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(box, text);
    box.dispatchEvent(new Event('input', {bubbles: true}));
  };

  const addFrom = (box, text) => { type(box, dash_clientside.todo.addTasks(text) ? '' : text); };

  // What a box held before the person began, or undefined if it is none of ours.
  const saved = box => box.id === 'list-title' ? todoList.now()?.title
    : box.matches('.task-title textarea, textarea.task-title') ? todoList.at(box)?.title : undefined;

  document.addEventListener('keydown', event => {
    const box = event.target;
    if (composing(event) || !(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
    if (box.id === 'add-task') {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      addFrom(box, box.value);
    } else if ((event.key === 'Enter' || event.key === 'Escape') && saved(box) !== undefined) {
      event.preventDefault();
      if (event.key === 'Escape') type(box, saved(box));
      box.blur();
    }
  }, true);

  document.addEventListener('paste', event => {
    const box = event.target, pasted = event.clipboardData.getData('text/plain');
    if (box.id !== 'add-task' || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    addFrom(box, box.value.slice(0, box.selectionStart) + pasted + box.value.slice(box.selectionEnd));
  }, true);
})();
