import { invalid, ProblemError } from '../problems/problem-error.ts';

const deepest = 16;
/** Keys by which JSON could reach an object's prototype. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * JSON text as a value. Throws 400 for malformed JSON, for more than 16 levels (looked at before
 * parsing), for text that is not well-formed Unicode or holds NUL, and for keys that name prototypes.
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) throw tooDeep();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError('invalid-request', 'The body is not JSON.', { cause });
  }
  check(value, '');
  return value;
}

const tooDeep = () =>
  new ProblemError('invalid-request', `The body may have ${deepest} levels at most.`);

/** How deep the brackets outside strings go; stops counting beyond the limit. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let index = 0; index < text.length && most <= deepest; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') most = Math.max(most, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return most;
}

function check(value: unknown, pointer: string): void {
  if (typeof value === 'string') checkText(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const at = `${pointer}/${escapePointer(key)}`;
    checkText(key, pointer);
    if (forbiddenKeys.has(key)) throw invalid(at, 'is not a known key');
    check(item, at);
  }
}

function checkText(text: string, pointer: string): void {
  if (!text.isWellFormed()) throw invalid(pointer, 'must be well-formed Unicode');
  if (text.includes('\0')) throw invalid(pointer, 'must not contain NUL');
}

/** RFC 6901. */
export const escapePointer = (key: string): string =>
  key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
