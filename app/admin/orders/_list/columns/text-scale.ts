/** The size (CSS px) of a page's text until its reader chose another in the browser. */
const usualText = 16;

/** A length (CSS px at the usual size of text) that grows with the text. */
export const inRem = (length: number): string => `${length / usualText}rem`;

/** How many times as large as usual this reader's text is. */
export const textScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usualText;
