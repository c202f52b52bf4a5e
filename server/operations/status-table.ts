import type { ProjectionStatus } from './list-projections.ts';

/** What `npm run projections -- status` prints: a line a projection, reasons beneath. */
export const statusTable = (status: { head: number; projections: ProjectionStatus[] }): string => {
  const lines = status.projections.flatMap((one) => {
    const { name, version, position, lagEvents, lagMs, state, reason, rebuild } = one;
    const lag = lagEvents === 0 ? 'holds the whole log' : `${lagEvents} events, ${lagMs} ms behind`;
    return [
      `${name.padEnd(12)} v${version}  ${state.padEnd(10)}  position ${position}  ${lag}`,
      ...(reason === null ? [] : [`${' '.repeat(12)} ${reason}`]),
      ...(rebuild
        ? [`${' '.repeat(12)} rebuild at ${rebuild.position}, ${rebuild.percent} %`]
        : []),
    ];
  });
  return [`The log ends at position ${status.head}.`, ...lines].join('\n');
};
