import { v5 as uuidv5 } from 'uuid';

/** Evenkeel's own namespace for what files name. Never change it: every imported id hangs on it. */
const namespace = '6f1c2f7e-7f0a-4a37-9d0e-3d6f3a1b8c55';

/** The same id for the same name on every run, which is what makes an import repeatable. */
const id = (kind: string) => (name: string) => uuidv5(`${kind}:${name}`, namespace);

/** The order made of an invoice, by InvoiceNo. */
export const orderIdOf = id('order');
/** The product of a StockCode. */
export const productIdOf = id('product');
/** The customer of a CustomerID. */
export const customerIdOf = id('customer');
/** A command, by what it does to what. */
export const commandIdOf = id('command');
