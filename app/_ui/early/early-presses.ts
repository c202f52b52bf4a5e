/** Where a control was pressed, what it was called, and whether the page answers there by now. */
export type EarlyPress = { path: string; name: string | null; dimmed: Animation; answers: boolean };

declare global {
  interface Window {
    /** What was pressed and is not answered yet; none where the page could not note it. */
    earlyPresses?: Map<HTMLElement, EarlyPress>;
  }
}

/** Said on `window` with every press that is noted. */
export const pressedEarly = 'pressed-early';
