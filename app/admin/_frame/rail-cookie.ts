/** Keeps whether the rail is folded; read on the server, so that the first paint is right. */
export const railCookie = 'rail';
