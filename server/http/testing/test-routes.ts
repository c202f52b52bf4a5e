import { readdirSync, readFileSync } from 'node:fs';
import type { RouteHandler } from '../handle.ts';

const api = new URL('../../../app/api/', import.meta.url);

/** A method and path that a file of `app/api` serves; `path` is as OpenAPI writes it. */
export type ServedRoute = { method: string; path: string; file: string };

/** All of them, but for what answers unknown paths, and QA's controls, which a shop does not have. */
export const servedRoutes: readonly ServedRoute[] = readdirSync(api, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('/route.ts') && !/^(\[|qa\/)/.test(file))
  .flatMap((file) => {
    const source = readFileSync(new URL(file, api), 'utf8');
    const path = `/api/${file.replace(/\/route\.ts$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
    const methods = ['GET', 'POST', 'PUT', 'DELETE'].filter((method) =>
      new RegExp(`\\b${method}: `).test(source),
    );
    if (methods.length === 0) throw new Error(`${file} says nowhere which methods it serves.`);
    return methods.map((method) => ({ method, path, file: new URL(file, api).pathname }));
  });

/** A route's handler; throws when its file has none for that method. */
export const handlerOf = async ({ file, method }: ServedRoute): Promise<RouteHandler> => {
  const handlers: Record<string, RouteHandler> = await import(/* @vite-ignore */ file);
  const handler = handlers[method];
  if (handler === undefined) throw new Error(`${file} has no ${method}`);
  return handler;
};
