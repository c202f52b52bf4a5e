/** The query parameter that opens what was typed for a refused change again: its command's id. */
export const editParameter = 'edit';

/** The page of an order, with a refused change of it opened for editing. */
export const editPath = (orderPath: string, commandId: string): string =>
  `${orderPath}?${editParameter}=${commandId}`;
