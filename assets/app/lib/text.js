// Text that people type, and numbers as they read them.

/**
 * Return text as one trimmed line, empty if all of it is invisible: the same as `domain.clean.clean_title`.
 * @param {unknown} text
 */
export const clean = text => {
  const line = String(text ?? '').toWellFormed().replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
  return /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(line) ? '' : line;
};

/**
 * Count characters as Python does.
 * @param {string} text
 */
export const lengthOf = text => [...text].length;

/**
 * Return a number with what it counts, as in "2 tasks".
 * @param {number} number
 * @param {string} what
 */
export const count = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** Return 96 random bits as text. Over plain http there is no crypto.randomUUID. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
};

/**
 * Return a time of day as it is kept, "14:05", or '' for anything else. @param {string} text
 */
export const readTime = text => {
  const found = /^(\d{1,2})(?:h|[:.h]?([0-5]\d))?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!found) return '';
  const [, hour, minute = '00', half] = found, isHalf = half && Number(hour) >= 1 && Number(hour) <= 12;
  const hours = isHalf ? Number(hour) % 12 + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  return hours < 24 && (!half || isHalf) ? `${String(hours).padStart(2, '0')}:${minute}` : '';
};
