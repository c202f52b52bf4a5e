'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useAdminOrders } from '#app/_consistency/react/queries/use-admin-orders.ts';
import { useSavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { fieldStyle } from '#app/_ui/fields/field-style.ts';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { MarkedText } from '#app/_ui/text/marked-text.tsx';
import { listPath, stateOfView } from '../orders/_list/list-url.ts';
import { useOfferedActions } from './desk-actions.ts';
import { placesOf } from './places.ts';

type Props = { open: boolean; onOpen: (open: boolean) => void; onHelp: () => void };

/** Everything one can go to or do here, by typing a few letters of it. */
export const Palette = ({ open, onOpen, onHelp }: Props) => {
  // Opened again while it closes, it is still there with what was typed.
  const [opening, setOpening] = useState({ open, number: 0 });
  if (opening.open !== open) setOpening({ open, number: opening.number + (open ? 1 : 0) });
  return (
    <Dialog open={open} onOpen={onOpen} title="Go to, or do">
      <Choices key={opening.number} onLeave={() => onOpen(false)} onHelp={onHelp} />
    </Dialog>
  );
};

const Choices = ({ onLeave, onHelp }: { onLeave: () => void; onHelp: () => void }) => {
  const [text, setText] = useState('');
  const router = useRouter();
  const viewer = useViewer();
  const actions = useOfferedActions();
  const { views } = useSavedViews();
  const go = (href: string) => () => {
    onLeave();
    router.push(href);
  };
  return (
    <Command label="Go to, or do" loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="A page, a view, an order’s number…"
        className={`${fieldStyle} h-10`}
      />
      <Command.List className="mt-2 max-h-80 overflow-y-auto">
        <Command.Empty className="px-2 py-4 text-muted text-sm">Nothing matches.</Command.Empty>
        {actions.length > 0 && (
          <Group name="On this screen">
            {actions.map(({ id, label, run }) => (
              <Item
                key={id}
                value={`do ${id} ${label}`}
                onSelect={() => {
                  onLeave();
                  run();
                }}
              >
                <Label text={label} typed={text} />
              </Item>
            ))}
          </Group>
        )}
        {searchText(text) !== '' && <Found text={text.trim()} onGo={go} />}
        <Group name="Pages">
          {placesOf(viewer?.role ?? 'customer').map(({ href, label }) => (
            <Item key={href} value={`page ${label}`} onSelect={go(href)}>
              <Label text={label} typed={text} />
            </Item>
          ))}
          <Item value="help keyboard keys" onSelect={onHelp}>
            <Label text="Keyboard help" typed={text} />
          </Item>
        </Group>
        {views.length > 0 && (
          <Group name="Saved views">
            {views.map((view) => (
              <Item
                key={view.id}
                value={`view ${view.name} ${view.id}`}
                onSelect={go(listPath(stateOfView(view)))}
              >
                <Label text={view.name} typed={text} />
              </Item>
            ))}
          </Group>
        )}
      </Command.List>
    </Command>
  );
};

const mostFound = 5;

/** Orders that the server finds by what was typed; whatever it finds is shown, whatever cmdk thinks. */
const Found = ({ text, onGo }: { text: string; onGo: (href: string) => () => void }) => {
  const digits = text.replaceAll(',', '');
  const q = searchText(/^\d+$/.test(digits) ? digits : text);
  const { orders, status } = useAdminOrders({ q });
  return (
    <Group name="Orders">
      {orders.slice(0, mostFound).map((order) => (
        <Item
          key={order.id}
          value={`${text} ${order.id}`}
          onSelect={onGo(`/admin/orders/${order.id}`)}
        >
          <Label text={orderName(order)} typed={text} />
          <span className="ml-2">
            <StaleMark order={order} />
          </span>
          <span className="ml-auto truncate pl-3 text-muted">
            <MarkedText text={order.customerName ?? ''} typed={text} />
          </span>
        </Item>
      ))}
      {status === 'loading' ? (
        // Nothing to be chosen: it would stay chosen when what is found comes before it.
        <p role="status" className="px-2 py-2 text-muted text-sm">
          Searching…
        </p>
      ) : (
        <Item value={`${text} search`} onSelect={onGo(`/admin/orders?q=${encodeURIComponent(q)}`)}>
          {`Search orders for “${text}”`}
        </Item>
      )}
    </Group>
  );
};

const Group = ({ name, children }: { name: string; children: ReactNode }) => (
  <Command.Group
    heading={name}
    className="[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-muted [&>[cmdk-group-heading]]:text-xs"
  >
    {children}
  </Command.Group>
);

/** In one piece: beside other things of its line its letters would be items of their own. */
const Label = ({ text, typed }: { text: string; typed: string }) => (
  <span>
    <MarkedText text={text} typed={typed} />
  </span>
);

type ItemProps = { value: string; onSelect: () => void; children: ReactNode };

const Item = ({ value, onSelect, children }: ItemProps) => (
  <Command.Item
    value={value}
    onSelect={onSelect}
    className="flex min-h-9 cursor-pointer items-center rounded-md px-2 text-sm data-[selected=true]:bg-subtle forced-colors:data-[selected=true]:outline forced-colors:-outline-offset-1"
  >
    {children}
  </Command.Item>
);
