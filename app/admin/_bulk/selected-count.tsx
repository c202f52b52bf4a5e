import { Button } from '#app/_ui/buttons/button.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';

type Props = {
  /** Selected orders of those that are listed. */
  count: number;
  /** Selected ones that are not listed: they have left the list, or stand further down in it. */
  unlisted: number;
  /** All that match are meant, listed or not. */
  all: boolean;
  hasMore: boolean;
  /** How many match, once it is known. */
  matchText: string | undefined;
  onAll: () => void;
};

/** How many orders are selected, and the step from this page to all that match. */
export const SelectedCount = ({ count, unlisted, all, hasMore, matchText, onAll }: Props) => (
  <p className="mr-auto flex flex-wrap items-center gap-x-2 pl-1 text-sm">
    <span className="font-medium tabular-nums">
      {all ? `All ${matchText ?? '…'} that match` : `${formatNumber(count)} on this page`}
    </span>
    {!all && unlisted > 0 && (
      <span className="text-muted">
        <span aria-hidden>· </span>
        {formatNumber(unlisted)} not on it, so left out
      </span>
    )}
    {!all && hasMore && matchText !== undefined && (
      <>
        <span aria-hidden className="text-muted">
          ·
        </span>
        <Button kind="quiet" size="small" onClick={onAll} className="-mx-2 text-accent">
          Select all {matchText} that match
        </Button>
      </>
    )}
  </p>
);
