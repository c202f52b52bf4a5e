/**
 * The accounts of demo mode, as its seed makes them, each with where its work is; the password is
 * public on purpose.
 */
export const demoAccounts = [
  { label: 'shopper', email: 'shopper@demo.test', home: '/' },
  { label: 'second shopper', email: 'shopper2@demo.test', home: '/' },
  { label: 'support', email: 'support@demo.test', home: '/admin' },
  { label: 'fulfilment', email: 'fulfilment@demo.test', home: '/admin' },
  { label: 'admin', email: 'admin@demo.test', home: '/admin' },
] as const;

export const demoPassword = 'demo-password';
