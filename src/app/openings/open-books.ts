import type { CivilDate } from '../../core/dates.ts'
import { add, type Minor, subtract } from '../../core/money.ts'
import { formatMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import type { Refusal } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  type BroughtTotals,
  broughtTotals,
  openingOfMutual,
} from '../../store/openings/openings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import { acting, inBooks, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { openingHindrance } from './complete-opening.ts'
import { finishOpening } from './finish-opening.ts'
import { discardOpening, letGo, type OpeningHeld, takeHold } from './hold-opening.ts'
import type { OpeningAsked, OpeningFault, OpeningFile } from './opening-row.ts'
import { postRest } from './post-rest.ts'
import { type OwnLine, readAccounts } from './read-accounts.ts'
import { type BroughtHousehold, faultIn, readHouseholds } from './read-brought.ts'
import { type StagedHouseholds, stageOpening, type Staging } from './stage-opening.ts'

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
  /** The proposal that a second person has to approve, since the bank is below nought; else null. */
  readonly proposal: string | null
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
  const { number = null } = asked
  const before = await reading(ports, ({ tx }) => openingOfMutual(tx, asked.mutual, number))
  if (before?.completed_at && !asked.dryRun) return finishOld(ports, asked, before)
  if (!asked.dryRun) await postRest(ports, asked.mutual, asked.actor)
  const checked = await check(ports, asked, file, number === null && before?.completed_at != null)
  if ('ok' in checked) return checked
  if (asked.dryRun) return workOutOnly(ports, checked)
  const { mutual, on, fileName: file_name, actor } = { ...asked, mutual: checked.mutual.code }
  const whose = { mutual_id: mutual, on_date: on, only_number: number }
  const key = { ...whose, file_name, content: file.content, actor }
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
  { actor }: OpeningAsked,
  { mutual_id: mutual, on_date: on, only_number: number }: OpeningTable,
): Promise<Opened> {
  await postRest(ports, mutual, actor)
  if (number !== null) return { ok: false, refusal: { code: 'part-stands', number, on } }
  return { ok: false, refusal: { code: 'books-opened', mutual, on } }
}

type Checked = Staging & { readonly lines: readonly OwnLine[]; readonly faults: OpeningFault[] }

/** Everything of a file that can be said without the charges of households. */
async function check(
  ports: Ports,
  { mutual: code, on, number: only = null }: OpeningAsked,
  file: OpeningFile,
  inPlace: boolean,
): Promise<Checked | Exclude<Opened, { ok: true }>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return { ok: false, refusal: { code: 'unknown-mutual', mutual: code } }
    const at = inBooks(desk, books)
    const day = { on_date: on, only_number: only }
    const hindrance = await openingHindrance(at, day)
    if (!hindrance.ok) return { ok: false, refusal: hindrance.refusal }
    const { mutual } = books
    const isOfHousehold = ({ what }: OpeningFile['rows'][number]) =>
      what === 'owed' || what === 'credit'
    const own = await readAccounts(
      at,
      file.rows.filter((row) => !isOfHousehold(row)),
    )
    const read = await readHouseholds(desk.tx, code, file.rows.filter(isOfHousehold), on)
    const { households } = read
    const others = only === null ? [] : faultsOfOthers(only, households, own.lines)
    const faults = [...file.faults, ...own.faults, ...read.faults, ...others]
    const whose = { mutual, on, only, inPlace, households }
    return { ...whose, held: null, lines: own.lines, faults }
  })
}

/** Lines that are not about the one household that is opened again. */
function faultsOfOthers(
  only: MemberNumber,
  households: ReadonlyMap<MemberNumber, BroughtHousehold>,
  own: readonly OwnLine[],
): OpeningFault[] {
  const why = `is not about member ${formatMemberNumber(only)}: leave the line out, or --number`
  const others = [...households].flatMap(([number, { rows }]) => (number === only ? [] : rows))
  return [
    ...others.map((row) => faultIn(row, 'of', why)),
    ...own.map(({ row }) => faultIn(row, 'what', why)),
  ]
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
  return { ok: true, mutual, on, totals, byRegister, lines, fund, proposal: null }
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
    const faults = reportOf(checked, staged)
    if (!faults.ok) {
      await discardOpening(ports, held)
      return faults
    }
    const valid = await acting(ports, (desk) => finishOpening(desk, asked, checked.lines, held))
    if (!valid.ok) {
      // What waits for a second person stays as it was proposed.
      if (valid.refusal.code === 'open-proposal') await letGo(ports, held)
      else await discardOpening(ports, held)
      return { ok: false, refusal: valid.refusal }
    }
    if (valid.value === null) await postRest(ports, asked.mutual, asked.actor)
    else await letGo(ports, held)
    const totals = await reading(ports, ({ tx }) => broughtTotals(tx, held.key))
    const report = reportOf(checked, { ...staged, totals })
    return report.ok ? { ...report, proposal: valid.value } : report
  } catch (error) {
    await letGo(ports, held).catch(() => undefined)
    throw error
  }
}
