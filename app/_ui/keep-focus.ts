/** An element that had the focus, and all that it lay in below the body, innermost first. */
type Trail = readonly HTMLElement[];

/** Far enough back to what opened a dialog out of a dialog. */
const mostTrails = 6;
/** Dialogs give the focus back by themselves, a moment after they have gone. */
const patienceMs = 80;

/**
 * Where what had the focus is taken away, as a line that is removed or a button that has done its
 * work, browsers give it to the whole page, and whoever cannot see it has lost their place. This gives
 * it to the nearest thing that is still there around it, or around what had it before. Answers how to
 * end it.
 */
export const keepFocus = (): (() => void) => {
  const trails: Trail[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (focused: EventTarget | null) => {
    if (!(focused instanceof HTMLElement) || focused === document.body) return;
    trails.push(trailOf(focused));
    if (trails.length > mostTrails) trails.shift();
  };
  const onFocus = ({ target }: FocusEvent) => keep(target);
  const look = () => {
    timer = undefined;
    if (!isLost(trails.at(-1))) return;
    const [place] = trails.toReversed().flatMap((trail) => trail.find(isThere) ?? []);
    if (place !== undefined) focusPlace(place);
  };
  const observer = new MutationObserver(() => {
    if (!isLost(trails.at(-1))) return;
    // Not begun anew by each change: a page that changes all the time would never come to it.
    timer ??= setTimeout(look, patienceMs);
  });
  keep(document.activeElement);
  document.addEventListener('focusin', onFocus);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onFocus);
    observer.disconnect();
    clearTimeout(timer);
  };
};

const trailOf = (element: HTMLElement): Trail => {
  const trail: HTMLElement[] = [];
  for (
    let at: HTMLElement | null = element;
    at !== null && at !== document.body;
    at = at.parentElement
  ) {
    trail.push(at);
  }
  return trail;
};

/**
 * Somebody who has clicked beside everything has given the focus away: then what had it is there. A
 * dialog that is open is about to take it.
 */
const isLost = (trail: Trail | undefined): boolean =>
  trail?.[0]?.isConnected === false &&
  document.activeElement === document.body &&
  document.querySelector('[role="dialog"]') === null;

const isThere = ({ isConnected }: HTMLElement): boolean => isConnected;

const focusPlace = (place: HTMLElement): void => {
  const isFocusable = place.tabIndex >= 0 || place.hasAttribute('tabindex');
  if (!isFocusable) {
    place.tabIndex = -1;
    place.style.outline = 'none';
    const forget = () => {
      place.removeAttribute('tabindex');
      place.style.removeProperty('outline');
    };
    place.addEventListener('blur', forget, { once: true });
  }
  place.focus({ preventScroll: true });
};
