/** In sentence case what is written all in capitals: where `CalmName`, which only draws so, cannot be. */
export const calmText = (text: string): string =>
  text === text.toUpperCase() ? text.slice(0, 1) + text.slice(1).toLowerCase() : text;
