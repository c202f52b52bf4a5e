export type PageEvents = {
  onHidden: () => void;
  /** The viewer or the network is back: what was missed must be fetched. */
  onReturn: () => void;
  onOffline: () => void;
};

/** Tells when the page is hidden, shown again (also from the back/forward cache), off- and online. */
export const watchPage = ({ onHidden, onReturn, onOffline }: PageEvents): { stop: () => void } => {
  if (typeof window === 'undefined') return { stop: () => undefined };
  const listening = new AbortController();
  const { signal } = listening;
  for (const event of ['focus', 'online', 'pageshow'] as const) {
    window.addEventListener(event, onReturn, { signal });
  }
  window.addEventListener('offline', onOffline, { signal });
  document.addEventListener('visibilitychange', () => (document.hidden ? onHidden() : onReturn()), {
    signal,
  });
  return { stop: () => listening.abort() };
};
