'use client';

import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { countOf } from '#app/_ui/text/format-number.ts';

/** "3 new orders": what arrived while one was reading further down, to be seen and, calmly, heard. */
export const WaitingButton = ({ waiting, onShow }: { waiting: number; onShow: () => void }) => (
  <div className="pointer-events-none sticky top-[calc(7rem+var(--panel-height,0px))] z-20 flex h-0 justify-center print:hidden">
    <Spoken waiting={waiting} />
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

/** Arrivals are read aloud so often (ms) at most, however many come. */
const pause = 1_500;

/** There before it says anything: readers do not speak what is born with its text. */
const Spoken = ({ waiting }: { waiting: number }) => {
  const [said, setSaid] = useState(0);
  const latest = useRef(waiting);
  useEffect(() => {
    latest.current = waiting;
  });
  const isNews = said !== waiting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said begins another pause
  useEffect(() => {
    if (!isNews) return;
    const timer = setTimeout(() => setSaid(latest.current), pause);
    return () => clearTimeout(timer);
  }, [isNews, said]);
  return (
    <p role="status" className="sr-only">
      {said > 0 && countOf(said, 'new order')}
    </p>
  );
};
