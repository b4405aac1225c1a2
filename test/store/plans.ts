import Database from 'better-sqlite3'

/** The texts of all queries that SQLite is given while `act` runs. */
export async function textsOf(act: () => Promise<unknown>): Promise<string[]> {
  const texts = new Set<string>()
  const prototype = Database.prototype as { prepare: (text: string) => unknown }
  const { prepare } = prototype
  prototype.prepare = function (this: unknown, text: string) {
    texts.add(text)
    return prepare.call(this, text)
  }
  try {
    await act()
  } finally {
    prototype.prepare = prepare
  }
  return [...texts].filter((text) => /^\s*(select|with|insert|update|delete)\b/i.test(text))
}

/** One line of a plan: how a table is reached, and under which other step. */
export type Step = { readonly id: number; readonly parent: number; readonly detail: string }

/** How SQLite, with no statistics, would run a query on the database at `path`. */
export function planOf(path: string, text: string): Step[] {
  const db = new Database(path, { readonly: true })
  try {
    const values = Array.from({ length: text.match(/\?/g)?.length ?? 0 }, () => 1)
    return db.prepare(`explain query plan ${text}`).all(...values) as Step[]
  } finally {
    db.close()
  }
}
