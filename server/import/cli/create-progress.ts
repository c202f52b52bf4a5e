import type { ImportProgress } from '../import-file.ts';

const titles = { reading: 'reading and checking', writing: 'writing orders' } as const;
const width = 30;

/** Where progress is shown: `isTTY` tells a terminal from a file or a pipe. */
type Output = { isTTY?: boolean; write(text: string): unknown };

/** A bar that moves on a terminal; elsewhere one plain line at each tenth of the way. */
export function createProgress(output: Output): ImportProgress {
  let shown = '';
  return (step, done, total) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const steps = output.isTTY ? 100 : 10;
    const percent = (Math.floor(share * steps) * 100) / steps;
    const state = `${step} ${percent}`;
    if (state === shown) return;
    shown = state;
    const text = `${titles[step].padEnd(20)} ${String(percent).padStart(3)} %`;
    if (!output.isTTY) {
      output.write(`${text}\n`);
      return;
    }
    const filled = Math.round((percent / 100) * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    output.write(`\r${text} ${bar}${percent === 100 ? '\n' : ''}`);
  };
}
