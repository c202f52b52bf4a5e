'use client';

import { type DragEvent, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { TableHeader } from '#app/_ui/table.tsx';
import type { ColumnChoice } from '#server/contracts/saved-views.ts';
import { columnLooks } from '../columns/column-looks.ts';
import type { Columns } from '../columns/use-columns.ts';
import { sortedBy, withNextSort } from '../filters/admin-filter.ts';
import type { FilterChange } from '../use-list-state.ts';

type Props = {
  column: ColumnChoice;
  index: number;
  columns: Columns;
  /** The class by which it goes where it stands under another. */
  gone: string | undefined;
  filter: AdminOrderFilter;
  onFilter: (change: FilterChange) => void;
};

const dragged = 'application/x-evenkeel-column';
const step = 16;

/** A column's head: sorts, is dragged to another place, and is as wide as its edge is drawn. */
export const HeaderCell = ({ column, index, columns, gone, filter, onFilter }: Props) => {
  const { name, sort, right = false, width } = columnLooks[column.id];
  const onDrop = (event: DragEvent) => {
    const id = columns.chosen.find((each) => each.id === event.dataTransfer.getData(dragged))?.id;
    if (id === undefined) return;
    event.preventDefault();
    columns.move(id, index);
  };
  return (
    <TableHeader
      // Without what its edge is called.
      aria-label={name}
      right={right}
      // On a phone it is there for readers of screens, and in sight while a key has brought one to it.
      className={classNames('max-sm:not-focus-within:sr-only', gone)}
      // Above the next header, which would cover half the drag handle.
      style={{ zIndex: columns.chosen.length - index }}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragged, column.id)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(dragged)) event.preventDefault();
      }}
      onDrop={onDrop}
      {...(sort !== undefined && {
        sorted: sortedBy(filter, sort),
        onSort: () => onFilter((now) => withNextSort(now, sort)),
      })}
      edge={
        <Edge
          name={name}
          width={column.width ?? width}
          onWidth={(next, drawing) => columns.resize(column.id, next, drawing)}
        />
      }
    >
      {name}
    </TableHeader>
  );
};

type EdgeProps = {
  name: string;
  width: number | undefined;
  onWidth: (width: number, drawing?: boolean) => void;
};

/** The edge of a column: drawn with the mouse, or moved by the arrow keys. */
const Edge = ({ name, width, onWidth }: EdgeProps) => {
  const from = useRef<{ x: number; width: number }>(undefined);
  const widthNow = (element: Element) => element.closest('th')?.offsetWidth ?? width ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (by === 0) return;
    event.preventDefault();
    onWidth(widthNow(event.currentTarget) + by);
  };
  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: widthNow(event.currentTarget) };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule across the page is no edge that can be moved.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuenow={width ?? 0}
      aria-valuetext={width === undefined ? 'what is left' : `${width} pixels`}
      tabIndex={0}
      // A drag of the edge is no drag of the column.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (from.current !== undefined) onWidth(widthAt(event, from.current), true);
      }}
      onPointerUp={(event) => {
        if (from.current !== undefined && from.current.x !== event.clientX)
          onWidth(widthAt(event, from.current));
        from.current = undefined;
      }}
      className="group absolute top-0 right-[-12px] max-sm:hidden z-20 flex h-full w-6 cursor-col-resize touch-none justify-center rounded-md"
    >
      <span className="my-2 w-px -translate-x-px bg-line group-hover:bg-control group-focus-visible:bg-accent" />
    </span>
  );
};

const widthAt = (event: PointerEvent, from: { x: number; width: number }): number =>
  from.width + event.clientX - from.x;
