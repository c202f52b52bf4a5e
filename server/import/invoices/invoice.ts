/**
 * One line as staged, `line` being its place in the file. `productId` and `name` are those of its
 * product in the catalogue; before the catalogue is known, empty and the product's code.
 */
export type InvoiceRow = {
  sku: string;
  pence: number;
  quantity: number;
  description: string | null;
  line: number;
  productId: string;
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
