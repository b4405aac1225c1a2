import type * as importing from '../src/edge/files/import-file.ts'
import type * as telling from '../src/app/membership/imported-numbers.ts'
import type * as memory from '../src/edge/cli/spare-memory.ts'
import Database from 'better-sqlite3'
import type { Ports } from '../src/app/ports.ts'
import { type MemberNumber, memberNumberFrom } from '../src/core/member-number.ts'
import { createIds } from '../src/edge/ids.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { peakMb } from './peak.ts'
import { benchPorts } from './ports.ts'
import { inserter, MUTUAL, TOWN_OPENS } from './town.ts'

/** Registers so many households of two into a town that has no members yet. */
export type ImportOrder = {
  readonly members: number
  /** Whether somebody else writes meanwhile, so often. */
  readonly besideEveryMs?: number
}

export type ImportResult = {
  readonly members: number
  readonly seconds: number
  /** The most memory that this process has had. */
  readonly peakMb: number
  /** How long each write of somebody else took, from when it was meant to begin. */
  readonly besideMs: readonly number[]
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
}

/** `ours` imports a members file as the service does, `hand` inserts the rows that come of it. */
const [way, path, logPath] = process.argv.slice(2) as ['ours' | 'hand', string, string]

/** Households in one transaction by hand. */
const HOUSEHOLDS_PER_WRITE = 1000

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

async function registered(order: ImportOrder): Promise<ImportResult> {
  const { members } = order
  const besideMs: number[] = []
  const seconds = way === 'ours' ? await importFile(order, besideMs) : insertRows(members)
  return { members, seconds, peakMb: peakMb(), besideMs, rows: countRows() }
}

const TABLES = ['member_number', 'member', 'beneficiary', 'phone_role', 'phone_language', 'person_word'] // prettier-ignore

function countRows(): Record<string, number> {
  const db = new Database(path, { readonly: true })
  const count = (table: string) =>
    db.prepare(`select count(*) from ${table}`).pluck().get() as number
  const rows = Object.fromEntries(TABLES.map((table) => [table, count(table)]))
  db.close()
  return rows
}

async function importFile(
  { members, besideEveryMs }: ImportOrder,
  besideMs: number[],
): Promise<number> {
  const { importedNumbers } = await built<typeof telling>('app/membership/imported-numbers')
  const { importFile: importMembers } = await built<typeof importing>('edge/files/import-file')
  const { spareMemory } = await built<typeof memory>('edge/cli/spare-memory')
  // As the command that imports a file does.
  spareMemory()
  const ports = await benchPorts(path, logPath)
  const file = membersFile(members)
  const startedMs = performance.now()
  const options = { actor: 'bench', fileName: 'members.csv', update: false, dryRun: false }
  const beside = besideEveryMs ? writeBeside(ports, besideEveryMs, besideMs) : null
  const imported = await importMembers(ports, MUTUAL.mutual_id, file, { ...options, brief: true })
  const seconds = (performance.now() - startedMs) / 1000
  await beside?.stop()
  if (!imported.ok || imported.importId === null) throw new Error(JSON.stringify(imported))
  let told = 0
  for await (const some of importedNumbers(ports, MUTUAL.mutual_id, imported.importId))
    told += some.length
  await ports.store.close()
  if (told !== members) throw new Error(`${told} numbers of ${members} members were told`)
  return seconds
}

/** Writes of somebody else at fixed times, whether the one before is done or not. */
function writeBeside({ store }: Ports, everyMs: number, tookMs: number[]) {
  const open = new Set<Promise<void>>()
  let dueMs = performance.now() + everyMs
  const write = async (meantMs: number) => {
    await store.write((tx) => tx.updateTable('mutual').set({ name: 'Umoja Afya' }).execute())
    tookMs.push(performance.now() - meantMs)
  }
  const timer = setInterval(() => {
    for (; dueMs <= performance.now(); dueMs += everyMs) {
      const done: Promise<void> = write(dueMs).finally(() => open.delete(done))
      open.add(done)
    }
  }, everyMs)
  const stop = async () => {
    clearInterval(timer)
    await Promise.all(open)
  }
  return { stop }
}

function membersFile(members: number): Buffer {
  const pieces = [Buffer.from(`${HEADER}\n`)]
  for (let index = 0; index < members; index += 1) pieces.push(Buffer.from(linesOf(index)))
  return Buffer.concat(pieces)
}

/** A member and a child. */
function linesOf(index: number): string {
  const { name, phone, born, joined } = personAt(index)
  return (
    `h${index},,${name},F,${born},member,${phone},en,family,,${joined},yes,,\n` +
    `h${index},,${name} jr,M,2015-04-09,child,,,,,,,,\n`
  )
}

function personAt(index: number) {
  const day = String((index % 28) + 1).padStart(2, '0')
  return {
    name: `Amina Kamau ${index}`,
    phone: `+2547${20_000_000 + index}`,
    born: `1988-04-${day}`,
    joined: `2026-02-${day}`,
  }
}

/** Statements prepared once, a thousand households in a transaction, each number free. */
function insertRows(members: number): number {
  const db = new Database(path)
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on'])
    db.pragma(pragma)
  db.pragma('cache_size = -65536')
  const insert = inserter(db)
  const write = db.transaction((first: number, numbers: readonly MemberNumber[]) => {
    numbers.forEach((number, at) => insertHousehold(insert, first + at, number))
  })
  const numbers = freshNumbers(members)
  const startedMs = performance.now()
  for (let start = 0; start < members; start += HOUSEHOLDS_PER_WRITE) {
    write.immediate(start, numbers.slice(start, start + HOUSEHOLDS_PER_WRITE))
  }
  const seconds = (performance.now() - startedMs) / 1000
  db.close()
  return seconds
}

/** Drawn as the service draws them. */
function freshNumbers(count: number): MemberNumber[] {
  const ids = createIds()
  const numbers = new Set<MemberNumber>()
  while (numbers.size < count) numbers.add(memberNumberFrom(ids.digits(7)))
  return [...numbers]
}

function insertHousehold(
  insert: ReturnType<typeof inserter>,
  index: number,
  number: MemberNumber,
): void {
  const { name, phone, born, joined } = personAt(index)
  const member = { ...MUTUAL, number }
  insert('member_number', member)
  insert('member', {
    ...member,
    plan_code: 'family',
    joined_on: joined,
    fee_paid_before: 1,
    created_at: TOWN_OPENS,
  })
  const person = { ...member, joined_on: joined }
  const [adult, child] = [
    { ordinal: 0, name, sex: 'F', birth_date: born, relation: 'member', phone },
    {
      ordinal: 1,
      name: `${name} jr`,
      sex: 'M',
      birth_date: '2015-04-09',
      relation: 'child',
      phone: null,
    },
  ]
  insert('beneficiary', { ...person, ...adult })
  insert('beneficiary', { ...person, ...child })
  for (const [ordinal, person] of [adult, child].entries()) {
    const words = person.name.toLowerCase().split(' ')
    for (const word of words) insert('person_word', { ...member, word, ordinal })
  }
  insert('phone_role', { phone, role: 'member', ...MUTUAL, ref: number, name })
  insert('phone_language', { phone, language: 'en', chosen: 0, updated_at: TOWN_OPENS })
}

answerParent<ImportOrder>(registered)
