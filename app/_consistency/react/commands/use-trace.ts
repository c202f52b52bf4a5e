'use client';
import type { ChangeState } from '#app/_consistency/core/drawing/change.ts';
import { changeOf } from '#app/_consistency/core/drawing/draw-order.ts';
import { useEngineState } from '../engine-context.ts';

/** The trace of a change on its way; times in ms since 1970 by this browser's clock. */
export type Trace = {
  state: ChangeState;
  sentAt: number;
  acceptedAt?: number;
  /** Where in the log it was accepted. */
  position?: number;
  /** How far the view has come, as far as this browser knows. */
  viewPosition: number;
  /** For how long (ms) the view may have lacked newer events. */
  lagMs: number;
  /** How often the server was asked. */
  attempts: number;
  /** How this page hears of changes. */
  link: 'live' | 'polling' | 'offline';
};

/** The trace of a pending change, or how it ended. */
export const useTrace = (commandId: string): Trace | 'done' | 'given up' => {
  const { pending, discarded, shownPosition, lagMs, link, now } = useEngineState();
  const entry = pending.find((candidate) => candidate.commandId === commandId);
  if (entry === undefined) return discarded.includes(commandId) ? 'given up' : 'done';
  const { at, acceptedAt, position, attempts } = entry;
  return {
    state: changeOf(entry, now).state,
    sentAt: at,
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(position !== undefined && { position }),
    viewPosition: shownPosition,
    lagMs,
    attempts,
    link: link === 'connecting' ? 'live' : link,
  };
};
