/** A small count at the corner of a button; the button's label must say it in words. */
export const CountBubble = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span
      aria-hidden
      className="absolute -top-0.5 -right-0.5 flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 font-medium text-[11px] text-on-accent tabular-nums forced-colors:border"
    >
      {count > 99 ? '99+' : count}
    </span>
  );
