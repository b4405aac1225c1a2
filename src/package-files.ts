/**
 * Where what comes with the program is found. This file lies directly in `src/`, and what is built of
 * it directly in `dist/`, so that both find the same.
 */

/** The folder of the package, with `package.json`, `migrations/` and `public/`. */
export const PACKAGE_FOLDER = new URL('../', import.meta.url)

/** The folder of the program: its sources, or what was built of them. */
export const PROGRAM_FOLDER = new URL('./', import.meta.url)
