import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freePorts } from '#e2e/checks/free-ports.ts';
import { playwrightArguments } from '#e2e/checks/playwright-arguments.ts';
import { runCheck } from '#e2e/checks/run-check.ts';
import type { Proof } from './cell-test.ts';
import type { NamedCell } from './cells.ts';

const assertion = z.object({ fullName: z.string(), status: z.string() });
const vitestReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(assertion) })),
});

type Spec = { title: string; ok: boolean };
type Suite = { specs?: Spec[] | undefined; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })).optional(),
    suites: z.array(suite).optional(),
  }),
);

/** Whether the tests of that name passed; undefined when there was none. */
type Verdicts = (name: string) => boolean | undefined;

/** Runs the tests that stand for cells, whole files; what is wrong, by the cell's name. */
export const runProofs = async (chosen: readonly NamedCell[]): Promise<Map<string, string[]>> => {
  const proofs = chosen.flatMap(({ test }) => ('proofs' in test ? test.proofs : []));
  const files = [...new Set(proofs.map(([file]) => file))];
  const flows = files.filter((file) => file.endsWith('.spec.ts'));
  const tests = files.filter((file) => !file.endsWith('.spec.ts'));
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-proofs-'));
  try {
    const vitest = tests.length > 0 ? await verdictsOfVitest(tests, folder) : () => undefined;
    const playwright =
      flows.length > 0 ? await verdictsOfPlaywright(flows, folder) : () => undefined;
    const wrong = ([file, name]: Proof): string[] => {
      const verdict = (file.endsWith('.spec.ts') ? playwright : vitest)(name);
      if (verdict === true) return [];
      return [`${file}: "${name}" ${verdict === false ? 'failed' : 'was not run'}`];
    };
    return new Map(
      chosen.flatMap(({ name, test }) =>
        'proofs' in test ? [[name, test.proofs.flatMap(wrong)] as const] : [],
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const verdictsOfVitest = async (files: readonly string[], folder: string): Promise<Verdicts> => {
  const file = join(folder, 'vitest.json');
  await runCheck('tests', ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${file}`]);
  const { testResults } = vitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  return (name) => {
    const named = all.filter(({ fullName }) => fullName.includes(name));
    return named.length === 0 ? undefined : named.every(({ status }) => status === 'passed');
  };
};

const verdictsOfPlaywright = async (
  files: readonly string[],
  folder: string,
): Promise<Verdicts> => {
  const file = join(folder, 'playwright.json');
  const [port, realtimePort] = await freePorts(2);
  const words = ['test', '--config', 'e2e/playwright.config.ts', ...playwrightArguments(files)];
  await runCheck('flows', ['playwright', ...words], {
    env: {
      PORT: String(port),
      REALTIME_PORT: String(realtimePort),
      E2E_RESULTS: file,
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: '',
      APP_ORIGIN: '',
    },
  });
  const { suites = [] } = suite.parse(JSON.parse(await readFile(file, 'utf8')));
  const specsOf = ({ specs = [], suites: inner = [] }: Suite): Spec[] => [
    ...specs,
    ...inner.flatMap(specsOf),
  ];
  const all = suites.flatMap(specsOf);
  return (name) => {
    const named = all.filter(({ title }) => title.includes(name));
    return named.length === 0 ? undefined : named.every(({ ok }) => ok);
  };
};
