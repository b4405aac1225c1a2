import { fileURLToPath, pathToFileURL } from 'node:url'

/** BENCH_DIST: where an older build lies that is measured in its stead. */
const DIST = process.env['BENCH_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * A module of the built service, as it runs in production, with the types of its source.
 * `path` is relative to `src/`, without its ending: `edge/http/server`.
 */
export async function built<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(`${DIST}/${path}.js`).href)) as Module
}
