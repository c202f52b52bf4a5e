import {
  listSecurityLogQuery,
  type SecurityKind,
  securityKind,
} from '#server/contracts/security-log.ts';
import { kindNames } from './entry-text.ts';

/** What of the log is shown; a part of the URL that cannot be read is left out. */
export type LogFilter = { kind?: SecurityKind; actorId?: string };

/** Each kind by its name. */
export const kindOptions = securityKind.options.map((value) => ({
  value,
  label: kindNames[value],
}));

export const parseLogFilter = (params: URLSearchParams): LogFilter => {
  const { shape } = listSecurityLogQuery;
  const kind = shape.kind.safeParse(params.get('kind') ?? undefined).data;
  const actorId = shape.actorId.safeParse(params.get('actorId') ?? undefined).data;
  return { ...(kind !== undefined && { kind }), ...(actorId !== undefined && { actorId }) };
};

/** The URL that shows this of the log. */
export const securityPath = (filter: LogFilter): string => {
  const query = new URLSearchParams(filter).toString();
  return query === '' ? '/admin/security' : `/admin/security?${query}`;
};
