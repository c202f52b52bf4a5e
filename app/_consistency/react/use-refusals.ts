'use client';
import { useMemo } from 'react';
import type { Change } from '../core/change.ts';
import { changeOf } from '../core/draw-order.ts';
import { isLive } from '../core/pending-command.ts';
import { useEngineState } from './engine-context.ts';

/** The viewer's refused and blocked changes that were neither asked again nor discarded, oldest first. */
export const useRefusals = (): readonly Change[] => {
  const { pending, now } = useEngineState();
  return useMemo(
    () => pending.filter((entry) => !isLive(entry)).map((entry) => changeOf(entry, now)),
    [pending, now],
  );
};
