'use client';

import { useLeave } from '#app/_session/menu/use-leave.ts';
import { useSignInPath } from '#app/_session/sign-in/use-sign-in-path.ts';
import { Button } from '#app/_ui/buttons/button.tsx';

/** Signs out, and comes back to this page as whoever signs in then. */
export const SignInAsAnother = ({ viewerId }: { viewerId: string }) => {
  const leave = useLeave();
  const path = useSignInPath();
  return (
    <Button onClick={() => leave(path, () => forgetCart(viewerId))}>
      Sign in as somebody else
    </Button>
  );
};

/** Fetched only then: the desk does without the shop's code. */
const forgetCart = (viewerId: string) =>
  import('#app/(shop)/_cart/cart-store.ts').then(
    ({ forgetCartOf }) => forgetCartOf(viewerId),
    () => undefined,
  );
