/** Which version of an order a page shows, and with which it is compared; undefined: as it is now. */
export type VersionChoice = { at?: number | undefined; with?: number | undefined };

const read = (text: string | null, last: number): number | undefined => {
  const version = Number(text);
  return text !== null && Number.isInteger(version) && version >= 1 && version <= last
    ? version
    : undefined;
};

/** Versions of a URL; what is no version of an order that has `last` of them is left out. */
export const parseVersions = (params: URLSearchParams, last: number): VersionChoice => ({
  at: read(params.get('at'), last),
  with: read(params.get('with'), last),
});

/** The page of an order at these versions. */
export const versionPath = (orderPath: string, choice: VersionChoice): string => {
  const params = new URLSearchParams();
  if (choice.at !== undefined) params.set('at', String(choice.at));
  if (choice.with !== undefined) params.set('with', String(choice.with));
  return params.size === 0 ? orderPath : `${orderPath}?${params}`;
};
