export type PageEvents = {
  onHidden: () => void;
  /** The viewer or the network is back: what was missed must be fetched. */
  onReturn: () => void;
  onOffline: () => void;
};

/** The page that an engine lives in, as far as it concerns the engine. */
export type Page = {
  isHidden: () => boolean;
  /** Tells when the page is hidden, shown again (also from the back/forward cache), off- and online. */
  watch: (events: PageEvents) => { stop: () => void };
};

/** The browser's own; outside browsers a page that is always shown. */
export const browserPage: Page = {
  isHidden: () => typeof document !== 'undefined' && document.hidden,
  watch: ({ onHidden, onReturn, onOffline }) => {
    if (typeof window === 'undefined') return { stop: () => undefined };
    const listening = new AbortController();
    const { signal } = listening;
    for (const event of ['focus', 'online', 'pageshow'] as const) {
      window.addEventListener(event, onReturn, { signal });
    }
    window.addEventListener('offline', onOffline, { signal });
    document.addEventListener(
      'visibilitychange',
      () => (document.hidden ? onHidden() : onReturn()),
      { signal },
    );
    return { stop: () => listening.abort() };
  },
};
