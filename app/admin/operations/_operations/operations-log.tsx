import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { Operation, OperationsOverview } from '#server/contracts/operations.ts';
import { operationNames, type Wanted } from './asked-text.ts';
import { ReplaceAnyway } from './replace-anyway.tsx';

const states: Record<Operation['state'], string> = {
  asked: 'Waits for a worker',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
};

type Props = Pick<OperationsOverview, 'operations'> & {
  busy: boolean;
  onOperate: (projection: string, wanted: Wanted) => void;
};

/**
 * What was asked for, by whom, and how it ended; newest first. A rebuild that came out differently
 * can be had all the same, unless another was asked for since.
 */
export const OperationsLog = ({ operations, busy, onOperate }: Props) => {
  if (operations.length === 0) {
    return <p className="text-muted">Nothing was asked for yet.</p>;
  }
  const isNewest = ({ id, projection }: Operation) =>
    operations.find((one) => one.projection === projection && isOfViews(one))?.id === id;
  return (
    <Table label="What was asked for">
      <TableHead>
        <tr>
          {['When', 'What', 'Who', 'How it went'].map((name) => (
            <TableHeader key={name}>{name}</TableHeader>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {operations.map((one) => (
          <TableRow
            key={one.id}
            className="align-top max-sm:grid max-sm:gap-y-0.5 max-sm:rounded-md max-sm:border max-sm:p-3"
          >
            <TableCell className="whitespace-nowrap text-muted tabular-nums">
              <Time at={one.requestedAt} exact />
            </TableCell>
            <TableCell className="[overflow-wrap:anywhere]">
              <p className="font-medium">
                {operationNames[one.kind]}: {one.projection}
                {one.position !== null && `, position ${formatNumber(one.position)}`}
                {one.restart && ', from the beginning'}
                {one.acceptDifferences && ', whatever differs'}
              </p>
              {one.reason !== null && <p className="text-muted text-xs">{one.reason}</p>}
            </TableCell>
            <TableCell className="[overflow-wrap:anywhere]">{one.requestedBy}</TableCell>
            <TableCell className="[overflow-wrap:anywhere]">
              <span className={one.state === 'failed' ? 'text-refused' : undefined}>
                {states[one.state]}
              </span>
              {one.outcome !== null && one.outcome !== 'Done.' && (
                <p className="whitespace-pre-line text-muted text-xs">{one.outcome}</p>
              )}
              {one.differs && isNewest(one) && (
                <ReplaceAnyway
                  projection={one.projection}
                  busy={busy}
                  onOperate={(wanted) => onOperate(one.projection, wanted)}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const isOfViews = ({ kind }: Operation) => kind === 'rebuild' || kind === 'rollback';
