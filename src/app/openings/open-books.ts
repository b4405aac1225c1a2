import { setImmediate } from 'node:timers/promises'
import { cashAccountOf } from '../../core/ledger/accounts.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { add, type Minor, subtract } from '../../core/money.ts'
import { type Refusal, refused, type Result } from '../../core/refusals.ts'
import { loadBillables } from '../../store/books/billables.ts'
import { openBox } from '../../store/cash/cash.ts'
import { lockHouseholds, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  type BroughtTotals,
  broughtTotals,
  insertOpeningLines,
  openingLines,
  openingOfMutual,
  unpostedAfter,
} from '../../store/openings/openings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import { postOpenings } from '../books/post-openings.ts'
import { acting, type Desk, inBooks, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { makeValid, openingHindrance } from './complete-opening.ts'
import { discardOpening, letGo, type OpeningHeld, takeHold } from './hold-opening.ts'
import type { OpeningFault, OpeningFile } from './opening-row.ts'
import { type OwnLine, readAccounts } from './read-accounts.ts'
import { readHouseholds } from './read-brought.ts'
import { type StagedHouseholds, stageOpening, type Staging } from './stage-opening.ts'

export type OpeningAsked = {
  readonly mutual: string
  readonly on: CivilDate
  readonly fileName: string
  readonly actor: string
  /** Works everything out and writes nothing. */
  readonly dryRun: boolean
}

/** What the books begin with: the opening balance sheet. */
export type OpenedBooks = {
  readonly mutual: Staging['mutual']
  readonly on: CivilDate
  readonly totals: BroughtTotals
  readonly byRegister: BroughtTotals['owing']
  /** The mutual's own accounts as the file names them; below zero on the credit side. */
  readonly lines: readonly Pick<OwnLine, 'row' | 'amount'>[]
  /** What is left for the fund of the members; below zero when more is owed than there is. */
  readonly fund: Minor
}

export type Opened =
  | ({ readonly ok: true } & OpenedBooks)
  | { readonly ok: false; readonly refusal: Refusal; readonly faults?: undefined }
  | { readonly ok: false; readonly faults: readonly OpeningFault[] }

/**
 * Opens the books of a mutual with what its older ones ended with, all of it or, with every fault,
 * nothing. It comes before anything else in the books. Households are staged a few at a time, one
 * short write makes all of it valid, and their journals follow a few at a time, those of a household
 * before any other of it. What is cut goes on with the same command.
 */
export async function openBooks(
  ports: Ports,
  asked: OpeningAsked,
  file: OpeningFile,
): Promise<Opened> {
  const before = await reading(ports, ({ tx }) => openingOfMutual(tx, asked.mutual))
  if (before?.completed_at) return finishOld(ports, asked, before)
  const checked = await check(ports, asked, file)
  if ('ok' in checked) return checked
  if (asked.dryRun) return workOutOnly(ports, checked)
  const { mutual, on, fileName: file_name, actor } = { ...asked, mutual: checked.mutual.code }
  const key = { mutual_id: mutual, on_date: on, file_name, content: file.content, actor }
  const hold = await takeHold(ports, key)
  if (hold.kind === 'busy') return { ok: false, refusal: { code: 'opening-at-work', mutual } }
  if (hold.kind === 'opened') return finishOld(ports, asked, hold.opening)
  const opened = await stageAll(ports, asked, checked, hold.held)
  if (opened.ok) ports.log.info('books-opened', { mutual, on, actor })
  return opened
}

/** An opening that is valid: what a cut one has not posted is posted, and there is no second one. */
async function finishOld(
  ports: Ports,
  { actor, dryRun }: OpeningAsked,
  opening: OpeningTable,
): Promise<Opened> {
  if (!dryRun) await postRest(ports, opening, actor)
  const { mutual_id: mutual, on_date: on } = opening
  return { ok: false, refusal: { code: 'books-opened', mutual, on } }
}

type Checked = Staging & { readonly lines: readonly OwnLine[]; readonly faults: OpeningFault[] }

/** Everything of a file that can be said without the charges of households. */
async function check(
  ports: Ports,
  { mutual: code, on }: OpeningAsked,
  file: OpeningFile,
): Promise<Checked | Exclude<Opened, { ok: true }>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return { ok: false, refusal: { code: 'unknown-mutual', mutual: code } }
    const at = inBooks(desk, books)
    const hindrance = await openingHindrance(at, on)
    if (!hindrance.ok) return { ok: false, refusal: hindrance.refusal }
    const { mutual } = books
    const isOfHousehold = ({ what }: OpeningFile['rows'][number]) =>
      what === 'owed' || what === 'credit'
    const own = await readAccounts(
      at,
      file.rows.filter((row) => !isOfHousehold(row)),
    )
    const read = await readHouseholds(desk.tx, code, file.rows.filter(isOfHousehold), on)
    const faults = [...file.faults, ...own.faults, ...read.faults]
    return { mutual, on, households: read.households, held: null, lines: own.lines, faults }
  })
}

