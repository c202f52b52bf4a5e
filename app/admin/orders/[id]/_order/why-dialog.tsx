'use client';

import type { ReactNode } from 'react';
import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import { timelineText } from '#app/_orders/timeline/timeline-text.ts';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { Viewer } from '#server/contracts/roles.ts';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  entry: DrawnTimelineEntry | undefined;
  viewer: Viewer;
  customerName: string | null;
};

/** Why an order is as it is: which command of whom, by which request, became this event. */
export const WhyDialog = ({ open, onOpen, entry, viewer, customerName }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title={entry === undefined ? 'Why?' : `Why version ${entry.version}?`}
    description="Each version comes from one event, and each event from one command of somebody."
  >
    {entry !== undefined && <Cause entry={entry} viewer={viewer} customerName={customerName} />}
  </Dialog>
);

const commandNames: Record<NonNullable<DrawnTimelineEntry['commandType']>, string> = {
  CreateOrder: 'Place order',
  CancelOrder: 'Cancel order',
  ShipOrder: 'Ship order',
  DeliverOrder: 'Deliver order',
  AddNote: 'Add note',
};

const Cause = ({
  entry,
  viewer,
  customerName,
}: Required<Pick<Props, 'entry' | 'viewer' | 'customerName'>>) => {
  if (entry === undefined) return null;
  const { what, who, why } = timelineText(entry, viewer, customerName);
  const { commandType, commandId, correlationId, actor, position, pending } = entry;
  return (
    <ol className="text-sm">
      <Step name="Somebody asked">
        {who}
        <Detail>{actor.role}</Detail>
      </Step>
      <Step name="by a command">
        {commandType === undefined ? 'not known yet' : commandNames[commandType]}
        <Detail>{commandId}</Detail>
      </Step>
      <Step name="in a request">
        {correlationId ? (
          <Detail>{correlationId}</Detail>
        ) : (
          'that left no mark (imported, or on its way)'
        )}
      </Step>
      <Step name="which became the event">
        {what}
        {why !== undefined && <Detail>{why}</Detail>}
        <span className="block text-muted text-xs">
          <Time at={entry.at} exact />
        </span>
      </Step>
      <Step name="in the log">
        {pending === undefined
          ? `position ${formatNumber(position)}`
          : 'not there yet: it is on its way'}
      </Step>
    </ol>
  );
};

const Step = ({ name, children }: { name: string; children: ReactNode }) => (
  <li className="flex justify-between gap-4 border-t py-2 first:border-t-0">
    <span className="shrink-0 text-muted">{name}</span>
    <span className="min-w-0 text-right tabular-nums">{children}</span>
  </li>
);

const Detail = ({ children }: { children: ReactNode }) => (
  <span className="block break-all text-muted text-xs">{children}</span>
);
