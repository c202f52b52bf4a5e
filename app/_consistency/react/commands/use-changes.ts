'use client';
import { useMemo } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { changeOf } from '#app/_consistency/core/drawing/draw-order.ts';
import { useEngineState } from '../engine-context.ts';

/** All of the viewer's changes that are not in the rows yet, refused ones included, oldest first. */
export const useChanges = (): readonly Change[] => {
  const { pending, now } = useEngineState();
  return useMemo(() => pending.map((entry) => changeOf(entry, now)), [pending, now]);
};
