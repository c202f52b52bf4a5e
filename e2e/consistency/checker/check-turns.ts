import type { Entry } from '../history/entry.ts';
import type { Knowledge } from './knowledge.ts';

type Found = { about: string; text: string };

/** Monotonic writes: of two commands that a tab gave for one order, the first takes effect first. */
export const checkTurns = ({ commands, byOrder }: Knowledge, entry: Entry): Found[] => {
  if (entry.kind !== 'accepted') return [];
  const own = commands.get(entry.commandId);
  if (own === undefined) return [];
  const others =
    byOrder.get(own.orderId)?.filter((other) => other !== own && other.tab === own.tab) ?? [];
  return others.flatMap(({ commandId, turn, version, state }) => {
    if (state !== 'accepted' || version === undefined) return [];
    if (turn < own.turn === version < entry.version) return [];
    const text = `order ${own.orderId}: command ${turn} (${commandId}) became version ${version}, command ${own.turn} (${own.commandId}) version ${entry.version}`;
    return [{ about: `${commandId} ${own.commandId}`, text }];
  });
};
