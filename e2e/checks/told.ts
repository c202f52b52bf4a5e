/** A name and the beginning of what was said, without a terminal's colours, as lines below it. */
export function told(name: string, message = '', most = 700): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  const plain = message.replaceAll(/\u001b\[\d+m/g, '').slice(0, most);
  return `${name}\n${plain}`.trim().replaceAll('\n', '\n    ');
}
