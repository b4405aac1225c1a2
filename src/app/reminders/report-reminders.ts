import { type CivilDate, firstOfMonth, instant, instantOf, plusDays } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  type Followed,
  FOLLOWED_DAYS,
  followedBy,
  together,
} from '../../core/reminders/followed.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { REMINDER_KINDS } from '../../core/statutes/reminder-settings.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual, numbersAfter } from '../../store/mutuals/directory.ts'
import { paymentsWithin, remindersLeft, wordingsOf } from '../../store/reminders/reminder-report.ts'
import type { WordingTable } from '../../store/tables/messages.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Ports } from '../ports.ts'
import { inMutual, type MutualDesk, reading } from '../desk.ts'

/** What followed the reminders of one stage in the same words; null for words that were not kept. */
export type ReportedWording = Followed & { readonly words: WordingTable | null }

export type ReminderReport = {
  readonly mutual: Mutual
  readonly from: CivilDate
  readonly to: CivilDate
  readonly wordings: readonly ReportedWording[]
}

const MEMBERS_PER_PAGE = 2000

/** A reminder waits for the end of quiet days and of a used budget; none leaves later than this. */
const DAYS_WAITING = 120

type Days = { readonly from?: CivilDate | undefined; readonly to?: CivilDate | undefined }

/**
 * What followed the reminders that left on the days from `from` to `to`: for each stage and wording
 * how many left, and who paid within seven days. Without days it is about this month.
 */
export async function reportReminders(
  ports: Ports,
  code: string,
  span: Days,
): Promise<Result<ReminderReport>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done(await remindersIn(inMutual(desk, books.mutual), span))
  })
}

/** The same at a desk of the mutual. */
export async function remindersIn(
  { tx, now, mutual, today }: MutualDesk<ReadTx>,
  span: Days,
): Promise<ReminderReport> {
  const to = span.to ?? today
  const from = span.from ?? firstOfMonth(to)
  const midnight = (day: CivilDate) => instantOf(day, '00:00', mutual.timeZone)
  const asked = { from: midnight(from), before: midnight(plusDays(to, 1)) }
  // A payment after the last day may follow a reminder of it, or a later one.
  const looked = { from: asked.from, before: instant(midnight(plusDays(to, 2 + FOLLOWED_DAYS))) }
  let rows: Followed[] = []
  for await (const page of pagesOf(tx, mutual)) {
    const reminders = await remindersLeft(tx, page, looked, plusDays(from, -DAYS_WAITING))
    const payments = await paymentsWithin(tx, page, looked)
    const isAsked = ({ at }: { readonly at: number }) => at < asked.before
    rows = together(rows, followedBy(reminders, payments, isAsked, now))
  }
  return { mutual, from, to, wordings: await worded(tx, rows) }
}

async function* pagesOf(tx: ReadTx, { code }: Mutual) {
  let after: MemberNumber | null = null
  for (;;) {
    const numbers: MemberNumber[] = await numbersAfter(tx, code, after, MEMBERS_PER_PAGE)
    const [first, last] = [numbers[0], numbers.at(-1)]
    if (!first || !last) return
    yield { mutualId: code, first, last }
    after = last
  }
}

async function worded(tx: ReadTx, rows: readonly Followed[]): Promise<ReportedWording[]> {
  const words = await wordingsOf(
    tx,
    rows.flatMap(({ wording }) => wording ?? []),
  )
  return rows
    .map((row) => ({ ...row, words: (row.wording && words.get(row.wording)) || null }))
    .sort((a, b) => rank(a) - rank(b) || b.step - a.step || byWords(a, b))
}

/** By language, and in the order in which they were first used. */
function byWords(a: ReportedWording, b: ReportedWording): number {
  const [one, other] = [a.words?.language ?? '', b.words?.language ?? '']
  return one === other ? a.first - b.first : one < other ? -1 : 1
}

/** Stages in the order in which they are urgent; what managers sent themselves is last. */
function rank({ kind }: Followed): number {
  const at = REMINDER_KINDS.findIndex((one) => one === kind)
  return at < 0 ? REMINDER_KINDS.length : at
}
