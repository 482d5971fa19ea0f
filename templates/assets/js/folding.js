// Two spellings of a name that differ in case, accents, apostrophes or dashes are one, as for `briefings check`.
const LETTERS = {
  ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', ȷ: 'j', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ɖ: 'd', ƀ: 'b',
  ɨ: 'i', ʉ: 'u', ǥ: 'g', ŀ: 'l', ß: 'ss', ɓ: 'b', ɗ: 'd', ƙ: 'k',
};
// Apostrophes of every kind, and what nobody sees.
const GONE = new RegExp('[\'`\u00b4\u02b9\u02bb-\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u0374\u0384\u055a\u05f3'
  + '\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\u275b\u275c\ua78c\uff07\uff40'
  + '\u00ad\u061c\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]', 'g');
const fold = (text) => text.replace(GONE, '').normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '')
  .replace(new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g'), (letter) => LETTERS[letter])
  .replace(GONE, '').normalize('NFC').replace(/[\s‐-―-]+/g, ' ').trim();
