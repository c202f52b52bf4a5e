import { Ban, Check, Clock, Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '#app/_ui/badge.tsx';
import type { OrderStatus } from '#server/contracts/order.ts';

/** How each state looks everywhere. */
export const statusLook: Record<OrderStatus, { tone: Tone; word: string; icon: ReactNode }> = {
  pending: { tone: 'pending', word: 'Pending', icon: <Clock /> },
  shipped: { tone: 'shipped', word: 'Shipped', icon: <Truck /> },
  delivered: { tone: 'delivered', word: 'Delivered', icon: <Check /> },
  cancelled: { tone: 'cancelled', word: 'Cancelled', icon: <Ban /> },
};

export const StatusBadge = ({ status }: { status: OrderStatus }) => {
  const { tone, word, icon } = statusLook[status];
  return (
    <Badge tone={tone} icon={icon}>
      <span className={status === 'cancelled' ? 'line-through' : undefined}>{word}</span>
    </Badge>
  );
};
