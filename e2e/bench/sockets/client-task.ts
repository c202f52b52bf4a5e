/** Somebody with sockets: how many, and whether all orders are theirs to see. */
export type Person = { cookie: string; isStaff: boolean; sockets: number };

/** What a process of clients is asked, one after the other. */
export type ClientTask =
  | { type: 'connect'; url: string; origin: string; people: Person[] }
  /** Answered when every socket has been greeted so many times. */
  | { type: 'greeted'; times: number }
  | { type: 'report' };

/** What was received since the start. */
export type ClientReport = {
  /** By position of the order: sockets of the staff and of customers that got it, and when the last of the staff did (ms, `clock`). */
  orders: [position: number, staff: number, customers: number, lastStaffAt: number][];
  /** Messages that were not above the one before them on their socket. */
  misordered: number;
};
