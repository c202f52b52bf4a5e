import { demoAddresses } from '#server/contracts/demo-addresses.ts';

/** Whether an account may be used, by the address that it is kept under: demo accounts only in demo mode. */
export const isUsable = (email: string, { demo }: { demo: boolean }): boolean =>
  demo || !demoAddresses.some((address) => address === email);
