import type { ReactNode } from 'react';

/** What is more stands in a box of some eight lines. */
const most = { letters: 240, lines: 6 };

type Props = {
  /** What stands here, for who comes to the box with the keyboard. */
  label: string;
  /** What somebody wrote, as long as it may be; the children show it. */
  text: string;
  children: ReactNode;
};

/**
 * What somebody wrote, beside buttons that must stay in sight: one long word breaks, and a long text
 * scrolls, with the keyboard too.
 */
export const LongText = ({ label, text, children }: Props) =>
  text.length <= most.letters && text.split('\n').length <= most.lines ? (
    <div className="[overflow-wrap:anywhere]">{children}</div>
  ) : (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus.
      tabIndex={0}
      // A finger that scrolls it does not swipe away the toast that it may be in.
      onPointerDown={(event) => event.stopPropagation()}
      className="max-h-40 overflow-y-auto overscroll-contain [overflow-wrap:anywhere]"
    >
      {children}
    </section>
  );
