import type { CommandDeps } from '#server/commands/command-request.ts';
import type { Actor } from '#server/contracts/roles.ts';

/** Who imported events are written down to. */
export const importActor: Actor = { id: 'import', role: 'system' };

/** Prices in the files are in pounds. */
export const importCurrency = 'GBP';

/** What every writer of an import needs; `correlationId` is the run's. */
export type ImportContext = CommandDeps & { correlationId: string };
