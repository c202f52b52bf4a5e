/** One thing to close; steps are closed in the order given, each after the one before. */
export type ShutdownStep = { name: string; close: () => Promise<unknown> | unknown };

/** Where the closing is told; a pino logger is one. */
export type ShutdownLog = {
  info(fields: { reason: string }, text: string): void;
  error(fields: object, text: string): void;
};

/**
 * Closes a process in order on SIGTERM, SIGINT, SIGHUP, or when the supervisor that started it is
 * gone, and then exits: 0 when every step finished in time, 1 otherwise. A second signal changes
 * nothing, since Ctrl-C reaches a process twice (from the terminal and through npm).
 * @param deadlineMs after which the process exits with steps unfinished
 */
export function onShutdown(
  log: ShutdownLog,
  steps: readonly ShutdownStep[],
  { deadlineMs = 6_000 } = {},
): void {
  let begun = false;
  const begin = async (reason: string) => {
    if (begun) return;
    begun = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => {
      log.error({ deadlineMs }, 'not stopped in time; exiting anyway');
      process.exit(1);
    }, deadlineMs).unref();
    process.exit(await closeAll(log, steps));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void begin(signal));
  }
}

async function closeAll(log: ShutdownLog, steps: readonly ShutdownStep[]) {
  let exitCode = 0;
  for (const { name, close } of steps) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error, step: name }, 'could not be closed');
      exitCode = 1;
    }
  }
  return exitCode;
}
