'use client';

import { ArrowUp } from 'lucide-react';
import type { OrderList } from '#app/_consistency/react/queries/order-list.ts';
import { Spoken } from '#app/_ui/states/spoken.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { type Listed, useNewcomers } from './use-newcomers.ts';

type Props = { list: Listed & Pick<OrderList, 'showWaiting'> };

/**
 * "3 new orders": what arrived while one was reading further down, to be seen and, calmly, heard; what
 * arrived before one's eyes is only heard. Another list wants another of these, by its key.
 */
export const WaitingButton = ({ list }: Props) => {
  const { waiting, showWaiting } = list;
  const came = useNewcomers(list);
  const count = waiting + came.count;
  return (
    <div className="pointer-events-none sticky top-[calc(7rem+var(--panel-height,0px))] z-20 flex h-0 justify-center print:hidden">
      <Spoken about={String(came.turn)} text={count > 0 ? countOf(count, 'new order') : ''} />
      {waiting > 0 && (
        <button
          type="button"
          onClick={() => {
            showWaiting();
            window.scrollTo({ top: 0 });
          }}
          className="pointer-events-auto inline-flex h-9 items-center gap-1.5 rounded-full bg-accent px-4 font-medium text-on-accent text-sm shadow-float hover:bg-accent-strong forced-colors:border"
        >
          <ArrowUp aria-hidden size={15} /> {countOf(waiting, 'new order')}
        </button>
      )}
    </div>
  );
};
