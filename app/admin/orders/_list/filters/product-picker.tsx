'use client';

import { useState } from 'react';
import { useProducts } from '#app/_consistency/react/queries/use-products.ts';
import { PickList } from '#app/_ui/fields/pick-list.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import type { Product } from '#server/contracts/product.ts';

/** Finds one product by its name or number. */
export const ProductPicker = ({ onPick }: { onPick: (product: Product) => void }) => {
  const [text, setText] = useState('');
  const { products, status, error, retry, isPreviousAnswer, hasMore } = useProducts(
    searchText(text),
  );
  return (
    <PickList
      what="products"
      label="Product name or number"
      text={text}
      onText={setText}
      found={{ status, reason: error?.message, onRetry: retry, isPreviousAnswer, hasMore }}
      options={products.map(({ id, name, sku }) => ({
        id,
        drawn: (
          <span className="flex w-full items-center justify-between gap-3">
            <CalmName>{name}</CalmName>
            <span className="text-muted text-xs">{sku}</span>
          </span>
        ),
      }))}
      onPick={(id) => {
        const product = products.find((one) => one.id === id);
        if (product !== undefined) onPick(product);
      }}
      none="No product of that name or number."
    >
      {hasMore && (
        <p className="px-2 pt-2 text-muted text-xs">There are more: type more of the name.</p>
      )}
    </PickList>
  );
};
