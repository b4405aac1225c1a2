import { LONG_ANSWER_MS, startChild } from './child.ts'

/** Code that is measured: the build of these sources, or an older one in a checkout of its own. */
export type Code = { readonly name: string; readonly old: string | undefined }

export const NOW: Code = { name: 'this code', old: undefined }

/** With BENCH_OLD, a checkout of older code that was built there; null without. */
export function codeBefore(): Code | null {
  const old = process.env['BENCH_OLD']
  return old ? { name: 'the code of before', old } : null
}

/** BENCH_SHARE=0.1 measures a tenth of the items, for trying whether a part runs. */
export function shareOf(many: number): number {
  return Math.ceil(many * Number(process.env['BENCH_SHARE'] ?? 1))
}

/** Makes the tables of this code in an empty database. */
export async function migrateBy({ old }: Code, database: string): Promise<void> {
  const child = startChild('servers/migrating', [database], LONG_ANSWER_MS, old)
  try {
    await child.ask({})
  } finally {
    await child.stop()
  }
}
