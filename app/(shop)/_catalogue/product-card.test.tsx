// @vitest-environment happy-dom
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import type { Product } from '#server/contracts/product.ts';
import { ProductCard } from './product-card.tsx';

const lantern: Product = {
  id: '019ab000-0000-7000-8000-000000000001',
  sku: '85123A',
  name: 'WHITE METAL LANTERN',
  price: 339,
  currency: 'GBP',
};

/** Presses the button by key as early as there can be an event: it is drawn, its effects have not run. */
const PressedAtOnce = () => {
  const [quantity, setQuantity] = useState(0);
  useLayoutEffect(() => {
    const add = document.querySelector('button');
    if (add?.textContent !== 'Add WHITE METAL LANTERN to cart') return;
    add.focus();
    add.click();
  }, []);
  return (
    <ProductCard
      product={lantern}
      quantity={quantity}
      whyNot={undefined}
      onQuantity={(_, next) => setQuantity(next)}
    />
  );
};

test('a product put into the cart by key as soon as its button is drawn keeps the focus', async () => {
  const page = document.body.appendChild(document.createElement('ul'));
  const root = createRoot(page);
  root.render(<PressedAtOnce />);
  const quantity = () => page.querySelector('[aria-label="Quantity of WHITE METAL LANTERN"]');
  await vi.waitFor(() => expect(quantity()).not.toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(quantity()));
  root.unmount();
  page.remove();
});
