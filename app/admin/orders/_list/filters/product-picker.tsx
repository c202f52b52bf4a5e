'use client';

import { useState } from 'react';
import { useProducts } from '#app/_consistency/react/queries/use-products.ts';
import { SearchField } from '#app/_ui/fields/search-field.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import type { Product } from '#server/contracts/product.ts';

/** So many are offered; to find another one types on. */
const most = 20;

/** Finds one product by its name or number. */
export const ProductPicker = ({ onPick }: { onPick: (product: Product) => void }) => {
  const [text, setText] = useState('');
  const q = searchText(text);
  const { products, status, stale, hasMore } = useProducts(q);
  return (
    <div>
      <SearchField label="Product name or number" value={text} onText={setText} />
      <ul aria-busy={status === 'loading'} className="mt-2 max-h-64 overflow-y-auto">
        {products.slice(0, most).map((product) => (
          <li key={product.id}>
            <button
              type="button"
              onClick={() => onPick(product)}
              className="flex min-h-8 w-full items-center justify-between gap-3 rounded-md px-2 py-1 text-left text-sm -outline-offset-2 hover:bg-subtle"
            >
              <CalmName>{product.name}</CalmName>
              <span className="text-muted text-xs">{product.sku}</span>
            </button>
          </li>
        ))}
      </ul>
      <SpokenCount
        asked={q}
        one="product"
        count={status === 'ready' && !stale ? Math.min(products.length, most) : undefined}
        hasMore={hasMore || products.length > most}
      />
      {status === 'ready' && products.length === 0 && (
        <p className="px-2 py-1 text-muted text-sm">No product matches.</p>
      )}
    </div>
  );
};
