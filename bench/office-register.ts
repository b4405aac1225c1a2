import { createHash } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type * as names from '../src/core/person-name.ts'
import { minor } from '../src/core/money.ts'
import type { OfficeFigures } from '../src/store/tables/office.ts'
import { built } from './built.ts'
import { memberNumbers } from './register.ts'
import { registerOf } from './registers.ts'
import { inserter, MUTUAL, TOWN_OPENS } from './town.ts'

/** The cookie of the manager who is signed in. */
export const COOKIE = 'office=bench-bench-bench'
const [, TOKEN = ''] = COOKIE.split('=')

const MANAGER = '+254720000001'
const DAY_MS = 24 * 60 * 60 * 1000

/** Names of women, so that a beginning finds some tenths of a hundred. */
const FIRST = ['Amina', 'Zawadi', 'Wanjiru', 'Neema', 'Halima', 'Rehema', 'Faith', 'Mercy'] as const
const FAMILIES = ['Kamau', 'Mwangi', 'Achieng', 'Hassan', 'Njoroge', 'Otieno', 'Wafula', 'Mutua', 'Kiprono', 'Abdi'] as const // prettier-ignore

function nameAt(index: number): string {
  return `${FIRST[index % FIRST.length]} ${FAMILIES[Math.floor(index / 8) % FAMILIES.length]}${index}`
}

/** A child in each household, born on some day of twenty years: a closing asks who has become too old. */
const CHILDREN = `
  insert into beneficiary (mutual_id, number, ordinal, name, sex, birth_date, relation, joined_on)
  select mutual_id, number, 1, name || ' jr', 'M',
    date('2006-01-01', (cast(number as integer) % 7300) || ' days'), 'child', joined_on
  from beneficiary where ordinal = 0`

/** A third has paid since the month began, a tenth of them on each of its ten days. */
const RECEIPTS = `
  insert into receipt (mutual_id, receipt_id, wallet, operator_receipt, receipt_number, amount, paid_at, value_on,
    state, created_at)
  select mutual_id, 'r' || number, 'till', 'T' || number, 'UM26-' || number, 50000, ${TOWN_OPENS},
    date('2026-03-10', '-' || (rowid % 10) || ' days'), 'posted', ${TOWN_OPENS}
  from member where rowid % 3 = 0`

/**
 * The register of so many members with a manager who is signed in, names to be looked for, and the figures of a
 * night. Everybody has a child and is behind by a month by the books, which is the most that a list of them can
 * have to go through.
 */
export async function officeRegisterOf(directory: string, members: number): Promise<string> {
  const path = `${directory}/office-${members}.db`
  if (existsSync(path)) return path
  copyFileSync(await registerOf(directory, members), path)
  const { nameWords } = await built<typeof names>('core/person-name')
  const db = new Database(path)
  for (const pragma of ['journal_mode = memory', 'synchronous = off', 'cache_size = -262144']) {
    db.pragma(pragma)
  }
  const insert = inserter(db)
  const rename = db.prepare(`update beneficiary set name = ? where mutual_id = 'umoja' and number = ? and ordinal = 0`) // prettier-ignore
  db.transaction(() => {
    let index = 0
    for (const number of memberNumbers(members)) {
      const name = nameAt(index)
      rename.run(name, number)
      for (const word of nameWords(name))
        insert('person_word', { ...MUTUAL, word, number, ordinal: 0 })
      index += 1
    }
    db.exec(CHILDREN)
    db.exec(RECEIPTS)
    signIn(insert)
    insert('office_figures', { ...MUTUAL, figures: figures(members), made_at: TOWN_OPENS })
    for (const job of ['bill', 'forget-dialogs', 'remind'])
      insert('job_run', { job: `${job}/umoja`, run_key: '2026-03-10', ran_at: TOWN_OPENS })
  })()
  db.pragma('journal_mode = wal')
  db.close()
  return path
}

/** Signs the manager in to the office of a database of the bench. */
export function signInTo(path: string): void {
  const db = new Database(path)
  signIn(inserter(db))
  db.close()
}

function signIn(insert: ReturnType<typeof inserter>): void {
  const who = { phone: MANAGER, name: 'Mercy' }
  insert('phone_role', { ...who, role: 'manager', ...MUTUAL, ref: 'bench' })
  insert('staff_session', {
    ...{ session_id: '12345678', ...who, door: 'office', way: 'call' },
    ...{ token_hash: createHash('sha256').update(TOKEN).digest('hex') },
    ...{ begun_at: TOWN_OPENS, seen_at: TOWN_OPENS, ends_at: TOWN_OPENS + DAY_MS / 2 },
  })
}

/** As the night leaves them: nothing of their size hangs on the register's. */
function figures(members: number): string {
  const all = minor(members * 50_000)
  const months = Array.from({ length: 12 }, (_, at) => {
    const month = new Date(Date.UTC(2025, 3 + at, 1)).toISOString().slice(0, 7)
    return { month, due: all, collected: minor(members * 40_000) }
  })
  const [late, nobody] = [
    { members, amount: all },
    { members: 0, amount: minor(0) },
  ]
  const states = { suspended: members }
  return JSON.stringify({
    ...{ states, months, clinics: [] },
    members: months.slice(-6).map(({ month }) => ({ month, states })),
    ageing: { one: late, two: nobody, three: nobody, over: nobody },
  } satisfies OfficeFigures)
}
