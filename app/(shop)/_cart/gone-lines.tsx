import { Ban } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { CalmName } from '#app/_ui/text/calm-name.tsx';
import type { Cart } from './cart.ts';

/** What was left out because the shop no longer sells it, by name. */
export const GoneLines = ({ gone }: Pick<Cart, 'gone'>) =>
  gone.length === 0 ? null : (
    <Notice tone="pending" icon={<Ban />} className="mt-3">
      <p className="font-medium">No longer sold, left out:</p>
      <ul>
        {gone.map(({ productId, productName }) => (
          <li key={productId}>
            <CalmName>{productName}</CalmName>
          </li>
        ))}
      </ul>
    </Notice>
  );
