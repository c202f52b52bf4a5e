/** Left what was ordered and what happened, right the customer and what can be done. */
export const adminOrderColumns =
  'mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-x-14';
