/** The height (CSS px) of the desk's top bar, beneath which what sticks comes to rest. */
export const topBar = 56;
