'use client';

import { useCallback, useState } from 'react';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { say } from '#app/_ui/overlays/say.ts';
import type { User } from '#server/contracts/users.ts';
import { user as userContract } from '#server/contracts/users.ts';
import { outcomeMessage } from './outcome-message.ts';
import type { UserChange } from './user-change.ts';

/**
 * Changes accounts and says what came of it. One change at a time; `onDone` when the list should be
 * read again. Somebody who changes themselves gets a page afresh: what they may do is different now.
 */
export const useChangeUser = (viewerId: string, onDone: () => void) => {
  const { engine } = useEngine();
  const [busy, setBusy] = useState<string>();
  const change = useCallback(
    (user: User, what: UserChange): void => {
      const ask = async () => {
        setBusy(user.id);
        const { type, ...body } = what;
        const answer = await engine.http.send(`/api/admin/users/${user.id}/${type}`, body, newId());
        setBusy(undefined);
        onDone();
        const isDone = answer?.status === 200 && userContract.safeParse(answer.body).success;
        if (isDone && user.id === viewerId) return window.location.reload();
        const text = outcomeMessage(isDone ? undefined : (answer ?? null), user, what);
        say((toasts) => (isDone ? toasts.success(text) : toasts.error(text)));
      };
      void ask();
    },
    [engine, viewerId, onDone],
  );
  return { busy, change };
};
