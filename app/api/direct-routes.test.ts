import { expect, it } from 'vitest';
import { directRoutes } from './direct-routes.ts';

it.each(directRoutes.map(([path, route]) => ({ path, route })))(
  'what is served directly is what Next would serve at $path',
  async ({ path, route }) => {
    const folder = path.replace('/api/', '').replaceAll('{', '[').replaceAll('}', ']');
    const served: unknown = await import(/* @vite-ignore */ `#app/api/${folder}/route.ts`);
    expect(served).toBe(route);
  },
);
