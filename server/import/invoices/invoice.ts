/**
 * One line as staged. `name` is its product's in the catalogue, once the catalogue is known;
 * `line` its place in the file.
 */
export type InvoiceRow = {
  sku: string;
  pence: number;
  quantity: number;
  description: string | null;
  line: number;
  name: string;
};

/**
 * An invoice with its lines in an order that does not depend on the file's. `at` is local London
 * time: the earliest of its lines, since writing one can take longer than a minute. `customer` is
 * null for a guest.
 */
export type Invoice = {
  number: string;
  at: string;
  customer: string | null;
  country: string | null;
  rows: InvoiceRow[];
};
