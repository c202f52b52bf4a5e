'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useRefusals } from '#app/_consistency/react/use-refusals.ts';
import { useViewer } from '#app/_session/viewer-context.tsx';
import { describeRefusal } from './describe-change.ts';

/** A toast for each refusal, on whatever page one is; it stays until it is read. */
export const RefusalToasts = () => {
  const refusals = useRefusals();
  const router = useRouter();
  const place = useViewer()?.role === 'admin' ? '/admin/orders' : '/orders';
  const shown = useRef(new Set<string>());
  useEffect(() => {
    const current = new Set(refusals.map(({ commandId }) => commandId));
    for (const commandId of shown.current) {
      if (!current.has(commandId)) {
        toast.dismiss(commandId);
        shown.current.delete(commandId);
      }
    }
    for (const change of refusals) {
      if (change.state !== 'refused' || shown.current.has(change.commandId)) continue;
      shown.current.add(change.commandId);
      toast.error(describeRefusal(change), {
        id: change.commandId,
        duration: Number.POSITIVE_INFINITY,
        action: { label: 'Show', onClick: () => router.push(`${place}/${change.orderId}`) },
      });
    }
  }, [refusals, router, place]);
  return null;
};
