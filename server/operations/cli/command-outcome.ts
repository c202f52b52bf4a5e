/** How a command ended: its exit code and what is said of it, one sentence a line. */
export type CommandOutcome = { exitCode: number; told: string };

/** Something was done, or (`false`) not wholly. */
export const outcomeOf = (isDone: boolean, told: string): CommandOutcome => ({
  exitCode: isDone ? 0 : 1,
  told,
});
