/** So long a list by SMS can be gone on with. */
export const LIST_MS = 24 * 60 * 60 * 1000
