import {
  listSecurityLogQuery,
  type SecurityKind,
  securityKind,
} from '#server/contracts/security-log.ts';
import { kindNames } from './entry-text.ts';

/** What of the log is shown; a part of the URL that cannot be read is left out. */
export type LogFilter = { kind?: SecurityKind; actorId?: string; from?: string; to?: string };

/** Each kind by its name. */
export const kindOptions = securityKind.options.map((value) => ({
  value,
  label: kindNames[value],
}));

export const parseLogFilter = (params: URLSearchParams): LogFilter => {
  const { shape } = listSecurityLogQuery;
  const read = <Value>(
    name: 'kind' | 'actorId' | 'from' | 'to',
    schema: { safeParse: (value: unknown) => { data?: Value | undefined } },
  ) => schema.safeParse(params.get(name) ?? undefined).data;
  const kind = read('kind', shape.kind);
  const actorId = read('actorId', shape.actorId);
  const from = read('from', shape.from);
  const to = read('to', shape.to);
  return {
    ...(kind !== undefined && { kind }),
    ...(actorId !== undefined && { actorId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
};

/** Parts of the filter; undefined takes one away. */
export type LogFilterPart = { [Name in keyof LogFilter]: LogFilter[Name] | undefined };

/** The URL that shows this of the log. */
export const securityPath = (filter: LogFilterPart): string => {
  const said = Object.entries(filter).filter(
    (part): part is [string, string] => part[1] !== undefined,
  );
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/admin/security' : `/admin/security?${query}`;
};
