/**
 * A module of the built service, as it runs in production, with the types of its source.
 * `path` is relative to `src/`, without its ending: `edge/http/server`.
 */
export async function built<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../dist/${path}.js`, import.meta.url).href)) as Module
}
