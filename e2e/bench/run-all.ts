import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

type Line = { bench: string; machine?: string; figures: Record<string, number>; correct: boolean };

/**
 * Runs these benchmarks one after the other, each in a process of its own so that none inherits
 * another's heap, and prints one table of their figures, or with `--json` a line for each. Answers
 * the exit code: 1 when one was wrong or did not come to its end.
 */
export const runAll = async (names: readonly string[], options: string[]): Promise<number> => {
  const lines: Line[] = [];
  for (const name of names) {
    console.error(`${name} …`);
    const line = await runOne(name, options);
    lines.push(line);
    if (options.includes('--json')) console.log(JSON.stringify(line));
  }
  const rows = lines.flatMap(({ bench, figures, correct }) => {
    const found = Object.entries(figures).map(([figure, value]) => ({ bench, figure, value }));
    return [...found, { bench, figure: 'correct', value: correct }];
  });
  if (!options.includes('--json')) {
    console.log(lines.find(({ machine }) => machine)?.machine ?? '');
    console.table(rows);
  }
  return lines.every(({ correct }) => correct) ? 0 : 1;
};

const runOne = async (name: string, options: string[]): Promise<Line> => {
  const args = [main, name, '--json', ...options.filter((option) => option !== '--json')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const onExit = () => child.kill('SIGTERM');
  process.once('exit', onExit);
  const ended = new Promise((resolve) => child.once('close', resolve));
  let last = '';
  for await (const line of createInterface(child.stdout)) last = line;
  await ended;
  process.off('exit', onExit);
  try {
    return JSON.parse(last) as Line;
  } catch {
    console.error(`${name} has not come to its end.`);
    return { bench: name, figures: {}, correct: false };
  }
};
