/** Letters that Unicode does not take apart, as they are typed where a keyboard lacks them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  // The form that σ has at a word's end, where a search may end in its middle.
  ς: 'σ',
};
const letters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * The form in which texts are searched, of what is stored and of what was typed: lower case without
 * the accents of Latin, Greek and Cyrillic, so that "jose" finds "José". Marks of other scripts
 * make other letters and stay. Both sides of a search must be of one version of this: a change of
 * it is a new version of every projection that stores it.
 */
export const searchForm = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(letters, (letter) => plainLetters[letter] ?? letter);

/** What was typed into a search box, a word each, in that form. */
export const searchWords = (text: string): string[] =>
  searchForm(text)
    .split(/\s+/)
    .filter((word) => word !== '');
