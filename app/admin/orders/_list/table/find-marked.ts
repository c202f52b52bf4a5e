/**
 * What was searched for within what was found, as [before, marked, after]: all of the search, or the
 * first of its words that stands there. Nothing is marked where what was found is only similar.
 */
export const findMarked = (found: string, search: string): [string, string, string] => {
  const lower = found.toLowerCase();
  const whole = search.trim().toLowerCase();
  const term = [whole, ...whole.split(/\s+/)].find((each) => each !== '' && lower.includes(each));
  // Of a few letters the small form is longer: then places in it are none in what was found.
  if (term === undefined || lower.length !== found.length) return [found, '', ''];
  const start = lower.indexOf(term);
  const end = start + term.length;
  return [found.slice(0, start), found.slice(start, end), found.slice(end)];
};
