import type { Drawn, DrawnRow } from '../history/entry.ts';
import { isPromised, type Knowledge, type OwnCommand } from './knowledge.ts';

type Found = { about: string; text: string };

/** How many of its last commands a row names. */
const named = 8;

/**
 * Read your writes: what a tab's screen lacks of the commands that its browser was promised.
 */
export const checkOwnWrites = (knowledge: Knowledge, drawn: Drawn, tab: number): Found[] => {
  switch (drawn.screen) {
    case 'list':
      return [
        ...drawn.rows.flatMap((row) => lackedByRow(knowledge, row, tab)),
        ...lackedByList(knowledge, drawn, tab),
      ];
    case 'order':
      return lackedByOrder(knowledge, drawn, tab);
    case 'counts':
      return lackedByCounts(knowledge, drawn);
    default:
      return drawn satisfies never;
  }
};

const promisedOf = (knowledge: Knowledge, orderId: string, tab: number): OwnCommand[] =>
  knowledge.byOrder.get(orderId)?.filter((own) => isPromised(knowledge, own, tab)) ?? [];

const lackedByRow = (knowledge: Knowledge, row: DrawnRow, tab: number): Found[] =>
  promisedOf(knowledge, row.id, tab)
    .filter((own) => !contains(row, own))
    .map((own) => ({
      about: `${own.commandId} in its row`,
      text: `order ${row.id} was drawn at version ${row.version} without ${nameOf(own)}`,
    }));

const contains = (row: DrawnRow, { commandId, version, drawnIn }: OwnCommand): boolean =>
  row.commandIds.includes(commandId) ||
  row.changes.includes(commandId) ||
  // Of the row it was first drawn in, own changes that are drawn on it push it out of the names.
  (drawnIn !== undefined &&
    (row.base > drawnIn || (row.base === drawnIn && row.commandIds.length >= named))) ||
  (version !== undefined && row.version - version >= named);

const nameOf = ({ commandId, state, version }: OwnCommand): string =>
  `command ${commandId} (${state}${version === undefined ? '' : ` as version ${version}`})`;

/** A list lacks an own new order that belongs into what is loaded. */
const lackedByList = (
  knowledge: Knowledge,
  list: Extract<Drawn, { screen: 'list' }>,
  tab: number,
): Found[] => {
  const { isReady, isNewestFirst, isWhole, status, hasMore, rows } = list;
  if (!isReady || !isNewestFirst || !isWhole || status !== undefined) return [];
  const listed = new Set(rows.map(({ id }) => id));
  const last = Date.parse(rows.at(-1)?.createdAt ?? '');
  const lacked: Found[] = [];
  for (let turn = knowledge.placed.length - 1; turn >= 0; turn -= 1) {
    const own = knowledge.placed[turn] as OwnCommand;
    // It was stored after it was issued, by a clock of the same machine.
    if (hasMore && !(own.issuedAt > last)) break;
    if (!isPromised(knowledge, own, tab) || listed.has(own.orderId)) continue;
    const text = `the list of ${rows.length} lacks the order ${own.orderId} of ${nameOf(own)}`;
    lacked.push({ about: `${own.commandId} in lists`, text });
  }
  return lacked;
};

const lackedByOrder = (
  knowledge: Knowledge,
  drawn: Extract<Drawn, { screen: 'order' }>,
  tab: number,
): Found[] => {
  const promised = promisedOf(knowledge, drawn.id, tab);
  if (drawn.state === 'missing') {
    return promised
      .filter(({ isNewOrder }) => isNewOrder)
      .map((own) => ({
        about: `${own.commandId} missing`,
        text: `order ${drawn.id} was said not to exist in spite of ${nameOf(own)}`,
      }));
  }
  if (drawn.state !== 'ready') return [];
  const told = drawn.timeline && new Set(drawn.timeline.map(({ commandId }) => commandId));
  // One that the rules refuse here already is shown on the row until the server says so too.
  const untold = promised.filter(
    ({ commandId, state }) =>
      told?.has(commandId) === false &&
      (state === 'accepted' || drawn.row.commandIds.includes(commandId)),
  );
  return [
    ...lackedByRow(knowledge, drawn.row, tab),
    ...untold.map((own) => ({
      about: `${own.commandId} in its timeline`,
      text: `the timeline of order ${drawn.id} lacks ${nameOf(own)}`,
    })),
  ];
};

const lackedByCounts = (
  { placed }: Knowledge,
  { scope, total }: Extract<Drawn, { screen: 'counts' }>,
): Found[] => {
  if (scope === 'all') return [];
  const accepted = placed.filter(({ state }) => state === 'accepted').length;
  if (total >= accepted) return [];
  const text = `${total} orders were counted, ${accepted} had been accepted`;
  return [{ about: `counts of ${accepted}`, text }];
};
