/**
 * The release that a deploy of this code meets: a commit of this history, from before the newest
 * migrations. Whoever releases sets it to what was released before; it must start by itself with
 * the packages of today.
 */
export const releaseBefore = '951e388549da54f02546dcc491b112bbdc1efe40';
