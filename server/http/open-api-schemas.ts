import { z } from 'zod';
import { currentSession, signedIn, signInBody, signUpBody } from '#server/contracts/account.ts';
import { uuid } from '#server/contracts/identifiers.ts';
import { order } from '#server/contracts/order.ts';
import {
  addNoteBody,
  cancelOrderBody,
  commandAccepted,
  commandStatus,
  deliverOrderBody,
  placeOrderBody,
  shipOrderBody,
} from '#server/contracts/order-commands.ts';
import { orderChanges, orderCounts, orderPage, timeline } from '#server/contracts/order-queries.ts';
import { meta } from '#server/contracts/page.ts';
import { problem } from '#server/contracts/problem.ts';
import { product, productPage } from '#server/contracts/product.ts';

/** What bodies and answers are made of, by the names that the document gives them. */
export const schemas = {
  AddNote: addNoteBody,
  CancelOrder: cancelOrderBody,
  CommandAccepted: commandAccepted,
  CommandStatus: commandStatus,
  CurrentSession: currentSession,
  DeliverOrder: deliverOrderBody,
  Health: z.object({ status: z.enum(['live', 'ready']) }),
  Meta: meta,
  OpenApi: z.record(z.string(), z.unknown()),
  Order: order,
  OrderChanges: orderChanges,
  OrderCounts: orderCounts,
  OrderPage: orderPage,
  PlaceOrder: placeOrderBody,
  Problem: problem,
  Product: product,
  ProductPage: productPage,
  ShipOrder: shipOrderBody,
  SignedIn: signedIn,
  SignedOut: z.object({ success: z.literal(true) }),
  SignIn: signInBody,
  SignUp: signUpBody,
  Timeline: timeline,
};

export type SchemaName = keyof typeof schemas;

/** All of them as JSON Schema 2020-12, which is OpenAPI 3.1's own, referring to each other. */
export function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const described = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  // zod names each by its reference, which JSON Schema forbids as an id.
  return Object.fromEntries(
    Object.entries(described.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      schema,
    ]),
  );
}

/** A query's parameters: numbers as numbers, not as the text that they travel in. */
export function queryParameters(query: z.ZodObject): unknown[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, {
      io: 'output',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema === uuid) Object.assign(jsonSchema, { type: 'string', format: 'uuid' });
      },
    });
    return { name, in: 'query', required: !schema.safeParse(undefined).success, schema: json };
  });
}
