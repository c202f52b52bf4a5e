import type { Report } from '../invoices/report.ts';

const pounds = (pence: number) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(pence / 100);

const number = (value: number) => new Intl.NumberFormat('en-GB').format(value);

/** The report as a table for people: what the file holds, then what this run wrote. */
export function formatReport(report: Report): string {
  const rows: [string, string][] = [
    ['invoices', number(report.invoices)],
    ['  orders', number(report.orders)],
    ['    of guests', number(report.guestOrders)],
    ['  orders cancelled by an invoice', number(report.cancelledOrders)],
    ['  cancellations without an order', number(report.unmatchedCancellations)],
    ['  empty', number(report.emptyInvoices)],
    ['  other', number(report.otherInvoices)],
    ['lines of orders', number(report.lines)],
    ['lines rejected', number(report.rejectedLines)],
    ['worth of the orders', pounds(report.totalPence)],
    ['customers', number(report.customers)],
    ['products', number(report.products)],
    ['new orders', number(report.newOrders)],
    ['new cancellations', number(report.newCancellations)],
  ];
  const left = Math.max(...rows.map(([name]) => name.length));
  const right = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([name, value]) => `${name.padEnd(left)}  ${value.padStart(right)}`).join('\n');
}
