import { fileURLToPath } from 'node:url'

/** The program as it was built, which starts in a fifth of the time that its sources take. */
export const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))
