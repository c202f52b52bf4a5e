import { readFileSync } from 'node:fs';
import { accessSchema, clusterFiles, clusterUrl } from './cluster-files.ts';

/**
 * The URL of the data folder's embedded database as of its last start, or undefined when there
 * never was one. Whether it runs now is not asked.
 */
export function rememberedUrl(dataDir: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(clusterFiles(dataDir).access, 'utf8');
  } catch {
    return undefined;
  }
  return clusterUrl(accessSchema.parse(JSON.parse(text)), 'evenkeel');
}
