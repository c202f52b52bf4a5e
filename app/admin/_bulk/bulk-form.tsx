'use client';

import { type ReactNode, useState } from 'react';
import {
  type BulkAction,
  type BulkAsk,
  type BulkOrder,
  canTakePart,
} from '#app/_consistency/bulk/bulk-plan.ts';
import { reasonOptions } from '#app/_orders/cancellation-reasons.ts';
import { CarrierField } from '#app/_orders/dialogs/carrier-field.tsx';
import { fieldProblem } from '#app/_orders/dialogs/field-problem.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { plainLine, plainParagraph } from '#app/_ui/text/plain-text.ts';
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

type FieldName = 'lines' | 'trackingNumber' | 'carrier' | 'reason' | 'note';

type Wrong = { field: FieldName; problem: string };

type FrameProps = Props & {
  /** What was typed, or what is wrong with it. */
  read: () => BulkAsk | Wrong;
  /** How many of the orders were named, where that is needed. */
  named?: number | undefined;
  /** The fields, each told what is wrong with it. */
  children?: (errorOf: (field: FieldName) => string | undefined) => ReactNode;
};

const Frame = ({ action, orders, isPart, named, onLeave, onAsk, read, children }: FrameProps) => {
  const [wrong, setWrong] = useState<Wrong>();
  const able = orders.filter((order) => canTakePart(action, order)).length;
  const count = named ?? able;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const ask = read();
        if ('problem' in ask) return setWrong(ask);
        setWrong(undefined);
        void onAsk(ask);
      }}
    >
      <TakingPart action={action} orders={orders} named={named} isPart={isPart} />
      {children?.((field) => (wrong?.field === field ? wrong.problem : undefined))}
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
  const pasted = parseTrackingLines(lines);
  const read = (): BulkAsk | Wrong => {
    const number = plainLine(one);
    if (way === 'one') {
      const body = shipOrderBody.safeParse({ trackingNumber: number });
      if (!body.success) {
        const unsaid = 'Please give the tracking number.';
        const problem = fieldProblem('The tracking number', number, body.error, unsaid);
        return { field: 'trackingNumber', problem };
      }
    } else {
      const problem = trackingProblem(pasted, props.orders);
      if (problem !== undefined) return { field: 'lines', problem };
    }
    const known = plainLine(carrier) || null;
    const by = shipOrderBody.shape.carrier.safeParse(known ?? undefined);
    if (!by.success) {
      return { field: 'carrier', problem: fieldProblem('The carrier', carrier, by.error, '') };
    }
    if (way === 'one') return () => ({ type: 'ShipOrder', trackingNumber: number, carrier: known });
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
      {(errorOf) => (
        <>
          <RadioList
            legend="Tracking"
            name="way"
            options={numbering}
            value={way}
            onValue={setWay}
          />
          {way === 'each' ? (
            <TextField
              label="Order and tracking numbers"
              rows={5}
              required
              value={lines}
              onText={setLines}
              error={errorOf('lines')}
              hint="A line for each, as a spreadsheet pastes it: 1042, RM123456785GB. Orders without a line are left out."
            />
          ) : (
            <TextField
              label="Tracking number"
              value={one}
              onText={setOne}
              error={errorOf('trackingNumber')}
            />
          )}
          <CarrierField value={carrier} onText={setCarrier} error={errorOf('carrier')} />
        </>
      )}
    </Frame>
  );
};

const CancelForm = (props: Props) => {
  const [reason, setReason] = useState<CancellationReason>();
  const [note, setNote] = useState('');
  const read = (): BulkAsk | Wrong => {
    if (reason === undefined) return { field: 'reason', problem: 'Please choose a reason.' };
    const said = plainParagraph(note);
    const body = cancelOrderBody.safeParse({ reason, ...(said && { note: said }) });
    if (!body.success) {
      const unsaid = 'Please say in a few words why.';
      return { field: 'note', problem: fieldProblem('The note', said, body.error, unsaid) };
    }
    return () => ({ type: 'CancelOrder', reason, note: body.data.note ?? null });
  };
  return (
    <Frame {...props} read={read}>
      {(errorOf) => (
        <>
          <RadioList
            legend="Reason, which the customers will see"
            name="reason"
            options={reasonOptions(props.role)}
            value={reason}
            onValue={setReason}
            error={reason === undefined ? errorOf('reason') : undefined}
          />
          <TextField
            label="Note"
            rows={2}
            required={reason === 'other'}
            maxLength={1_000}
            value={note}
            onText={setNote}
            error={errorOf('note')}
          />
        </>
      )}
    </Frame>
  );
};
