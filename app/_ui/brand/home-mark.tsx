import { Mark, markStyle } from './mark.tsx';

/** Leads home by a load of its own: where nothing else works, or nothing else is there to load. */
export const HomeMark = () => (
  <a href="/" className={markStyle}>
    <Mark />
  </a>
);
