import type { RebuildPhase } from '#server/projections/rebuild/rebuild-report.ts';

type Output = { isTTY?: boolean; write(text: string): unknown };

const barWidth = 30;
const everyMs = 100;

/**
 * Draws a rebuild's progress: on a terminal one line a phase that changes, a bar with the rate and the
 * time left while events are counted; otherwise one line a phase.
 */
export const rebuildProgress = (output: Output, now: () => number = () => performance.now()) => {
  let begun: { phase: RebuildPhase; at: number; done: number } | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    /** `done` of `target` events. The first call of a phase tells where it begins: a run may go on. */
    show(phase: RebuildPhase, done: number, target: number): void {
      const isNewPhase = phase !== begun?.phase;
      if (begun === undefined || isNewPhase) {
        if (output.isTTY && begun !== undefined) output.write('\n');
        begun = { phase, at: now(), done };
      }
      const isDue = now() - drawnAt >= everyMs || done === target;
      if (!(isNewPhase || (output.isTTY && isDue))) return;
      drawnAt = now();
      const line = phase === 'fill' ? fillLine({ done, target }, begun, now()) : phase;
      output.write(output.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end(): void {
      if (output.isTTY && begun !== undefined) output.write('\n');
    },
  };
};

const fillLine = (
  { done, target }: { done: number; target: number },
  begun: { at: number; done: number },
  now: number,
): string => {
  const share = target === 0 ? 1 : Math.min(done / target, 1);
  const filled = Math.round(share * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const numbers = `${Math.floor(share * 100)} %  ${done} of ${target} events`;
  const perMs = (done - begun.done) / Math.max(now - begun.at, 1);
  if (perMs === 0) return `fill ${bar} ${numbers}`;
  const left = Math.ceil(Math.max(target - done, 0) / perMs / 1_000);
  return `fill ${bar} ${numbers}  ${Math.round(perMs * 1_000)}/s, ${left} s left`;
};
