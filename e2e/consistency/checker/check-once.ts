import type { Entry } from '../history/entry.ts';
import type { Knowledge } from './knowledge.ts';

type Found = { about: string; text: string };

/**
 * Once: an order is at most once in a list and only where it belongs, an event at most once in a
 * timeline, counts add up, and every answer to a command is the same answer.
 */
export const checkOnce = (knowledge: Knowledge, entry: Entry): Found[] => {
  if (entry.kind === 'accepted') return checkSameAnswer(knowledge, entry);
  if (entry.kind !== 'drawn') return [];
  const { drawn } = entry;
  switch (drawn.screen) {
    case 'list': {
      const strays = drawn.rows.filter(
        ({ status }) => drawn.status !== undefined && status !== drawn.status,
      );
      return [
        ...doubles(drawn.rows.map(({ id }) => id)).map((id) => ({
          about: `${id} listed`,
          text: `order ${id} is listed twice`,
        })),
        ...strays.map(({ id, status }) => ({
          about: `${id} ${status}`,
          text: `order ${id} is ${status} and listed as ${drawn.status}`,
        })),
      ];
    }
    case 'order': {
      const timeline = drawn.state === 'ready' ? (drawn.timeline ?? []) : [];
      return doubles(timeline.map(({ type, commandId }) => `${type} ${commandId}`)).map(
        (event) => ({
          about: `${drawn.id} ${event}`,
          text: `the timeline of order ${drawn.id} tells ${event} twice`,
        }),
      );
    }
    case 'counts': {
      const counts = Object.values(drawn.byStatus);
      const sum = counts.reduce((total, count) => total + count, 0);
      if (sum === drawn.total && Math.min(...counts) >= 0) return [];
      const text = `the counts ${counts.join(', ')} do not add up to ${drawn.total}`;
      return [{ about: `counts ${text}`, text }];
    }
    default:
      return drawn satisfies never;
  }
};

const checkSameAnswer = (
  { commands }: Knowledge,
  { commandId, version, position }: Extract<Entry, { kind: 'accepted' }>,
): Found[] => {
  const own = commands.get(commandId);
  if (own?.version === undefined) return [];
  if (own.version === version && own.position === position) return [];
  const text = `command ${commandId} was accepted as version ${own.version} at ${own.position}, then as version ${version} at ${position}`;
  return [{ about: `${commandId} answered`, text }];
};

const doubles = (keys: readonly string[]): string[] => {
  if (new Set(keys).size === keys.length) return [];
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
};
