import { memo } from 'react';
import { roleNames } from '#app/_session/viewer/role-names.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { SecurityEntry } from '#server/contracts/security-log.ts';
import { entryText, kindNames, whoWithoutAccount } from './entry-text.ts';

/** Somebody who did something. */
export type LogActor = NonNullable<SecurityEntry['actor']>;

type Props = {
  entries: readonly SecurityEntry[];
  dimmed: boolean;
  onActor: (actor: LogActor) => void;
};

/** The log as a dense table; cards on a phone. */
export const LogTable = memo(({ entries, dimmed, onActor }: Props) => (
  <Table
    label="Security log"
    aria-busy={dimmed}
    className="[--table-top:calc(3.5rem_+_var(--panel-height,0px))]"
  >
    <TableHead>
      <tr>
        {['When', 'What', 'Who', 'Exactly'].map((name) => (
          <TableHeader key={name}>{name}</TableHeader>
        ))}
      </tr>
    </TableHead>
    <TableBody>
      {entries.map((entry) => (
        <TableRow
          key={entry.id}
          className="align-top max-sm:grid max-sm:gap-y-0.5 max-sm:rounded-md max-sm:border max-sm:p-3"
        >
          <TableCell className="whitespace-nowrap text-muted tabular-nums">
            <Time at={entry.lastAt} exact />
          </TableCell>
          <TableCell className="font-medium sm:whitespace-nowrap">
            {kindNames[entry.kind]}
            {entry.count > 1 && (
              <span className="ml-1.5 font-normal text-muted">
                {formatNumber(entry.count)} times
              </span>
            )}
          </TableCell>
          <TableCell>
            <Who entry={entry} onActor={onActor} />
          </TableCell>
          <TableCell className="break-words text-muted [overflow-wrap:anywhere]">
            {entryText(entry)}
            {entry.requestId !== null && (
              <span className="block text-xs">Request {entry.requestId}</span>
            )}
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
));

type WhoProps = { entry: SecurityEntry } & Pick<Props, 'onActor'>;

/** Who it was; a press shows what they did besides. */
const Who = ({ entry, onActor }: WhoProps) => {
  const { actor } = entry;
  if (actor === null) return <span className="text-muted">{whoWithoutAccount(entry)}</span>;
  const role = actor.role === null || actor.role === 'system' ? undefined : actor.role;
  return (
    <>
      <button
        type="button"
        onClick={() => onActor(actor)}
        className="min-h-6 text-left underline decoration-line underline-offset-4 [overflow-wrap:anywhere] hover:decoration-current"
      >
        <span className="sr-only">Show what was done by </span>
        {actor.name ?? actor.id}
      </button>
      <p className="break-all text-muted text-xs">
        {[role && roleNames[role].name, actor.email].filter(Boolean).join(' · ')}
      </p>
    </>
  );
};
