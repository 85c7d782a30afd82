// A control that says `data-opens` opens that dialog; one that says `data-closes` closes the one in which it is.
document.addEventListener('click', ({target}) => {
  const opens = target.closest?.('[data-opens]'), closes = target.closest?.('[data-closes]');
  if (opens) document.getElementById(opens.dataset.opens).showModal();
  closes?.closest('dialog').close();
});
