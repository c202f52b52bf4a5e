/**
 * The release that a deploy of this code meets: the last commit of this history before the newest
 * migrations. Whoever releases names here what was released before. It is started with the packages
 * of today, by `server/start.ts`.
 */
export const releaseBefore = '951e388549da54f02546dcc491b112bbdc1efe40';
