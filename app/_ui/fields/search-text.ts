import { plainLine } from '../text/plain-text.ts';
import { mostLetters } from './most-letters.ts';

/** What is searched for when this stands in a search box or in a URL; empty: everything. */
export const searchText = (text: string | null): string =>
  plainLine(text ?? '')
    .slice(0, mostLetters)
    .trim();
