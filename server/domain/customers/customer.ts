import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { CustomerEvent } from './events.ts';

export type CustomerState =
  | { status: 'absent' }
  | { status: 'registered'; id: string; name: string; email: string };

export type CustomerCommand =
  | {
      type: 'RegisterCustomer';
      customerId: string;
      name: string;
      email: string;
      country: string | null;
    }
  | { type: 'RenameCustomer'; name: string };

export const initialState: CustomerState = { status: 'absent' };

/** Decides what a command does to a customer; renaming to the same name is no event. */
export const decide = (command: CustomerCommand, state: CustomerState): Decision<CustomerEvent> => {
  switch (command.type) {
    case 'RegisterCustomer': {
      if (state.status === 'registered') {
        return rejected('customer-already-registered', 'This customer is registered already.');
      }
      const { customerId, name, email, country } = command;
      return {
        events: [{ type: 'CustomerRegistered', data: { customerId, name, email, country } }],
      };
    }
    case 'RenameCustomer': {
      if (state.status === 'absent') {
        return rejected('customer-not-registered', 'There is no such customer.');
      }
      if (state.name === command.name) return { events: [] };
      return {
        events: [{ type: 'CustomerRenamed', data: { customerId: state.id, name: command.name } }],
      };
    }
    default:
      return command satisfies never;
  }
};

/** A customer after one more event. */
export const evolve = (state: CustomerState, event: CustomerEvent): CustomerState => {
  switch (event.type) {
    case 'CustomerRegistered': {
      const { customerId, name, email } = event.data;
      return { status: 'registered', id: customerId, name, email };
    }
    case 'CustomerRenamed':
      return state.status === 'absent' ? state : { ...state, name: event.data.name };
    default:
      return event satisfies never;
  }
};
