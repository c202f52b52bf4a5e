import type { RebuildPhase } from '#server/projections/rebuild/rebuild-report.ts';

type Output = { isTTY?: boolean; write(text: string): unknown };

const barWidth = 30;
const everyMs = 100;

/** Draws a rebuild's progress: a bar on a terminal, otherwise one line a phase. */
export const rebuildProgress = (output: Output, now: () => number = () => performance.now()) => {
  const begun = now();
  let phaseDrawn: RebuildPhase | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show(phase: RebuildPhase, position: number, target: number): void {
      const isNewPhase = phase !== phaseDrawn;
      const isDue = now() - drawnAt >= everyMs || position === target;
      if (!(isNewPhase || (output.isTTY && isDue))) return;
      phaseDrawn = phase;
      drawnAt = now();
      const share = target === 0 ? 1 : position / target;
      const seconds = (now() - begun) / 1_000;
      const rate = seconds > 0 ? Math.round(position / seconds) : 0;
      const filled = Math.round(share * barWidth);
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
      const numbers = `${Math.floor(share * 100)} %  ${position} of ${target} events  ${rate}/s`;
      const line = `${phase.padEnd(8)} ${bar} ${numbers}`;
      output.write(output.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end(): void {
      if (output.isTTY && phaseDrawn !== undefined) output.write('\n');
    },
  };
};
