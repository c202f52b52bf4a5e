import * as z from 'zod/mini';
import { instant, uuid, version } from './identifiers.ts';
import { orderFilterQuery } from './order-filter.ts';
import { adminSort } from './order-queries.ts';
import { line } from './text.ts';

/** The columns that the order list has. */
export const orderColumn = z.enum([
  'number',
  'createdAt',
  'customerName',
  'customerEmail',
  'country',
  'items',
  'status',
  'total',
  'shippedAt',
  'deliveredAt',
  'cancelledAt',
  'cancellationReason',
  'carrier',
  'trackingNumber',
]);

export type OrderColumn = z.infer<typeof orderColumn>;

const filterNames = Object.keys(orderFilterQuery.shape);

/** A filter as the list's URL has it: every value as text, read by the list's own grammar. */
const savedFilter = z
  .record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(100)))
  .check(
    z.superRefine((filter, context) => {
      for (const name of Object.keys(filter)) {
        if (filterNames.includes(name)) continue;
        context.addIssue({ code: 'custom', path: [name], message: 'is no filter of the list' });
      }
      const checked = orderFilterQuery.safeParse(filter);
      for (const { path, message } of checked.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path, message });
      }
    }),
  );

/** Columns in their order, none twice; widths in CSS pixels. */
export const viewColumns = z
  .array(
    z.strictObject({
      id: orderColumn,
      width: z.optional(z.int().check(z.minimum(40), z.maximum(2_000))),
    }),
  )
  .check(
    z.minLength(1),
    z.refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length, {
      error: 'must name no column twice',
    }),
  );
export type ColumnChoice = { id: OrderColumn; width?: number | undefined };

/** How a view shows the list. */
const viewDefinition = z.strictObject({
  columns: viewColumns,
  filter: savedFilter,
  sort: adminSort,
});

/** A view as it is given a name; a shared one is everybody's on the staff to use. */
export const savedViewBody = z.strictObject({
  name: line(60),
  shared: z.boolean(),
  definition: viewDefinition,
});
export type SavedViewBody = z.infer<typeof savedViewBody>;

/** The same, changed: `version` is the one that was changed. */
export const changeSavedViewBody = z.extend(savedViewBody, { version });
export type ChangeSavedViewBody = z.infer<typeof changeSavedViewBody>;

/** `mayChange`: whether the viewer may change or delete it; `ownerName` is null for one's own. */
export const savedView = z.object({
  id: uuid,
  ...savedViewBody.shape,
  // As they were stored, by whatever rules were then.
  name: z.string(),
  definition: z.extend(viewDefinition, { filter: z.record(z.string(), z.string()) }),
  version,
  ownerName: z.nullable(z.string()),
  mayChange: z.boolean(),
  updatedAt: instant,
});
export type SavedView = z.infer<typeof savedView>;

/** One's own views and those that others share, by name. */
export const savedViews = z.object({ data: z.array(savedView) });
