import { isOfThisPage } from '#app/_ui/is-of-this-page.ts';

/**
 * The address of a screen, which says what is asked for there: `parse` reads it, `pathOf` writes it.
 * The address bar is ahead of the page by some frames; a press in them must not undo the one before.
 * So a change is of what is asked for by now, not of what is drawn. Whoever has left for another
 * screen by then stays there.
 */
export const addressOf = <Asked>(
  parse: (params: URLSearchParams) => Asked,
  pathOf: (asked: Asked) => string,
) => {
  const asked = () => parse(new URLSearchParams(window.location.search));
  const changed = (change: (now: Asked) => Asked): string | undefined => {
    const now = asked();
    const path = pathOf(change(now));
    return isOfThisPage(path) && path !== pathOf(now) ? path : undefined;
  };
  return {
    /** What the address bar asks for by now. */
    asked,
    /** Asks for something else: a step that Back takes back. Asking for the same is none. */
    step: (change: (now: Asked) => Asked): void => {
      const path = changed(change);
      if (path !== undefined) window.history.pushState(null, '', path);
    },
    /** In place: no step that Back should take back. */
    correct: (change: (now: Asked) => Asked): void => {
      const path = changed(change);
      if (path !== undefined) window.history.replaceState(null, '', path);
    },
  };
};
