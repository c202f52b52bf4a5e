'use client';

import { type FunctionComponent, useEffect, useState } from 'react';
import { useAfterPaint } from '../use-after-paint.ts';
import { onFirstUse } from './first-use.ts';

/** What could not be fetched is asked for again after this (ms): a server that starts anew was away. */
const askAgainAfter = 2_000;

/**
 * A component that opens, and whose code the first screen does without: it is fetched at the first
 * sign of a user, so that it is there, offline too, before anything is opened. Until it was opened
 * once, `Before` stands in its place. A fetch that fails is tried again while it is open, and when the
 * network is back.
 * What opens is drawn after the press that opened it was answered: on a slow phone a dialog takes
 * 200 ms.
 */
export const later = <Props extends { open: boolean }>(
  load: () => Promise<FunctionComponent<Props>>,
  Before: FunctionComponent<Props> = Nothing,
): FunctionComponent<Props> => fetchedAhead(load, Before, false);

const fetchedAhead = <Props extends { open: boolean }>(
  load: () => Promise<FunctionComponent<Props>>,
  Before: FunctionComponent<Props>,
  atOnce: boolean,
): FunctionComponent<Props> => {
  let Loaded: FunctionComponent<Props> | undefined;
  let loading: Promise<void> | undefined;
  const fetchIt = () => {
    loading ??= load().then(
      (component) => {
        Loaded = component;
      },
      () => {
        loading = undefined;
      },
    );
    return loading;
  };

  // Not when it is first drawn: that may be offline, as an order's page is that was placed there.
  if (typeof window !== 'undefined') onFirstUse(() => void fetchIt());

  return function Later(props: Props) {
    // Closes at once: what was sent must not be there to be sent again.
    const open = useAfterPaint(props.open, atOnce);
    const [opened, setOpened] = useState(open);
    const [, setThere] = useState(Loaded !== undefined);
    if (open && !opened) setOpened(true);
    useEffect(() => {
      if (!opened) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isLeft = false;
      const ask = async () => {
        await fetchIt();
        if (Loaded !== undefined) return setThere(true);
        // Pressing again changes nothing here: what asked for it says already that it is open.
        clearTimeout(timer);
        if (open && !isLeft) timer = setTimeout(ask, askAgainAfter);
      };
      // It may have come between the drawing and this, which nobody else would notice.
      void ask();
      window.addEventListener('online', ask);
      return () => {
        isLeft = true;
        clearTimeout(timer);
        window.removeEventListener('online', ask);
      };
    }, [opened, open]);
    return opened && Loaded !== undefined ? (
      <Loaded {...props} open={open} />
    ) : (
      <Before {...props} />
    );
  };
};

/** The same for what is only drawn inside of something that was opened, and is drawn with it. */
export const laterInside = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> => {
  const Inside = fetchedAhead<Props & { open: boolean }>(load, Nothing, true);
  return (props) => <Inside {...props} open />;
};

const Nothing = () => null;
