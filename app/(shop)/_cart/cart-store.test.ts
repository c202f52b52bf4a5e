import { beforeEach, expect, test, vi } from 'vitest';
import { withNote, withQuantity } from './cart.ts';
import { stubStorage } from './testing/stub-storage.ts';

/** A browser tab: its own module state over the storage that all tabs share. */
const openTab = async () => {
  vi.resetModules();
  const [store, placing] = await Promise.all([
    import('./cart-store.ts'),
    import('./placing-store.ts'),
  ]);
  return { ...store, ...placing };
};

const heart = {
  productId: '019ab000-0000-7000-8000-000000000001',
  productName: 'HEART',
  price: 255,
  currency: 'GBP',
};

beforeEach(stubStorage);

const filledCheckout = async () => {
  const tab = await openTab();
  tab.changeCart((before) => withQuantity(before, heart, 2));
  tab.openCheckout();
  return tab;
};

test('the keys made when the checkout opens are the same after a reload and in another tab', async () => {
  const { keys } = (await filledCheckout()).readCart();
  expect(keys).not.toBeNull();
  const other = await openTab();
  other.openCheckout();
  expect(other.readCart().keys).toEqual(keys);
});

test('two clicks and two tabs take one order out of the cart, under the keys of the checkout', async () => {
  const tab = await filledCheckout();
  const other = await openTab();
  const { keys } = other.readCart();
  expect(tab.takeCart('me')).toMatchObject({ keys, lines: [{ quantity: 2 }] });
  expect(tab.takeCart('me')).toBeUndefined();
  expect(other.takeCart('me')).toBeUndefined();
});

test('other contents are placed under other keys', async () => {
  const tab = await filledCheckout();
  const { keys } = tab.readCart();
  tab.changeCart((before) => withNote(before, 'Ring twice'));
  tab.openCheckout();
  expect(tab.readCart().keys).not.toEqual(keys);
});

test('what was taken is kept under its keys through a reload until it is known to be safe', async () => {
  const taken = (await filledCheckout()).takeCart('me');
  const reloaded = await openTab();
  expect(reloaded.readPlacing()).toMatchObject([{ viewerId: 'me', keys: taken?.keys }]);
  reloaded.forgetPlacing(new Set([taken?.keys.commandId ?? '']));
  expect(reloaded.readPlacing()).toEqual([]);
});

test('nothing of a viewer who signs out is left to be placed, and what another is placing is kept', async () => {
  const tab = await filledCheckout();
  tab.takeCart('me');
  tab.changeCart((before) => withQuantity(before, heart, 1));
  tab.takeCart('another');
  tab.changeCart((before) => withQuantity(before, heart, 3));
  tab.forgetCartOf('me');
  expect(tab.readPlacing()).toMatchObject([{ viewerId: 'another' }]);
  expect(tab.readCart().lines).toEqual([]);
});

test('a full storage loses nothing of the cart, and what is in it can be placed', async () => {
  const tab = await filledCheckout();
  vi.spyOn(window.localStorage, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  tab.changeCart((before) => withQuantity(before, heart, 3));
  tab.changeCart((before) => withNote(before, 'Please ring.'));
  expect(tab.takeCart('me')).toMatchObject({ lines: [{ quantity: 3 }], note: 'Please ring.' });
  expect(tab.takeCart('me')).toBeUndefined();
});

test('what another tab did to the cart while no page here showed it is there when one does', async () => {
  const tab = await filledCheckout();
  tab.subscribeCart(() => {})();
  const other = await openTab();
  other.changeCart((before) => withQuantity(before, heart, 5));
  tab.subscribeCart(() => {});
  expect(tab.readCart()).toMatchObject({ lines: [{ quantity: 5 }] });
  expect(tab.readCart()).toBe(tab.readCart());
});
