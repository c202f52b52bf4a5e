import type { DemoAddress } from '#server/contracts/demo-addresses.ts';
import type { Role } from '#server/contracts/roles.ts';

/** An account of the demo. */
export type DemoAccount = {
  name: string;
  email: DemoAddress;
  password: string;
  role: Role;
};

const password = 'demo-password';

/** Who can sign in to a demo shop; the sign-in page offers them. */
export const demoAccounts: readonly DemoAccount[] = [
  { name: 'Sam Shopper', email: 'shopper@demo.test', password, role: 'customer' },
  { name: 'Robin Shopper', email: 'shopper2@demo.test', password, role: 'customer' },
  { name: 'Sandy Support', email: 'support@demo.test', password, role: 'support' },
  { name: 'Finn Fulfilment', email: 'fulfilment@demo.test', password, role: 'fulfilment' },
  { name: 'Alex Admin', email: 'admin@demo.test', password, role: 'admin' },
];
