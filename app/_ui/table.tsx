import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/**
 * Under 640 px rows are drawn as cards, and `display` other than a table's makes browsers forget
 * that it is one. The roles, said again, keep it a table for everyone.
 */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  head: { role: 'columnheader' },
} as const;

/** A dense table with a sticky head; a list of cards on a phone. */
export const Table = ({ label, ...props }: ComponentProps<'table'> & { label: string }) => (
  <table
    {...roles.table}
    aria-label={label}
    {...props}
    className={classNames('w-full border-separate border-spacing-0 max-sm:block', props.className)}
  />
);

/** On a phone it is there for screen readers alone, unless told otherwise. */
export const TableHead = ({ className = 'max-sm:sr-only', ...props }: ComponentProps<'thead'>) => (
  <thead {...roles.group} {...props} className={className} />
);

export const TableBody = (props: ComponentProps<'tbody'>) => (
  <tbody {...roles.group} {...props} className="max-sm:flex max-sm:flex-col max-sm:gap-2" />
);

export const TableRow = ({ className, ...props }: ComponentProps<'tr'>) => (
  <tr {...roles.row} {...props} className={className} />
);

export const TableCell = ({ className, ...props }: ComponentProps<'td'>) => (
  <td
    {...roles.cell}
    {...props}
    className={classNames('border-line sm:border-b sm:px-3 sm:py-2', className)}
  />
);

type HeaderProps = Pick<
  ComponentProps<'th'>,
  'aria-label' | 'style' | 'draggable' | 'onDragStart' | 'onDragOver' | 'onDrop'
> & {
  children: ReactNode;
  /** How the table is sorted by this column now; left out where it cannot be. */
  sorted?: 'ascending' | 'descending' | 'none';
  onSort?: () => void;
  right?: boolean;
  /** What lies on the column's right edge. */
  edge?: ReactNode;
  className?: string | undefined;
};

/** A column's head; one that sorts is a button in it. */
export const TableHeader = ({
  children,
  sorted,
  onSort,
  right = false,
  edge,
  className,
  ...rest
}: HeaderProps) => (
  <th
    {...roles.head}
    {...rest}
    scope="col"
    aria-sort={sorted}
    className={classNames(
      'sticky top-(--table-top,0px) z-10 translate-y-(--table-shift,0px) border-line border-b bg-canvas px-3 py-1.5 font-medium text-muted text-xs',
      right ? 'text-right' : 'text-left',
      className,
    )}
  >
    {onSort === undefined ? (
      children
    ) : (
      <button
        type="button"
        onClick={onSort}
        className={classNames(
          '-mx-1.5 inline-flex min-h-6 items-center gap-1 rounded-md px-1.5 hover:bg-subtle hover:text-ink',
          sorted !== 'none' && 'text-ink',
        )}
      >
        {children}
        <SortMark sorted={sorted ?? 'none'} />
      </button>
    )}
    {edge}
  </th>
);

const SortMark = ({ sorted }: { sorted: 'ascending' | 'descending' | 'none' }) => {
  if (sorted === 'ascending') return <ArrowUp aria-hidden size={13} />;
  if (sorted === 'descending') return <ArrowDown aria-hidden size={13} />;
  return <ChevronsUpDown aria-hidden size={13} className="opacity-60" />;
};
