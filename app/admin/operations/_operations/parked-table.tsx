import { Button } from '#app/_ui/buttons/button.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import { OrderLink } from './order-link.tsx';
import { ParkedEvent } from './parked-event.tsx';

type Letter = DeadLetterList['data'][number];

type Props = {
  projection: string;
  letters: readonly Letter[];
  busy: boolean;
  onRetry: (letter: Letter) => void;
  onSkip: (letter: Letter) => void;
};

/** Parked events as a dense table; cards on a phone. */
export const ParkedTable = ({ projection, letters, busy, onRetry, onSkip }: Props) => (
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
          <TableCell className="max-w-md">
            <p>{letter.type}</p>
            <p className="text-muted text-xs tabular-nums">
              Version {letter.version}, position {formatNumber(letter.position)}
            </p>
            <ParkedEvent letter={letter} />
          </TableCell>
          <TableCell className="max-w-md [overflow-wrap:anywhere]">
            {letter.error ?? <span className="text-muted">Waits for the event before it</span>}
          </TableCell>
          <TableCell className="whitespace-nowrap text-muted tabular-nums">
            <Time at={letter.since} exact />
          </TableCell>
          <TableCell className="sm:text-right">
            {letter.error !== null && (
              <div className="flex flex-wrap gap-2 sm:justify-end lg:flex-nowrap">
                <Button size="small" disabled={busy} onClick={() => onRetry(letter)}>
                  Retry <Which letter={letter} />
                </Button>
                <Button size="small" disabled={busy} onClick={() => onSkip(letter)}>
                  Skip… <Which letter={letter} />
                </Button>
              </div>
            )}
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Which = ({ letter: { type, position } }: { letter: Letter }) => (
  <span className="sr-only">
    {type}, position {formatNumber(position)}
  </span>
);

const Stream = ({ letter: { orderId, number, streamType, streamId } }: { letter: Letter }) =>
  orderId === null ? (
    <>
      {streamType} {streamId}
    </>
  ) : (
    <OrderLink orderId={orderId} number={number} />
  );
