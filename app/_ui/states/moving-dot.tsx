/** Something is on its way. The word beside it says what. */
export const MovingDot = () => (
  <span
    aria-hidden
    className="inline-block size-2 shrink-0 animate-breathe rounded-full bg-accent forced-colors:bg-[CanvasText]"
  />
);
