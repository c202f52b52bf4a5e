import type { Entry } from '../history/entry.ts';
import { type Knowledge, rowsOf, shownIn } from './knowledge.ts';

type Found = { about: string; text: string };

/**
 * Monotonic reads: an order drawn older than this tab had shown it from the server, or than any tab
 * had when this page was loaded; one that is gone; an answer older than its reader demanded.
 * Own changes on top may leave again when they are refused, so only the server's versions count.
 */
export const checkNoStepBack = (knowledge: Knowledge, entry: Entry): Found[] => {
  if (entry.kind === 'read') {
    const { path, demanded, position } = entry;
    if (position >= demanded) return [];
    const text = `${path} answered as of ${position}, ${demanded} was demanded`;
    return [{ about: `${path} ${demanded}`, text }];
  }
  if (entry.kind !== 'drawn') return [];
  const floors = shownIn(knowledge, entry.tab);
  const fallen = rowsOf(entry).flatMap(({ id, version, base }) => {
    const floor = floors.get(id) ?? 0;
    const isOlder = version < floor || (base > 0 && base < floor);
    if (!isOlder) return [];
    const text = `order ${id} was drawn at version ${version} (row ${base}) after ${floor}`;
    return [{ about: `${id} ${floor}`, text }];
  });
  const { drawn } = entry;
  if (drawn.screen !== 'order' || drawn.state !== 'missing') return fallen;
  const floor = floors.get(drawn.id) ?? 0;
  if (floor === 0) return fallen;
  const text = `order ${drawn.id} was said not to exist after version ${floor} of it was shown`;
  return [...fallen, { about: `${drawn.id} missing`, text }];
};
