import Link from 'next/link';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { DeadLetterList } from '#server/contracts/operations.ts';

type Letter = DeadLetterList['data'][number];

type Props = {
  projection: string;
  letters: readonly Letter[];
  busy: boolean;
  onSkip: (letter: Letter) => void;
};

/** Parked events as a dense table; cards on a phone. */
export const ParkedTable = ({ projection, letters, busy, onSkip }: Props) => (
  <Table label={`Parked in ${projection}`}>
    <TableHead>
      <tr>
        {['Order', 'Event', 'Error', 'Since'].map((name) => (
          <TableHeader key={name}>{name}</TableHeader>
        ))}
        <TableHeader right>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </tr>
    </TableHead>
    <TableBody>
      {letters.map((letter) => (
        <TableRow
          key={letter.id}
          className="align-top max-sm:grid max-sm:gap-y-1 max-sm:rounded-md max-sm:border max-sm:p-3"
        >
          <TableCell className="[overflow-wrap:anywhere]">
            <Stream letter={letter} />
          </TableCell>
          <TableCell>
            <p>{letter.type}</p>
            <p className="text-muted text-xs tabular-nums">
              Version {letter.version}, position {formatNumber(letter.position)}
            </p>
          </TableCell>
          <TableCell className="max-w-md [overflow-wrap:anywhere]">
            {letter.error ?? <span className="text-muted">Waits for the event before it</span>}
          </TableCell>
          <TableCell className="whitespace-nowrap text-muted tabular-nums">
            <Time at={letter.since} exact />
          </TableCell>
          <TableCell className="sm:text-right">
            {letter.error !== null && (
              <Button size="small" disabled={busy} onClick={() => onSkip(letter)}>
                Skip…
                <span className="sr-only">
                  {' '}
                  {letter.type}, position {formatNumber(letter.position)}
                </span>
              </Button>
            )}
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Stream = ({ letter: { orderId, streamType, streamId } }: { letter: Letter }) =>
  orderId === null ? (
    <>
      {streamType} {streamId}
    </>
  ) : (
    <Link
      href={`/admin/orders/${orderId}`}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
    >
      {orderId}
    </Link>
  );
