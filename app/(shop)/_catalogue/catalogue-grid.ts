/**
 * Two columns on a phone (one where its text is very large), up to six on a wide screen; it counts its
 * own width, not the screen's.
 */
export const catalogueGrid =
  'grid grid-cols-1 gap-x-4 gap-y-6 @min-[17rem]:grid-cols-2 @xl:grid-cols-3 @3xl:grid-cols-4 @5xl:grid-cols-5 @7xl:grid-cols-6 sm:gap-x-5';
