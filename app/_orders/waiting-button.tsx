'use client';

import { ArrowUp } from 'lucide-react';
import { countOf } from '#app/_ui/text/format-number.ts';

/** "3 new orders": what arrived while one was reading further down. */
export const WaitingButton = ({ waiting, onShow }: { waiting: number; onShow: () => void }) => (
  <div className="pointer-events-none sticky top-28 z-20 flex h-0 justify-center print:hidden">
    {waiting > 0 && (
      <button
        type="button"
        onClick={() => {
          onShow();
          window.scrollTo({ top: 0 });
        }}
        className="pointer-events-auto inline-flex h-9 items-center gap-1.5 rounded-full bg-accent px-4 font-medium text-on-accent text-sm shadow-float hover:bg-accent-strong"
      >
        <ArrowUp aria-hidden size={15} /> {countOf(waiting, 'new order')}
      </button>
    )}
  </div>
);
