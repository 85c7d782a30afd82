// One fact of a task, as it is drawn under its title (state/chips.js).

/** @param {import('../state/chips.js').Chip} chip */
export const drawChip = ({kind, words, name, href, view, colour, at, late}) => {
  const chip = document.createElement(href || view ? 'a' : at ? 'time' : 'span');
  chip.className = `chip chip-${kind}`;
  chip.textContent = words;
  chip.classList.toggle('late', Boolean(late));
  chip.dataset.colour = colour ?? '';
  if (at) chip.setAttribute('datetime', at);
  if (href) Object.assign(chip, {href, target: '_blank', rel: 'noopener noreferrer', tabIndex: -1});
  else if (name) chip.setAttribute('role', 'img');
  if (view) {
    Object.assign(chip, {href: view, dir: 'auto', translate: false});
    chip.classList.add('view-link');
  }
  if (name) chip.setAttribute('aria-label', name);
  if (name && !words) chip.title = name;
  return chip;
};
