/** The accounts of demo mode, as its seed makes them; the password is public on purpose. */
export const demoAccounts = [
  { label: 'shopper', email: 'shopper@demo.test' },
  { label: 'second shopper', email: 'shopper2@demo.test' },
  { label: 'admin', email: 'admin@demo.test' },
] as const;

export const demoPassword = 'demo-password';
