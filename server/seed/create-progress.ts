/** Where progress is shown: `isTTY` tells a terminal from a file or a pipe. */
type Output = { isTTY?: boolean; write(text: string): unknown };

const count = new Intl.NumberFormat('en-GB');
const everyMs = 5_000;

/**
 * Says how many orders are placed, how many a second and how long it will take: in one line that
 * changes on a terminal, every five seconds elsewhere.
 */
export const createProgress = (
  output: Output,
  total: number,
  now: () => number = () => performance.now(),
) => {
  const begun = now();
  let said = begun;
  return (step: 'orders' | 'indexes', placed: number): void => {
    const time = now();
    if (step === 'indexes') {
      const text = `${count.format(placed)} orders written, making the indexes …`;
      output.write(output.isTTY ? `\r${text.padEnd(78)}\n` : `${text}\n`);
      return;
    }
    if (!output.isTTY && time - said < everyMs) return;
    if (placed === 0) return;
    said = time;
    const rate = (1_000 * placed) / Math.max(time - begun, 1);
    const left = Math.ceil((total - placed) / rate);
    const text = `${count.format(placed)} of ${count.format(total)} orders, ${count.format(Math.round(rate))}/s, ${left} s left`;
    output.write(output.isTTY ? `\r${text.padEnd(78)}` : `${text}\n`);
  };
};
