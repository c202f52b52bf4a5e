import * as z from 'zod/mini';
import { currentSession, signedIn, signInBody, signUpBody } from '#server/contracts/account.ts';
import { customer, customerPage } from '#server/contracts/customers.ts';
import { exportProgress } from '#server/contracts/export-progress.ts';
import { uuid } from '#server/contracts/identifiers.ts';
import { insights } from '#server/contracts/insights.ts';
import {
  deadLetterList,
  operateBody,
  operation,
  operationsAlarms,
  operationsOverview,
  projectionList,
  rebuildBody,
  retryBody,
  skipBody,
} from '#server/contracts/operations.ts';
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
import {
  adminOrderPage,
  countryList,
  currencyList,
  exportSelectionBody,
  matchingOrders,
  orderChanges,
  orderCounts,
  orderPage,
  timeline,
} from '#server/contracts/order-queries.ts';
import { meta } from '#server/contracts/page.ts';
import { problem } from '#server/contracts/problem.ts';
import { product, productPage } from '#server/contracts/product.ts';
import {
  qaBarrier,
  qaCommandsBody,
  qaControls,
  qaCustomers,
  qaCustomersBody,
  qaOrders,
  qaOrdersBody,
  qaPoisonBody,
  qaProjectionBody,
  qaRealtimeBody,
  qaResetBody,
} from '#server/contracts/qa.ts';
import {
  changeSavedViewBody,
  savedView,
  savedViewBody,
  savedViews,
} from '#server/contracts/saved-views.ts';
import { securityPage } from '#server/contracts/security-log.ts';
import { changeRoleBody, emptyBody, user, userPage } from '#server/contracts/users.ts';

/** What bodies and answers are made of, by the names that the document gives them. */
const shopSchemas = {
  AddNote: addNoteBody,
  AdminOrderPage: adminOrderPage,
  CancelOrder: cancelOrderBody,
  ChangeRole: changeRoleBody,
  ChangeView: changeSavedViewBody,
  CommandAccepted: commandAccepted,
  DeadLetterList: deadLetterList,
  Operate: operateBody,
  Rebuild: rebuildBody,
  Operation: operation,
  OperationsAlarms: operationsAlarms,
  OperationsOverview: operationsOverview,
  ProjectionList: projectionList,
  Retry: retryBody,
  Skip: skipBody,
  CommandStatus: commandStatus,
  CountryList: countryList,
  CurrencyList: currencyList,
  Csv: z.string(),
  CurrentSession: currentSession,
  Customer: customer,
  CustomerPage: customerPage,
  DeliverOrder: deliverOrderBody,
  Empty: emptyBody,
  ExportProgress: exportProgress,
  ExportSelection: exportSelectionBody,
  Health: z.object({ status: z.enum(['live', 'ready']) }),
  Insights: insights,
  MatchingOrders: matchingOrders,
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
  SavedView: savedView,
  SavedViews: savedViews,
  SaveView: savedViewBody,
  SecurityPage: securityPage,
  ShipOrder: shipOrderBody,
  SignedIn: signedIn,
  SignedOut: z.object({ success: z.literal(true) }),
  SignIn: signInBody,
  SignUp: signUpBody,
  Timeline: timeline,
  User: user,
  UserPage: userPage,
};

/** The same of the controls, of which a shop does not tell. */
const controlSchemas = {
  QaBarrier: qaBarrier,
  QaCommands: qaCommandsBody,
  QaControls: qaControls,
  QaCustomers: qaCustomers,
  QaCustomersToMake: qaCustomersBody,
  QaOrders: qaOrders,
  QaOrdersToMake: qaOrdersBody,
  QaPoison: qaPoisonBody,
  QaProjection: qaProjectionBody,
  QaRealtime: qaRealtimeBody,
  QaReset: qaResetBody,
};

const allSchemas = { ...shopSchemas, ...controlSchemas };

export type SchemaName = keyof typeof allSchemas;

/** Whether a body says enough when it says nothing. */
export const mayBeEmpty = (name: SchemaName): boolean => z.safeParse(allSchemas[name], {}).success;

/** All of them as JSON Schema 2020-12, which is OpenAPI 3.1's own, referring to each other. */
export function componentSchemas(controls: boolean): Record<string, unknown> {
  const schemas = controls ? allSchemas : shopSchemas;
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
export function queryParameters(query: z.ZodMiniObject): unknown[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, {
      io: 'output',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema === uuid) Object.assign(jsonSchema, { type: 'string', format: 'uuid' });
      },
    });
    const required = !z.safeParse(schema, undefined).success;
    // Said of a list: a generated client would repeat the parameter, which is refused.
    const oneForAll = json.type === 'array' && { style: 'form', explode: false };
    return { name, in: 'query', required, ...oneForAll, schema: json };
  });
}
