import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { ProductEvent } from './events.ts';

/** `price` in minor units of `currency`. */
export type ProductState =
  | { status: 'absent' }
  | {
      status: 'listed';
      id: string;
      sku: string;
      name: string;
      price: number;
      currency: string;
    };

export type ProductCommand =
  | {
      type: 'ListProduct';
      productId: string;
      sku: string;
      name: string;
      price: number;
      currency: string;
    }
  | { type: 'RenameProduct'; name: string }
  | { type: 'RepriceProduct'; price: number };

export const initialState: ProductState = { status: 'absent' };

/** Decides what a command does to a product; a change to the same name or price is no event. */
export const decide = (command: ProductCommand, state: ProductState): Decision<ProductEvent> => {
  if (command.type === 'ListProduct') {
    if (state.status === 'listed') {
      return rejected('product-already-listed', 'This product is in the catalogue already.');
    }
    const { productId, sku, name, price, currency } = command;
    return { events: [{ type: 'ProductListed', data: { productId, sku, name, price, currency } }] };
  }
  if (state.status === 'absent') {
    return rejected('product-not-listed', 'There is no such product.');
  }
  switch (command.type) {
    case 'RenameProduct':
      if (state.name === command.name) return { events: [] };
      return {
        events: [{ type: 'ProductRenamed', data: { productId: state.id, name: command.name } }],
      };
    case 'RepriceProduct':
      if (state.price === command.price) return { events: [] };
      return {
        events: [{ type: 'ProductRepriced', data: { productId: state.id, price: command.price } }],
      };
    default:
      return command satisfies never;
  }
};

/** A product after one more event. */
export const evolve = (state: ProductState, event: ProductEvent): ProductState => {
  switch (event.type) {
    case 'ProductListed': {
      const { productId: id, sku, name, price, currency } = event.data;
      return { status: 'listed', id, sku, name, price, currency };
    }
    case 'ProductRenamed':
      return state.status === 'absent' ? state : { ...state, name: event.data.name };
    case 'ProductRepriced':
      return state.status === 'absent' ? state : { ...state, price: event.data.price };
    default:
      return event satisfies never;
  }
};
