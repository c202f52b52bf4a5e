'use client';

import { Tile } from '#app/_ui/brand/tile.tsx';
import { Stepper } from '#app/_ui/fields/stepper.tsx';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import { Money } from '#app/_ui/text/money.tsx';
import { type Cart, type CartLine, maxQuantity } from './cart.ts';

type Props = {
  cart: Cart & { currency: string };
  onQuantity: (line: CartLine, quantity: number) => void;
};

/** What is in the cart, one line each, with its quantity to change. */
export const CartLines = ({ cart, onQuantity }: Props) => (
  <ul>
    {cart.lines.map((line) => (
      <li key={line.productId} className="flex gap-3 border-b py-3">
        <Tile seed={line.productId} className="size-14 shrink-0 rounded-md" />
        <div className="min-w-0 flex-1">
          <p className="flex items-start justify-between gap-3 text-sm">
            <CalmName>{line.productName}</CalmName>
            <Money
              amount={line.price * line.quantity}
              currency={cart.currency}
              className="font-medium"
            />
          </p>
          <div className="mt-2 flex items-center justify-between gap-3">
            <Stepper
              label={`Quantity of ${line.productName}`}
              value={line.quantity}
              max={maxQuantity}
              onValue={(quantity) => onQuantity(line, quantity)}
              className="w-32"
            />
            <span className="text-muted text-xs">
              <Money amount={line.price} currency={cart.currency} /> each
            </span>
          </div>
          {line.was !== undefined && (
            <p className="mt-1.5 text-xs">
              was <Money amount={line.was} currency={cart.currency} />, now{' '}
              <strong className="font-semibold">
                <Money amount={line.price} currency={cart.currency} />
              </strong>
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
);
