'use client';

import { SearchX } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useProducts } from '#app/_consistency/react/queries/use-products.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import type { Page } from '#server/contracts/page.ts';
import type { Product } from '#server/contracts/product.ts';
import { quantityOf, whyNotAdded, withQuantity } from '../_cart/cart.ts';
import { changeCart } from '../_cart/cart-store.ts';
import { useCart } from '../_cart/use-cart.ts';
import { catalogueGrid } from './catalogue-grid.ts';
import { CatalogueSkeleton } from './catalogue-skeleton.tsx';
import { ProductCard } from './product-card.tsx';

type Props = {
  /** What the server has prefetched, and for which search. */
  initial: { q: string; page: Page<Product> };
};

/** The shelf: everything, or what the search in the URL finds. */
export const Catalogue = ({ initial }: Props) => {
  const q = searchText(useSearchParams().get('q'));
  const shelf = useProducts(q, q === initial.q ? initial.page : undefined);
  const cart = useCart();
  const { products, status } = shelf;
  useEffect(() => {
    // Searching as one types does not ask the server for a page, so the title is set here.
    document.title = `${q === '' ? 'Catalogue' : `“${q}”`} · Evenkeel`;
  }, [q]);
  return (
    <div className="@container">
      <h1
        className={
          q === ''
            ? 'sr-only'
            : 'mb-5 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]'
        }
      >
        {q === '' ? (
          'Catalogue'
        ) : (
          <>
            {shelf.isPreviousAnswer ? 'Searching for' : 'Results for'} “<bdi>{q}</bdi>”
          </>
        )}
      </h1>
      <SpokenCount
        asked={q}
        one="product"
        count={status === 'ready' && !shelf.isPreviousAnswer ? products.length : undefined}
        hasMore={shelf.hasMore}
      />
      {status === 'error' && products.length === 0 ? (
        <ErrorState
          title="The catalogue could not be loaded"
          reason={shelf.error?.message}
          onRetry={shelf.retry}
        />
      ) : status === 'loading' && products.length === 0 ? (
        <CatalogueSkeleton />
      ) : products.length === 0 ? (
        <NothingFound q={q} />
      ) : (
        <ul
          aria-busy={shelf.isPreviousAnswer}
          className={classNames(catalogueGrid, shelf.isPreviousAnswer && 'opacity-50')}
        >
          {products.map((product) => (
            <ProductCard
              key={product.id}
              product={product}
              quantity={quantityOf(cart, product.id)}
              whyNot={whyNotAdded(cart, cartProduct(product))}
              onQuantity={putInCart}
            />
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={shelf.hasMore && !shelf.isPreviousAnswer}
        loading={shelf.loadingMore}
        failed={shelf.moreFailed}
        onMore={shelf.loadMore}
        label="Show more products"
      />
    </div>
  );
};

const putInCart = (product: Product, quantity: number): void =>
  changeCart((before) => withQuantity(before, cartProduct(product), quantity));

const cartProduct = ({ id, name, price, currency }: Product) => ({
  productId: id,
  productName: name,
  price,
  currency,
});

const NothingFound = ({ q }: { q: string }) => (
  <EmptyState
    icon={<SearchX />}
    title={
      q === '' ? (
        'The shelves are empty'
      ) : (
        <>
          Nothing matches “<bdi>{q}</bdi>”
        </>
      )
    }
    {...(q !== '' && { action: <ButtonLink href="/">Show everything</ButtonLink> })}
  >
    {q === ''
      ? 'Products appear here as soon as the shop lists them.'
      : 'Try fewer letters, another word, or the product’s number.'}
  </EmptyState>
);
