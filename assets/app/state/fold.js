// Text as searches compare it, without case and accents, as in domain/fold.py.

const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f]/g;
const MARKS_MAX = 30;           // on one letter
const MANY_SIGNS = /[^\p{L}\p{N}_\s!-~]{31,}/gu;
const ALIKE = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', '\u0131': 'i', '\u03c2': '\u03c3', '\u2018': "'", '\u2019': "'",
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
  '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2212': '-',
};
const SIGNS = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');
const PLAIN = /^[\x20-\x7e\n]*$/;

/** @param {string} signs */
const withoutMostMarks = signs => {
  let marks = 0;
  return [...signs].filter(sign => {
    marks = /\p{M}/u.test(sign) ? marks + 1 : 0;
    return marks <= MARKS_MAX;
  }).join('');
};

/** Return a text as searches compare it. @param {string} text */
export const fold = text => {
  if (PLAIN.test(text)) return text.toLowerCase();
  const few = text.replace(MARKS, '').replace(MANY_SIGNS, withoutMostMarks);
  const plain = few.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return plain.normalize('NFKD').replace(MARKS, '').normalize('NFC').replace(SIGNS, sign => ALIKE[sign]);
};
