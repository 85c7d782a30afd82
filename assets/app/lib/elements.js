// Boxes of Dash's, as if a person were at them.

// Put text into a box as if it were typed: a property that was so before would not change what React keeps.
export const type = (box, text) => {
  if (box.value === text) return;
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(box, text);
  box.dispatchEvent(new Event('input', {bubbles: true}));
};

// Does a click on a link ask for another tab, or a menu?
export const goesElsewhere = event => event.ctrlKey || event.metaKey || event.shiftKey || event.button;
