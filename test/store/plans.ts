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

/** Tables that grow with members and years; the others are of the size of the statutes. */
const LARGE = [
  'account', 'application', 'association_member', 'balance', 'beneficiary', 'bill', 'bill_decision', 'charge',
  'correction', 'coverage_check', 'dialog', 'event', 'inbox', 'intent', 'journal', 'letter', 'member', 'member_number',
  'membership_change', 'office_look', 'opening_charge', 'opening_household', 'opening_line', 'operator_reversal',
  'outbox', 'payment', 'person_word', 'phone_language', 'phone_role', 'proposal', 'receipt', 'transfer', 'visit',
  'write_off',
] // prettier-ignore

/**
 * The steps of a query that read a large table from end to end, or all that one mutual has of it; small
 * partial indexes may be, and the first so many rows in the order of an index.
 */
export function readsAll(path: string, text: string): string[] {
  const plan = planOf(path, text)
  const isCut = /\blimit\b/.test(text) && !plan.some(({ detail }) => /ORDER BY/.test(detail))
  return isCut ? [] : plan.flatMap(({ detail }) => (isWide(detail) ? [`${detail}: ${text}`] : []))
}

function isWide(detail: string): boolean {
  const [, way, table, how] = /^(SCAN|SEARCH) (\S+)(.*)$/.exec(detail) ?? []
  if (!table || !LARGE.includes(table)) return false
  if (SMALL_INDEX.test(how ?? '')) return false
  return way === 'SCAN' || /\(mutual_id=\?\)/.test(how ?? '')
}

/** Indexes of what waits for somebody. */
const SMALL_INDEX =
  /USING (COVERING )?INDEX (\w+_(unhandled|open|due|short)(_by_\w+)?|receipt_in_suspense|bill_of_emergency)\b/
