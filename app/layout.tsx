import '@fontsource-variable/inter/wght.css';
import './_ui/theme/theme.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { promisedCookie } from '#app/_consistency/promised-cookie.ts';
import { ConsistencyProvider } from '#app/_consistency/react/consistency-provider.tsx';
import { StayWhileOffline } from '#app/_frame/stay-while-offline.tsx';
import { RefusalToasts } from '#app/_orders/refusals/refusal-toasts.tsx';
import { WaitStatus } from '#app/_orders/saving/wait-status.tsx';
import { ViewerProvider } from '#app/_session/viewer/viewer-context.tsx';
import { AnsweringBody } from '#app/_ui/early/answering-body.tsx';
import { EarlyPressesScript } from '#app/_ui/early/early-presses-script.tsx';
import { parseSingleKeys, singleKeysCookie } from '#app/_ui/keys/single-keys-choice.ts';
import { Toaster } from '#app/_ui/overlays/toaster.tsx';
import { ZoneProvider } from '#app/_ui/text/zone-context.tsx';
import { parseZone, zoneCookie } from '#app/_ui/text/zone-cookie.ts';
import { parseTheme, themeCookie } from '#app/_ui/theme/theme-choice.ts';
import { pageContext } from '#server/http/page-context.ts';

/** The letters of nearly every page, preloaded: lines that are set anew would move what is below. */
const latin = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin',
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: 'Evenkeel', template: '%s · Evenkeel' },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { viewer, nonce } = await pageContext();
  const sent = await cookies();
  const theme = parseTheme(sent.get(themeCookie)?.value);
  const singleKeys = parseSingleKeys(sent.get(singleKeysCookie)?.value);
  return (
    <html lang="en" data-theme={theme} data-single-keys={singleKeys} className={latin.variable}>
      <head>
        {/* Metadata would come after the page where its title waits for an order. */}
        <meta name="description" content="A shop in which no screen ever lies." />
      </head>
      <AnsweringBody className="min-h-dvh">
        <EarlyPressesScript nonce={nonce} />
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 not-focus:sr-only rounded-md bg-accent px-4 py-2 font-medium text-on-accent"
        >
          Skip to content
        </a>
        <CSPProvider nonce={nonce}>
          <ZoneProvider zone={parseZone(sent.get(zoneCookie)?.value)}>
            <ViewerProvider viewer={viewer}>
              <ConsistencyProvider viewer={viewer} promised={sent.get(promisedCookie)?.value}>
                {children}
                {viewer !== null && (
                  <>
                    <RefusalToasts />
                    <WaitStatus />
                  </>
                )}
                <StayWhileOffline />
                <Toaster />
              </ConsistencyProvider>
            </ViewerProvider>
          </ZoneProvider>
        </CSPProvider>
      </AnsweringBody>
    </html>
  );
}
