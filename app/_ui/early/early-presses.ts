/**
 * Where a control was pressed, what to press it means, whether it showed the focus, as it does for who
 * presses by key, and whether the page answers there by now. A control means what its `data-means`
 * says, by which another that takes its place is known, else what it is called.
 */
export type EarlyPress = {
  path: string;
  means: string | null;
  byKey: boolean;
  dimmed: Animation;
  answers: boolean;
};

declare global {
  interface Window {
    /** What was pressed and is not answered yet; none where the page could not note it. */
    earlyPresses?: Map<HTMLElement, EarlyPress>;
  }
}

/** Said on `window` with every press that is noted. */
export const pressedEarly = 'pressed-early';
