/** A piece of a text, and whether it is part of what was typed. */
export type Piece = { text: string; marked: boolean };

/**
 * Where the letters of `typed` are in a text: at the first place that has them together, else one
 * after the other from the left, each word's spaces aside. Nothing is marked where one is missing.
 */
export const markLetters = (text: string, typed: string): Piece[] => {
  const marked = together(text, typed.trim()) ?? inTurn(text, typed) ?? new Set<number>();
  const pieces: Piece[] = [];
  [...text].forEach((letter, index) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === marked.has(index)) last.text += letter;
    else pieces.push({ text: letter, marked: marked.has(index) });
  });
  return pieces;
};

const lettersOf = (text: string): string[] => [...text].map((letter) => letter.toLowerCase());

const together = (text: string, typed: string): Set<number> | undefined => {
  const letters = lettersOf(text);
  const wanted = lettersOf(typed);
  const at = letters.findIndex((_, from) =>
    wanted.every((letter, index) => letters[from + index] === letter),
  );
  return at === -1 ? undefined : new Set(wanted.map((_, index) => at + index));
};

const inTurn = (text: string, typed: string): Set<number> | undefined => {
  const letters = lettersOf(text);
  const found = new Set<number>();
  let from = 0;
  for (const letter of lettersOf(typed)) {
    if (letter.trim() === '') continue;
    const at = letters.indexOf(letter, from);
    if (at === -1) return undefined;
    found.add(at);
    from = at + 1;
  }
  return found;
};