async function workOutOnly(ports: Ports, checked: Checked): Promise<Opened> {
  const staged = await stageOpening(ports, checked)
  return reportOf(checked, staged)
}

function reportOf(checked: Checked, staged: StagedHouseholds): Opened {
  const faults = [...checked.faults, ...staged.faults].sort((a, b) => a.line - b.line)
  if (faults.length > 0) return { ok: false, faults }
  const { mutual, on, lines } = checked
  const { totals, byRegister } = staged
  const fund = subtract(
    add(totals.owing.amount, ...lines.map(({ amount }) => amount)),
    totals.ahead.amount,
  )
  return { ok: true, mutual, on, totals, byRegister, lines, fund }
}

/** Stages it whole and makes it valid; with a fault nothing of it stays. */
async function stageAll(
  ports: Ports,
  asked: OpeningAsked,
  checked: Checked,
  held: OpeningHeld,
): Promise<Opened> {
  try {
    const isFaultless = checked.faults.length === 0
    const staged = await stageOpening(ports, { ...checked, held: isFaultless ? held : null })
    const report = reportOf(checked, staged)
    if (!report.ok) {
      await discardOpening(ports, held)
      return report
    }
    const valid = await acting(ports, (desk) => finish(desk, asked, checked.lines, held))
    if (!valid.ok) {
      await discardOpening(ports, held)
      return { ok: false, refusal: valid.refusal }
    }
    await postRest(ports, held.key, asked.actor)
    const totals = await reading(ports, ({ tx }) => broughtTotals(tx, held.key))
    return reportOf(checked, { ...staged, totals })
  } catch (error) {
    await letGo(ports, held).catch(() => undefined)
    throw error
  }
}

/** The write that makes it valid. */
async function finish(
  desk: Desk,
  { mutual, on, actor }: OpeningAsked,
  lines: readonly OwnLine[],
  { key }: OpeningHeld,
): Promise<Result<null>> {
  const { tx } = desk
  await lockMutualChain(tx, mutual)
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  await keepLines(desk, lines, key)
  return makeValid(inBooks(desk, books), { ...key, on_date: on }, { by: actor, actor })
}

/** Keeps the lines about the mutual's own accounts; cash goes to its holder's box. */
async function keepLines(
  { tx, now }: Desk,
  lines: readonly OwnLine[],
  key: OpeningHeld['key'],
): Promise<void> {
  if ((await openingLines(tx, key)).length > 0) return
  const rows = []
  for (const { row, account, amount } of lines) {
    const account_id =
      typeof account === 'string'
        ? account
        : cashAccountOf(await openBox(tx, key.mutual_id, account.cashOf, now))
    rows.push({ ...key, line: row.line, account_id, amount })
  }
  await insertOpeningLines(tx, rows)
}

/** Households whose journals are posted in one write: some 50 ms. */
const JOURNALS_PER_WRITE = 500

/** Posts what a valid opening brought of households and is not in the books yet. */
async function postRest(
  ports: Ports,
  key: Pick<OpeningTable, 'mutual_id' | 'opening_id'>,
  actor: string,
): Promise<number> {
  let posted = 0
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const numbers: MemberNumber[] = await ports.store.read((tx) =>
      unpostedAfter(tx, key, from, JOURNALS_PER_WRITE),
    )
    if (numbers.length === 0) return posted
    posted += await acting(ports, async ({ tx, now }) => {
      const books = await loadMutual(tx, key.mutual_id)
      await lockHouseholds(tx, key.mutual_id, numbers)
      const members = await loadBillables(tx, key.mutual_id, numbers)
      const poster = { newId: () => ports.ids.id(), at: now, actor }
      return postOpenings(tx, key.mutual_id, members, books?.closedThrough ?? null, poster)
    })
    after = numbers.at(-1) ?? null
    await setImmediate()
  }
}
