import type { ProjectionList, ProjectionStatus } from '#server/contracts/operations.ts';

/** What `npm run projections -- status` prints: a line a projection, what it needs beneath. */
export const statusTable = (status: ProjectionList): string =>
  [`The log ends at position ${status.head}.`, ...status.projections.flatMap(linesOf)].join('\n');

const linesOf = (one: ProjectionStatus): string[] => {
  const { name, version, position, lagEvents, lagMs, state, eventsPerSecond, deadLetters } = one;
  const lag = lagEvents === 0 ? 'holds the whole log' : `${lagEvents} events, ${lagMs} ms behind`;
  const { reason, rebuild, previous, lastBatch } = one;
  return [
    `${name.padEnd(12)} v${version}  ${state.padEnd(10)}  position ${position}  ${lag}  ${eventsPerSecond} events/s`,
    ...(lastBatch === null ? [] : [`last batch at ${lastBatch.at} by ${lastBatch.worker}`]),
    ...(reason === null ? [] : [reason]),
    ...(deadLetters === 0
      ? []
      : [`${deadLetters} parked: "npm run projections -- dead-letters ${name}" lists them`]),
    ...(rebuild ? [rebuildLine(name, rebuild)] : []),
    ...(previous === null
      ? []
      : [`the view before (v${previous.version}) is kept for "rollback ${name}"`]),
  ].map((line, index) => (index === 0 ? line : `${' '.repeat(13)}${line}`));
};

const rebuildLine = (name: string, rebuild: NonNullable<ProjectionStatus['rebuild']>): string => {
  const { phase, percent, state, eventsPerSecond, secondsLeft, isRollback = false } = rebuild;
  const kind = isRollback ? 'rollback' : 'rebuild';
  if (state === 'interrupted') {
    return `${kind} interrupted at ${percent} % (${phase}): "${kind} ${name}" goes on from there`;
  }
  if (phase !== 'fill') return `${kind}: ${phase}`;
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`;
  return `${kind}: ${phase}, ${percent} %, ${eventsPerSecond} events/s${left}`;
};
