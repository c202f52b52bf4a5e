'use client';

import { useEffect, useRef } from 'react';
import { useRefusals } from '#app/_consistency/react/commands/use-refusals.ts';
import { onFirstUse } from '#app/_ui/overlays/first-use.ts';
import { say } from '#app/_ui/overlays/say.ts';
import { useToldOnPage } from './told-on-page.ts';

/** Before its toast: the toaster keeps the height that a toast has when it comes. */
const fetchToast = () => import('./refusal-toast.tsx').then((module) => module.RefusalToast);

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

/**
 * A toast for each refusal, on whatever page one is but the order's own, whose note it would repeat and
 * cover; it stays until it is read, there or here.
 */
export const RefusalToasts = () => {
  const refusals = useRefusals();
  const told = useToldOnPage();
  const shown = useRef(new Set<string>());
  // Ahead: a refusal may be of what was kept, and told while there is no network.
  useEffect(() => onFirstUse(() => void fetchToast().catch(() => {})), []);
  useEffect(() => {
    const elsewhere = refusals.filter(({ orderId }) => !told.has(orderId));
    const current = new Set(elsewhere.map(({ commandId }) => commandId));
    for (const commandId of shown.current) {
      if (!current.has(commandId)) {
        say((toasts) => toasts.dismiss(commandId));
        shown.current.delete(commandId);
      }
    }
    for (const { commandId, since, state } of elsewhere) {
      const refusal = `${commandId}@${since}`;
      if (state !== 'refused' || shown.current.has(commandId) || readOnes().has(refusal)) continue;
      shown.current.add(commandId);
      const show = (RefusalToast: Awaited<ReturnType<typeof fetchToast>>) => {
        if (!shown.current.has(commandId)) return;
        say((toasts) =>
          toasts.error(<RefusalToast commandId={commandId} />, {
            id: commandId,
            duration: Number.POSITIVE_INFINITY,
            onDismiss: () => markRead(refusal),
          }),
        );
      };
      // Where it cannot be fetched the order itself says it, and the next refusal tries again.
      fetchToast().then(show, () => shown.current.delete(commandId));
    }
  }, [refusals, told]);
  return null;
};
