'use client';

import { useEffect, useRef } from 'react';
import { useRefusals } from '#app/_consistency/react/use-refusals.ts';
import { later } from '#app/_ui/later.tsx';
import { say } from '#app/_ui/say.ts';

const RefusalToast = later(() =>
  import('./refusal-toast.tsx').then((module) => module.RefusalToast),
);

const readKey = 'evenkeel.read-refusals';

/** Which refusals were put away in this tab: reading one once is enough, reloads included. */
const readOnes = (): Set<string> => {
  try {
    return new Set(window.sessionStorage.getItem(readKey)?.split(',') ?? []);
  } catch {
    return new Set();
  }
};

const markRead = (refusal: string): void => {
  try {
    window.sessionStorage.setItem(readKey, [...readOnes(), refusal].slice(-50).join());
  } catch {
    // Without storage a reload shows it again, which is no lie.
  }
};

/** A toast for each refusal, on whatever page one is; it stays until it is read. */
export const RefusalToasts = () => {
  const refusals = useRefusals();
  const shown = useRef(new Set<string>());
  useEffect(() => {
    const current = new Set(refusals.map(({ commandId }) => commandId));
    for (const commandId of shown.current) {
      if (!current.has(commandId)) {
        say((toasts) => toasts.dismiss(commandId));
        shown.current.delete(commandId);
      }
    }
    for (const { commandId, since, state } of refusals) {
      const refusal = `${commandId}@${since}`;
      if (state !== 'refused' || shown.current.has(commandId) || readOnes().has(refusal)) continue;
      shown.current.add(commandId);
      say((toasts) =>
        toasts.error(<RefusalToast open commandId={commandId} />, {
          id: commandId,
          duration: Number.POSITIVE_INFINITY,
          onDismiss: () => markRead(refusal),
        }),
      );
    }
  }, [refusals]);
  return null;
};
