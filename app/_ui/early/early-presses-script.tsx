import { pressedEarly } from './early-presses.ts';
import { notePresses } from './note-presses.ts';

/** Goes before all that can be pressed. The browser hides a nonce from whoever reads the page. */
export const EarlyPressesScript = ({ nonce }: { nonce: string }) => (
  <script nonce={nonce} suppressHydrationWarning>
    {`(${notePresses})(${JSON.stringify(pressedEarly)})`}
  </script>
);
