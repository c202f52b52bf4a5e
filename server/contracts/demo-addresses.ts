/** The accounts of demo mode. Their password is known to all: without it they are nobody's. */
export const demoAddresses = [
  'shopper@demo.test',
  'shopper2@demo.test',
  'support@demo.test',
  'fulfilment@demo.test',
  'admin@demo.test',
] as const;
export type DemoAddress = (typeof demoAddresses)[number];
