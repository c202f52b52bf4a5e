import type { ClientReport } from './client-task.ts';

/** An order that was placed for a customer. */
export type Placed = { position: number; at: number };

/** Who has to hear of each order: sockets of the staff, and of one customer. */
export type Audience = { staff: number; perCustomer: number };

/** All processes' reports as one, by position. */
const merged = (reports: readonly ClientReport[]) => {
  const orders = new Map<number, { staff: number; customers: number; lastStaffAt: number }>();
  for (const report of reports) {
    for (const [position, staff, customers, lastStaffAt] of report.orders) {
      const sum = orders.get(position) ?? { staff: 0, customers: 0, lastStaffAt: 0 };
      sum.staff += staff;
      sum.customers += customers;
      sum.lastStaffAt = Math.max(sum.lastStaffAt, lastStaffAt);
      orders.set(position, sum);
    }
  }
  return orders;
};

/** Ms from each order's commit until the last socket of the staff had it. */
export const fanOutTimes = (reports: readonly ClientReport[], placed: readonly Placed[]) => {
  const orders = merged(reports);
  return placed.flatMap(({ position, at }) => {
    const heard = orders.get(position);
    return heard === undefined ? [] : [Math.max(0, heard.lastStaffAt - at)];
  });
};

/** Whether everybody concerned has heard of these. */
export const isHeard = (
  reports: readonly ClientReport[],
  placed: readonly Placed[],
  { staff, perCustomer }: Audience,
): boolean => {
  const orders = merged(reports);
  return placed.every(({ position }) => {
    const heard = orders.get(position);
    return heard !== undefined && heard.staff >= staff && heard.customers >= perCustomer;
  });
};

/** Who did not get what concerns them exactly once and in order, in sentences. */
export const fanOutFaults = (
  reports: readonly ClientReport[],
  placed: readonly Placed[],
  { staff, perCustomer }: Audience,
): string[] => {
  const orders = merged(reports);
  const faults = placed.flatMap(({ position }) => {
    const heard = orders.get(position) ?? { staff: 0, customers: 0 };
    if (heard.staff === staff && heard.customers === perCustomer) return [];
    return [
      `Order ${position} reached ${heard.staff} of ${staff} sockets of the staff and ${heard.customers} of its customer's ${perCustomer}.`,
    ];
  });
  const misordered = reports.reduce((sum, report) => sum + report.misordered, 0);
  if (misordered > 0) faults.push(`${misordered} messages came twice or out of order.`);
  if (orders.size > placed.length)
    faults.push(`${orders.size - placed.length} were told too many.`);
  return faults;
};
