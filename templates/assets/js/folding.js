// Two spellings of a name that differ in case, accents, apostrophes or dashes are one.
const LETTERS = { ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ß: 'ss' };
const fold = (text) => text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f'`´‘’ʹʻʼʽʾʿ]/g, '')
  .replace(/[øđðłıæœþħŧŋß]/g, (letter) => LETTERS[letter]).normalize('NFC').replace(/[\s‐-―-]+/g, ' ').trim();
