/**
 * What a file holds, whether it was imported before or not, and what this run wrote.
 *
 * - `invoices`: all of the file = orders + emptyInvoices + otherInvoices + cancelledOrders +
 *   unmatchedCancellations
 * - `orders`, `guestOrders`: invoices that became orders; those of them without a customer
 * - `lines`, `totalPence`: lines of those orders after merging, and their worth
 * - `customers`, `products`: different ones in those orders; who only returned something, or what
 *   was only returned or corrected, is not among them
 * - `rejectedLines`: lines left out of orders and cancellations
 * - `newOrders`, `newCancellations`: written by this run
 */
export type Report = {
  invoices: number;
  orders: number;
  lines: number;
  totalPence: number;
  customers: number;
  guestOrders: number;
  products: number;
  rejectedLines: number;
  emptyInvoices: number;
  otherInvoices: number;
  cancelledOrders: number;
  unmatchedCancellations: number;
  newOrders: number;
  newCancellations: number;
};

/** The report before the first invoice. */
export const emptyReport = (): Report => ({
  invoices: 0,
  orders: 0,
  lines: 0,
  totalPence: 0,
  customers: 0,
  guestOrders: 0,
  products: 0,
  rejectedLines: 0,
  emptyInvoices: 0,
  otherInvoices: 0,
  cancelledOrders: 0,
  unmatchedCancellations: 0,
  newOrders: 0,
  newCancellations: 0,
});
