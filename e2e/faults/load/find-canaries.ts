import type { CallerLog } from './caller-log.ts';

/** Looks for canaries in what a customer was sent; `where` names it in a leak. */
export const findCanaries = (
  log: CallerLog,
  canaries: ReadonlySet<string>,
  { where, text }: { where: string; text: string },
): void => {
  if (text.includes(log.canary)) log.ownSeen += 1;
  for (const other of canaries) {
    if (other !== log.canary && text.includes(other)) log.leaks.push(`${where}: ${other}`);
  }
};
