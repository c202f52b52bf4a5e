'use client';

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '#app/_ui/class-names.ts';
import { useMediaQuery } from '#app/_ui/use-media-query.ts';
import { usePanelHeight } from '../../../_frame/panel-height.ts';
import { topBar } from '../../../_frame/top-bar.ts';
import { foldsBelow, narrowsBelow } from '../columns/fold-columns.ts';
import { inRem, textScale } from '../columns/text-scale.ts';

/** About the height of a head, which comes to rest beneath the top bar. */
const head = topBar;

type Props = {
  /** What the table needs (CSS px at the usual size of text), folded, and folded once more. */
  least: number;
  folded: number;
  narrow: number;
  children: ReactNode;
};

/**
 * The place of a table, by whose width it folds. Where there are fewer pixels than it needs then, it
 * scrolls sideways; the cards of a phone do not. A head sticks to whatever scrolls around it, so
 * there it is moved along with the page.
 */
export const TableFrame = ({ least, folded, narrow, children }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>();
  const top = topBar + usePanelHeight();
  const isPhone = useMediaQuery('(width < 40rem)');
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth / textScale()));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isBelow = (width: number) => room !== undefined && room < width;
  const needed = isBelow(narrowsBelow) ? narrow : isBelow(foldsBelow) ? folded : least;
  const isTight = !isPhone && room !== undefined && room < needed;
  useEffect(() => {
    const element = box.current;
    if (element === null || !isTight) return;
    const follow = () => {
      const place = element.getBoundingClientRect();
      const shift = Math.min(
        Math.max(0, top - place.top),
        Math.max(0, place.height - topBar - head),
      );
      element.style.setProperty('--table-shift', `${shift}px`);
    };
    follow();
    window.addEventListener('scroll', follow, { passive: true });
    return () => {
      window.removeEventListener('scroll', follow);
      element.style.removeProperty('--table-shift');
    };
  }, [isTight, top]);
  const look: CSSProperties & Record<`--${string}`, string> = {
    '--table-top': isTight ? '0px' : `${top}px`,
    '--table-least': inRem(needed),
  };
  return (
    <div
      ref={box}
      style={look}
      className={classNames('@container', isTight && 'sm:overflow-x-auto')}
      {...(isTight && { tabIndex: 0, role: 'region', 'aria-label': 'Orders, scrolls sideways' })}
    >
      <div className={isTight ? 'sm:min-w-(--table-least)' : undefined}>{children}</div>
    </div>
  );
};
