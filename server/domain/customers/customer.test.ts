import { expect, test } from 'vitest';
import {
  type CustomerCommand,
  type CustomerState,
  decide,
  evolve,
  initialState,
} from './customer.ts';
import type { CustomerEvent } from './events.ts';

const registered: CustomerEvent = {
  type: 'CustomerRegistered',
  data: { customerId: 'c1', name: 'Alice', email: 'alice@example.test', country: null },
};
const renamed: CustomerEvent = {
  type: 'CustomerRenamed',
  data: { customerId: 'c1', name: 'Alice B.' },
};
const register: CustomerCommand = { type: 'RegisterCustomer', ...registered.data };
const rename: CustomerCommand = { type: 'RenameCustomer', name: 'Alice B.' };

const answer = (given: CustomerEvent[], when: CustomerCommand) => {
  const decision = decide(when, given.reduce<CustomerState>(evolve, initialState));
  return 'events' in decision ? decision.events : decision.rejection.reason;
};

test.each<[string, CustomerEvent[], CustomerCommand, CustomerEvent[] | string]>([
  ['a new customer is registered', [], register, [registered]],
  ['nobody is registered twice', [registered], register, 'customer-already-registered'],
  ['a customer is renamed', [registered], rename, [renamed]],
  ['the same name again is no event', [registered, renamed], rename, []],
  ['nobody can be renamed', [], rename, 'customer-not-registered'],
])('%s', (_, given, when, then) => {
  expect(answer(given, when)).toEqual(then);
});
