/** Tells somebody who waits how far it is, in a few words: `1200 of 3000 households`. */
export type Tell = (how: string) => void

/** Where nobody waits. */
export const UNTOLD: Tell = () => undefined
