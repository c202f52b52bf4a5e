/** For a link to what this page itself shows: nothing is fetched for it, and the press stays one on a link. */
export const picked = (onPick: () => void) => ({
  prefetch: false as const,
  onNavigate: (event: { preventDefault: () => void }) => {
    event.preventDefault();
    onPick();
  },
});
