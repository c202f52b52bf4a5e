const uiHere = '--ui-host=127.0.0.1';

/**
 * What Playwright gets of the words after `npm run e2e --`. Its own `--project` takes every word that
 * follows, files too; here it takes one. Files without a project run as on a desktop. The interactive
 * mode is a page of this machine: its own window would need a browser of Playwright's.
 */
export const playwrightArguments = (words: readonly string[]): string[] => {
  const joined = words.flatMap((word, index) => {
    if (words[index - 1] === '--project') return [];
    return word === '--project' ? [`--project=${words[index + 1] ?? ''}`] : [word];
  });
  if (joined.includes('--ui')) {
    return joined.some((word) => word.startsWith('--ui-')) ? joined : [...joined, uiHere];
  }
  const isChosen = joined.some((word) => word.startsWith('--project='));
  const usual = ['desktop', 'launch', 'attacks'].map((name) => `--project=${name}`);
  return isChosen ? joined : [...usual, ...joined];
};
