import { describe, expect, it } from 'vitest';
import { servedRoutes } from '../testing/test-routes.ts';
import { openApiDocument } from './open-api-document.ts';
import { operations } from './open-api-operations.ts';

const routes = servedRoutes.map(({ method, path }) => `${method.toLowerCase()} ${path}`);
const document = openApiDocument({ secure: false });

describe('the OpenAPI document', () => {
  it('describes every route there is, and none that is not', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual(routes.toSorted());
    expect(new Set(described).size).toBe(described.length);
  });

  it('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(40);
    for (const [, reference = ''] of references) {
      const name = reference.replace('#/components/schemas/', '');
      expect(document.components.schemas).toHaveProperty(name);
    }
  });

  it('gives no schema an id of its own: a fragment is none, and strict readers refuse it', () => {
    for (const schema of Object.values(document.components.schemas)) {
      expect(schema).not.toHaveProperty('$id');
      expect(schema).not.toHaveProperty('$schema');
    }
  });

  it('names every path parameter, once, and gives every operation an id of its own', () => {
    const ids = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(
        methods as Record<
          string,
          { operationId: string; parameters: { in: string; name: string }[] }
        >,
      ).map(({ operationId, parameters }) => {
        const names = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
        expect(path.match(/\{\w+\}/g) ?? []).toEqual(names);
        expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
        return operationId;
      }),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says numbers are numbers, with the bounds that are enforced', () => {
    const orders = document.paths['/api/orders']?.get as { parameters: object[] };
    expect(orders.parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
  });

  it('refuses unknown keys in bodies, as the server does', () => {
    expect(document.components.schemas.PlaceOrder).toMatchObject({
      required: ['items'],
      additionalProperties: false,
    });
  });
});
