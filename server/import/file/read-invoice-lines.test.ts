import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrokenFile } from './broken-file.ts';
import type { InvoiceLine } from './invoice-line.ts';
import { readInvoiceLines } from './read-invoice-lines.ts';

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const good = '536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (content: string | Buffer): Promise<InvoiceLine[]> => {
  const path = join(folder, 'orders.csv');
  await writeFile(path, content);
  return linesOf(path);
};

const linesOf = async (path: string): Promise<InvoiceLine[]> => {
  const lines: InvoiceLine[] = [];
  for await (const block of readInvoiceLines(path)) lines.push(...block);
  return lines;
};

const faultsOf = async (content: string | Buffer) => {
  const error = await read(content).then(
    () => expect.unreachable('the file was taken'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof BrokenFile)) throw error;
  expect(error.message).toContain('orders.csv, line');
  expect(error.message).toContain('run the import again');
  return error.faults;
};

describe('a file that can be read', () => {
  const expected = {
    invoice: '536365',
    sku: '85123A',
    description: 'WHITE HEART',
    quantity: 6,
    at: '2010-12-01 08:26:00',
    pence: 255,
    customer: '17850',
    country: 'United Kingdom',
    line: 2,
  };
  const latin = Buffer.from(`${header}\n${good}\n`);

  it.each<[string, string | Buffer]>([
    ['plain', latin],
    ['compressed, whatever its name', gzipSync(latin)],
    ['with a byte order mark', `\uFEFF${header}\n${good}\n`],
    ['with Windows line ends', `${header}\r\n${good}\r\n`],
    ['without a last line end', `${header}\n${good}`],
    ['with blank lines at its end', `${header}\n${good}\n\n\n`],
    ['with a column more', `${header},Note\n${good},hello\n`],
    [
      'with its columns in another order',
      'Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo\n' +
        'United Kingdom,17850,2.55,2010-12-01 08:26,6, WHITE HEART ,85123A,536365\n',
    ],
  ])('is read the same %s', async (_case, content) => {
    expect(await read(content)).toEqual([expected]);
  });

  it('keeps quotes, commas and line breaks of a quoted field, and counts lines over them', async () => {
    const lines = await read(
      `"InvoiceNo\n",StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n` +
        `1,A,"3"" CAKE, ROUND",1,2010-12-01 08:26:00,1,,\n${good}\n`,
    );
    expect(lines.map(({ description, line }) => [description, line])).toEqual([
      ['3" CAKE, ROUND', 3],
      ['WHITE HEART', 4],
    ]);
  });

  it('reads blank description, customer and country as none', async () => {
    const [line] = await read(`${header}\n1,A, ,1,2010-12-01 08:26:00,1,,\n`);
    expect(line).toMatchObject({ description: null, customer: null, country: null });
  });

  it('reads a character that is cut in two by a chunk', async () => {
    const many = `${good.replace('WHITE HEART', 'CAFÉ £ 日本')}\n`.repeat(5_000);
    const lines = await read(`${header}\n${many}`);
    expect(new Set(lines.map(({ description }) => description))).toEqual(new Set(['CAFÉ £ 日本']));
    expect(lines.length).toBe(5_000);
  });
});

describe('a broken file', () => {
  const cell = (column: string, value: string) => {
    const row = good.split(',');
    row[header.split(',').indexOf(column)] = value;
    return `${header}\n${good}\n${row.join(',')}\n`;
  };
  const latin1 = Buffer.from(
    `${header}\n${good}\n${good.replace('WHITE', 'CAF\u00c9')}\n`,
    'latin1',
  );
  const whole = gzipSync(`${header}\n${`${good}\n`.repeat(5_000)}`);

  it.each<[string, string | Buffer, number, string | undefined]>([
    ['nothing in it', '', 1, 'InvoiceNo'],
    ['only line ends', '\n\n', 1, 'InvoiceNo'],
    ['only a header', `${header}\n`, 2, 'InvoiceNo'],
    ['no header', `${good}\n`, 1, header.replaceAll(',', ', ')],
    ['a column missing', `${header}\n${good}`.replace('UnitPrice', 'Price'), 1, 'UnitPrice'],
    ['a column twice', `${header},Country\n${good},France\n`, 1, 'Country'],
    ['a field missing', `${header}\n${good}\n536365,85123A,WHITE\n`, 3, 'Quantity'],
    ['a field too many', `${header}\n${good},x\n`, 2, 'Country'],
    ['a quantity in words', cell('Quantity', 'six'), 3, 'Quantity'],
    ['a broken quantity', cell('Quantity', '1.5'), 3, 'Quantity'],
    ['a price in words', cell('UnitPrice', 'free'), 3, 'UnitPrice'],
    ['a price with an exponent', cell('UnitPrice', '1e9'), 3, 'UnitPrice'],
    ['a date of another form', cell('InvoiceDate', '12/1/2010 8:26'), 3, 'InvoiceDate'],
    ['a day that is not', cell('InvoiceDate', '2010-02-30 08:26:00'), 3, 'InvoiceDate'],
    ['no invoice number', cell('InvoiceNo', ''), 3, 'InvoiceNo'],
    ['no product', cell('StockCode', ' '), 3, 'StockCode'],
    ['a customer in words', cell('CustomerID', 'Ann'), 3, 'CustomerID'],
    ['a NUL', cell('Description', 'A\u0000B'), 3, 'Description'],
    ['a text without end', cell('Description', 'x'.repeat(201)), 3, 'Description'],
    ['another encoding', latin1, 3, 'Description'],
    ['UTF-16', Buffer.from(`\uFEFF${header}\n`, 'utf16le'), 1, 'character 1'],
    ['a quote never closed', `${header}\n${good}\n536365,A,"X,1\n${good}\n`, 3, 'Description'],
    ['text after a quote', `${header}\n536365,A,"X"Y,1\n`, 2, 'Description'],
    ['a quote inside a field', `${header}\n536365,A,X"Y,1\n`, 2, 'Description'],
    ['compressed data cut off', gzipSync(latin1).subarray(0, 60), 1, undefined],
    ['a line without end', `${header}\n${'x'.repeat(1_200_000)}`, 2, undefined],
  ])('with %s is refused naming line and column', async (_case, content, line, column) => {
    const [fault, ...more] = await faultsOf(content);
    expect(more).toEqual([]);
    expect(fault?.line).toBe(line);
    expect(fault?.column).toBe(column);
  });

  it('with compressed data cut off later is refused after the lines that were whole', async () => {
    const [fault] = await faultsOf(whole.subarray(0, whole.length - 20));
    expect(fault?.line).toBeGreaterThan(1_000);
  });

  it('names its first ten bad cells at once', async () => {
    const faults = await faultsOf(`${header}\n${`${good.replace(',6,', ',six,')}\n`.repeat(50)}`);
    expect(faults.length).toBe(10);
  });

  it('shows a bad value without passing on its control characters', async () => {
    const [fault] = await faultsOf(cell('Quantity', '\u001b[2Jx'));
    expect(fault?.message).toContain('"\\u001b[2Jx"');
  });

  it('that is not there is named', async () => {
    const path = join(folder, 'missing.csv');
    await expect(linesOf(path)).rejects.toThrow(/missing\.csv: .*no such/);
    await expect(linesOf(folder)).rejects.toThrow(/this is a folder/);
  });
});
