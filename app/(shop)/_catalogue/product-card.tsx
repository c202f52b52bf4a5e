'use client';

import { Plus } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Tile } from '#app/_ui/brand/tile.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Stepper } from '#app/_ui/fields/stepper.tsx';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import { Money } from '#app/_ui/text/money.tsx';
import type { Product } from '#server/contracts/product.ts';
import { maxQuantity } from '../_cart/cart.ts';

type Props = {
  product: Product;
  quantity: number;
  /** Why the cart takes no piece of it. */
  whyNot: string | undefined;
  onQuantity: (product: Product, quantity: number) => void;
};

/** A product on the shelf: its tile, its price, and how many of it are in the cart. */
export const ProductCard = memo(({ product, quantity, whyNot, onQuantity }: Props) => (
  <li className="flex flex-col">
    {/* A square, or as high as a long name in large text needs. */}
    <div className="relative flex aspect-square flex-col justify-end">
      <Tile faded seed={product.id} className="absolute inset-0 size-full rounded-md" />
      <h2 className="wrap-anywhere relative p-3 font-semibold leading-tight sm:p-4 sm:text-lg sm:leading-tight">
        <CalmName>{product.name}</CalmName>
      </h2>
    </div>
    <div className="flex items-baseline justify-between gap-2 pt-2">
      <Money amount={product.price} currency={product.currency} className="font-semibold" />
      <span className="truncate text-muted text-xs">{product.sku}</span>
    </div>
    <div className="mt-2 mb-2">
      <InCart product={product} quantity={quantity} whyNot={whyNot} onQuantity={onQuantity} />
    </div>
  </li>
));

const InCart = ({ product, quantity, whyNot, onQuantity }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const takesFocus = useRef<'stepper' | 'button'>(undefined);
  const isIn = quantity > 0;
  // Only the browser knows its cart: what it already holds is drawn as not in it until the page wakes.
  const oneMore = `one more of ${product.id}`;
  // The button and the stepper take each other's place, and a focus that was on one is the other's.
  // Pressed at once, the effect of the drawing before may run after it, for what is there no longer.
  useEffect(() => {
    if (takesFocus.current !== (isIn ? 'stepper' : 'button')) return;
    const next = isIn ? 'input:not([aria-hidden])' : 'button';
    box.current?.querySelector<HTMLElement>(next)?.focus();
    takesFocus.current = undefined;
  }, [isIn]);
  const change = (next: number) => {
    // Only a visible focus, the keyboard's: on a phone a focused field would open its keyboard.
    const moves = isIn !== next > 0 && box.current?.querySelector(':focus-visible') !== null;
    takesFocus.current = moves ? (next > 0 ? 'stepper' : 'button') : undefined;
    onQuantity(product, next);
  };
  return (
    <div ref={box}>
      {isIn ? (
        <Stepper
          label={`Quantity of ${product.name}`}
          value={quantity}
          max={maxQuantity}
          moreMeans={oneMore}
          onValue={change}
        />
      ) : whyNot !== undefined ? (
        <p className="flex min-h-10 items-center justify-center text-center text-muted text-sm">
          {whyNot}
        </p>
      ) : (
        <Button onClick={() => change(1)} data-means={oneMore} className="w-full">
          <Plus aria-hidden size={15} />
          <span>
            Add <span className="sr-only">{product.name} </span>to cart
          </span>
        </Button>
      )}
    </div>
  );
};
