/** Marks a link to what the page has already: it is followed without a connection too. */
export const hereAlready = { 'data-here': '' };

export const isHereAlready = (link: HTMLElement): boolean => link.dataset.here !== undefined;
