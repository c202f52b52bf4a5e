import '@fontsource-variable/inter/wght.css';
import './_ui/theme.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { promisedCookie } from '#app/_consistency/promised-cookie.ts';
import { ConsistencyProvider } from '#app/_consistency/react/consistency-provider.tsx';
import { RefusalToasts } from '#app/_orders/refusal-toasts.tsx';
import { ViewerProvider } from '#app/_session/viewer-context.tsx';
import { StayWhileOffline } from '#app/_ui/stay-while-offline.tsx';
import { parseTheme, themeCookie } from '#app/_ui/theme-choice.ts';
import { Toaster } from '#app/_ui/toaster.tsx';
import { pageContext } from '#server/http/page-context.ts';

export const metadata: Metadata = {
  title: { default: 'Evenkeel', template: '%s · Evenkeel' },
  description: 'A shop in which no screen ever lies.',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { viewer, nonce } = await pageContext();
  const sent = await cookies();
  const theme = parseTheme(sent.get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body className="min-h-dvh">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 not-focus:sr-only rounded-md bg-accent px-4 py-2 font-medium text-on-accent"
        >
          Skip to content
        </a>
        <CSPProvider nonce={nonce}>
          <ViewerProvider viewer={viewer}>
            <ConsistencyProvider viewer={viewer} promised={sent.get(promisedCookie)?.value}>
              {children}
              {viewer !== null && <RefusalToasts />}
            </ConsistencyProvider>
          </ViewerProvider>
          <StayWhileOffline />
          <Toaster />
        </CSPProvider>
      </body>
    </html>
  );
}
