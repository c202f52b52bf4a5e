import type { Entry } from '../history/entry.ts';
import type { Knowledge } from './knowledge.ts';

type Found = { about: string; text: string };

/**
 * Monotonic writes: of two commands that a tab gave for one order, the first takes effect first. A page
 * that could not read its storage knows of none that an earlier page gave.
 */
export const checkTurns = ({ commands, byOrder }: Knowledge, entry: Entry): Found[] => {
  if (entry.kind !== 'accepted') return [];
  const own = commands.get(entry.commandId);
  if (own === undefined) return [];
  const others =
    byOrder.get(own.orderId)?.filter((other) => other !== own && other.tab === own.tab) ?? [];
  return others.flatMap((other) => {
    const { commandId, turn, version, state } = other;
    if (state !== 'accepted' || version === undefined) return [];
    const later = turn < own.turn ? own : other;
    if (!later.isKept && own.page !== other.page) return [];
    if (turn < own.turn === version < entry.version) return [];
    const text = `order ${own.orderId}: command ${turn} (${commandId}) became version ${version}, command ${own.turn} (${own.commandId}) version ${entry.version}`;
    return [{ about: `${commandId} ${own.commandId}`, text }];
  });
};
