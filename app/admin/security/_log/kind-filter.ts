import { type SecurityKind, securityKind } from '#server/contracts/security-log.ts';
import { kindNames } from './entry-text.ts';

/** Each kind by its name. */
export const kindOptions = securityKind.options.map((value) => ({
  value,
  label: kindNames[value],
}));

/** The kind that a URL names; one that there is not counts as none. */
export const parseKind = (text: string | null | undefined): SecurityKind | undefined =>
  securityKind.safeParse(text).data;

/** The URL of the log, of one kind or of everything. */
export const securityPath = (kind: SecurityKind | undefined): string =>
  kind === undefined ? '/admin/security' : `/admin/security?kind=${kind}`;
