import type { EngineState } from '../core/engine-state.ts';

/** What became of a command that was sent; `lost`: the pending log knows nothing of it. */
export type Verdict = { kind: 'open' | 'done' | 'lost' } | { kind: 'refused'; reason: string };

/** Looks for a plan's command in the pending log: accepted is done, the views follow by themselves. */
export const judgeSent = ({ pending, settled }: EngineState, commandId: string): Verdict => {
  const entry = pending.find((each) => each.commandId === commandId);
  if (entry === undefined) {
    return settled.some((each) => each.commandId === commandId)
      ? { kind: 'done' }
      : { kind: 'lost' };
  }
  switch (entry.state) {
    case 'accepted':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'refused', reason: entry.refusal?.message ?? 'The server refused it.' };
    case 'blocked':
      return { kind: 'refused', reason: 'An earlier change of this order was refused.' };
    case 'queued':
    case 'sending':
    case 'unknown':
      return { kind: 'open' };
    default:
      return entry.state satisfies never;
  }
};
