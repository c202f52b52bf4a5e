import { markLetters } from './mark-letters.ts';

/** A text in which the letters that were typed stand out. */
export const MarkedText = ({ text, typed }: { text: string; typed: string }) => {
  let at = 0;
  return markLetters(text, typed).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.marked ? (
      <mark key={key} className="bg-transparent font-semibold text-accent">
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
};
