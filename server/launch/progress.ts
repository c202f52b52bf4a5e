/** Runs one stage of the start and shows its name and how long it took. */
export async function stage<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const result = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(`${name} ready in ${seconds} s`);
  return result;
}

/** Writes a line of the supervisor's own. */
export function say(text: string): void {
  process.stdout.write(`Evenkeel  ${text}\n`);
}
