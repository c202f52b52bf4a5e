'use client';

import { useState } from 'react';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { say } from '#app/_ui/overlays/say.ts';
import { operation as operationContract } from '#server/contracts/operations.ts';
import { problem } from '#server/contracts/problem.ts';
import { askedText, type Wanted } from './asked-text.ts';

/**
 * Asks for operations, one at a time, and says what came of the asking; a worker does them, and the
 * list of what was asked for tells how they ended.
 */
export const useOperate = (onAsked: () => void) => {
  const { engine } = useEngine();
  const [busy, setBusy] = useState(false);
  const operate = async (projection: string, wanted: Wanted) => {
    setBusy(true);
    const { kind, reason, position } = wanted;
    const what = kind === 'skip' ? `dead-letters/${position}/skip` : kind;
    const body = {
      ...(reason !== undefined && { reason }),
      ...(kind !== 'skip' && position !== undefined && { position }),
      ...('acceptDifferences' in wanted && { acceptDifferences: true }),
      ...('restart' in wanted && { restart: true }),
    };
    const path = `/api/admin/projections/${projection}/${what}`;
    const answer = await engine.http.send(path, body, newId());
    setBusy(false);
    onAsked();
    if (answer?.status === 202 && operationContract.safeParse(answer.body).success) {
      return say((toasts) => toasts.success(askedText(projection, wanted)));
    }
    const told = problem.safeParse(answer?.body).data;
    const text =
      answer === undefined
        ? 'No answer came. Look below whether it was asked for, then try again.'
        : (told?.detail ?? told?.title ?? 'This could not be asked for. Please try again.');
    say((toasts) => toasts.error(text));
  };
  return {
    busy,
    operate: (projection: string, wanted: Wanted) => void operate(projection, wanted),
  };
};
