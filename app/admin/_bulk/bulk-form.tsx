'use client';

import { type ReactNode, useId, useState } from 'react';
import {
  type BulkAction,
  type BulkAsk,
  type BulkOrder,
  canTakePart,
} from '#app/_consistency/bulk/bulk-plan.ts';
import { reasonOptions } from '#app/_orders/cancellation-reasons.ts';
import { fieldProblem } from '#app/_orders/dialogs/field-problem.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { plainLine, plainParagraph } from '#app/_ui/text/plain-text.ts';
import { carrierNames } from '#server/contracts/carriers.ts';
import type { CancellationReason } from '#server/contracts/order.ts';
import { cancelOrderBody, shipOrderBody } from '#server/contracts/order-commands.ts';
import type { Role } from '#server/contracts/roles.ts';
import { bulkWords } from './bulk-words.ts';
import { TakingPart } from './taking-part.tsx';
import { parseTrackingLines, toShip, trackingProblem } from './tracking-lines.ts';

type Props = {
  action: BulkAction;
  role: Role;
  /** The orders that are meant, whether they can take part or not. */
  orders: readonly BulkOrder[];
  /** Only the first of those that match. */
  isPart: boolean;
  onLeave: () => void;
  onAsk: (ask: BulkAsk) => Promise<void>;
};

/** What a piece of work needs to know: for shipping the numbers, for cancelling the reason. */
export const BulkForm = (props: Props) => {
  switch (props.action) {
    case 'ship':
      return <ShipForm {...props} />;
    case 'cancel':
      return <CancelForm {...props} />;
    case 'deliver':
      return <Frame {...props} read={() => () => ({ type: 'DeliverOrder' })} />;
    default:
      return props.action satisfies never;
  }
};

type FrameProps = Props & {
  /** What was typed, or what is wrong with it. */
  read: () => BulkAsk | { problem: string };
  /** How many of the orders were named, where that is needed. */
  named?: number | undefined;
  children?: ReactNode;
};

const Frame = ({ action, orders, isPart, named, onLeave, onAsk, read, children }: FrameProps) => {
  const [problem, setProblem] = useState<string>();
  const able = orders.filter((order) => canTakePart(action, order)).length;
  const count = named ?? able;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const ask = read();
        if ('problem' in ask) return setProblem(ask.problem);
        setProblem(undefined);
        void onAsk(ask);
      }}
    >
      <TakingPart action={action} orders={orders} named={named} isPart={isPart} />
      {children}
      {problem !== undefined && (
        <p role="alert" className="text-refused text-sm">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onLeave}>Not now</Button>
        <Button
          type="submit"
          kind={action === 'cancel' ? 'danger' : 'primary'}
          disabled={able === 0}
        >
          {bulkWords[action].ask} {count > 0 && countOf(count, 'order')}
        </Button>
      </div>
    </form>
  );
};

const numbering = [
  { value: 'each', label: 'A tracking number for each order' },
  { value: 'one', label: 'One tracking number for all of them' },
] as const;

const ShipForm = (props: Props) => {
  const [way, setWay] = useState<'each' | 'one'>('each');
  const [carrier, setCarrier] = useState('');
  const [lines, setLines] = useState('');
  const [one, setOne] = useState('');
  const carriers = useId();
  const pasted = parseTrackingLines(lines);
  const read = (): BulkAsk | { problem: string } => {
    const known = plainLine(carrier) || null;
    if (way === 'one') {
      const number = plainLine(one);
      const body = shipOrderBody.safeParse({ trackingNumber: number });
      if (!body.success) {
        const unsaid = 'Please give the tracking number.';
        return { problem: fieldProblem('The tracking number', number, body.error, unsaid) };
      }
      const { trackingNumber } = body.data;
      return () => ({ type: 'ShipOrder', trackingNumber, carrier: known });
    }
    const problem = trackingProblem(pasted, props.orders);
    if (problem !== undefined) return { problem };
    return ({ number }) => {
      const trackingNumber = pasted.byNumber.get(number);
      return trackingNumber === undefined
        ? { leftOut: 'No tracking number was given for it.' }
        : { type: 'ShipOrder', trackingNumber, carrier: known };
    };
  };
  return (
    <Frame
      {...props}
      read={read}
      named={way === 'each' ? toShip(pasted, props.orders).length : undefined}
    >
      <RadioList legend="Tracking" name="way" options={numbering} value={way} onValue={setWay} />
      {way === 'each' ? (
        <TextField
          label="Order and tracking numbers"
          rows={5}
          required
          value={lines}
          onText={setLines}
          hint="A line for each, as a spreadsheet pastes it: 1042, RM123456785GB. Orders without a line are left out."
        />
      ) : (
        <TextField label="Tracking number" maxLength={64} value={one} onText={setOne} />
      )}
      <TextField
        label="Carrier (optional)"
        maxLength={64}
        list={carriers}
        value={carrier}
        onText={setCarrier}
      />
      <datalist id={carriers}>
        {carrierNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Frame>
  );
};

const CancelForm = (props: Props) => {
  const [reason, setReason] = useState<CancellationReason>();
  const [note, setNote] = useState('');
  const read = (): BulkAsk | { problem: string } => {
    if (reason === undefined) return { problem: 'Please choose a reason.' };
    const said = plainParagraph(note);
    const body = cancelOrderBody.safeParse({ reason, ...(said && { note: said }) });
    if (!body.success) {
      const unsaid = 'Please say in a few words why.';
      return { problem: fieldProblem('The note', said, body.error, unsaid) };
    }
    return () => ({ type: 'CancelOrder', reason, note: body.data.note ?? null });
  };
  return (
    <Frame {...props} read={read}>
      <RadioList
        legend="Reason, which the customers will see"
        name="reason"
        options={reasonOptions(props.role)}
        value={reason}
        onValue={setReason}
      />
      <TextField
        label="Note"
        rows={2}
        required={reason === 'other'}
        maxLength={1_000}
        value={note}
        onText={setNote}
      />
    </Frame>
  );
};
