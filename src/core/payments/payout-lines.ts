import { type Instant, instant } from '../dates.ts'
import { fold } from '../text/gsm7.ts'
import { type Payout, payoutReferencesIn } from './payout.ts'
import {
  type Covered,
  type Difference,
  DIFFERENCE_MS,
  type StatementLine,
} from './reconciliation.ts'

/** Money that left and that no format explains may be a payout of ours. */
export function isPayoutLine({ kind, direction }: StatementLine): boolean {
  return kind === 'other' && direction === 'out'
}

/** Our references that a line names, in whichever of its fields the operator has put it. */
export function payoutsNamedBy({ reference, account, linked, note }: StatementLine): string[] {
  return [reference, account, linked, note].flatMap((text) => payoutReferencesIn(text ?? ''))
}

/**
 * Where what left an account and what two people sent out do not agree: a line that pays one of ours
 * and is not booked yet, pays it again, or another amount; and a payout that a statement of the day
 * after its file ought to have. A line is met by our reference, and where the operator drops it, by
 * amount and payee. What is nobody's stays not understood: a debit without an instruction of ours.
 */
export function differencesOfPayouts(
  lines: readonly StatementLine[],
  payouts: readonly Payout[],
  { time, covered }: { readonly time: Covered; readonly covered: readonly Covered[] },
): Difference[] {
  const taken = new Set<Payout>()
  const byPaid = new Map(payouts.flatMap((one) => (one.paid ? [[one.paid.reference, one]] : [])))
  const differences: Difference[] = []
  const unmet = lines.filter(({ reference }) => !byPaid.has(reference))
  const isNamed = (line: StatementLine) => payoutsNamedBy(line).length > 0
  // Those that name one come first: they leave the others less to choose from.
  for (const line of [...unmet.filter(isNamed), ...unmet.filter((line) => !isNamed(line))]) {
    const found = findPayout(line, payouts, taken)
    differences.push(said(line, found))
    if (found.kind === 'met') taken.add(found.payout)
  }
  const missed = payouts.filter((one) => !taken.has(one) && isMissed(one, time, covered))
  return [...differences, ...missed.map(unpaid)]
}

type Found =
  | { readonly kind: 'met' | 'again' | 'differs'; readonly payout: Payout }
  | { readonly kind: 'none' }

function findPayout(
  line: StatementLine,
  payouts: readonly Payout[],
  taken: ReadonlySet<Payout>,
): Found {
  const names = payoutsNamedBy(line)
  const named = payouts.filter(({ reference }) => names.includes(reference))
  const [payout = named[0]] = named.filter(({ amount }) => amount === line.amount)
  if (!payout) return byPayee(line, payouts, taken)
  if (payout.paid || taken.has(payout)) return { kind: 'again', payout }
  return { kind: payout.amount === line.amount ? 'met' : 'differs', payout }
}

/** Without our reference: the same amount, in a file by then, to the same payee, and no doubt whose. */
function byPayee(
  line: StatementLine,
  payouts: readonly Payout[],
  taken: ReadonlySet<Payout>,
): Found {
  const equal = payouts.filter(
    ({ amount, file }) => amount === line.amount && file && file.at <= line.at + DIFFERENCE_MS,
  )
  const open = equal.filter((one) => !one.paid && !taken.has(one))
  const same = (some: readonly Payout[]) => some.filter((one) => payeeOf(line, one) === 'same')
  const unknown = open.filter((one) => payeeOf(line, one) === 'unknown')
  const chosen = same(open).length > 0 ? same(open) : unknown
  const [payout] = chosen
  if (payout && new Set(chosen.map(({ payTo }) => payTo)).size === 1) {
    return { kind: 'met', payout }
  }
  const [before] = chosen.length > 0 ? [] : same(equal)
  return before ? { kind: 'again', payout: before } : { kind: 'none' }
}

/** Whether what a line says of its payee is this one. */
function payeeOf({ phone, note }: StatementLine, { payTo, payee }: Payout) {
  const digits = payTo.replace(/\D/g, '')
  if (phone !== null && payTo.startsWith('+')) return phone === payTo ? 'same' : 'other'
  const words = note ?? ''
  const [, begins, ends] = /(\d{3,6})\s*[*xX]+\s*(\d{2,4})(?!\d)/.exec(words) ?? []
  if (begins && ends) return digits.startsWith(begins) && digits.endsWith(ends) ? 'same' : 'other'
  if (digits.length >= DIGITS_MIN && words.replace(/[\s-]/g, '').includes(digits)) return 'same'
  return plain(words).includes(plain(payee)) ? 'same' : 'unknown'
}

/** Fewer digits stand in a text by chance. */
const DIGITS_MIN = 6

function plain(text: string): string {
  return fold(text)
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim()
}

const KINDS = {
  met: 'payout-missing',
  again: 'payout-again',
  differs: 'payout-amount-differs',
} as const

function said(line: StatementLine, found: Found): Difference {
  const { reference, amount, at, on } = line
  const common = { reference, statement: amount, says: null, at, on }
  if (found.kind === 'none') return { ...common, kind: 'not-understood', here: null }
  const { payout } = found
  const here = found.kind === 'met' ? null : payout.amount
  return { ...common, kind: KINDS[found.kind], here, payout }
}

/** Whether a statement of a day after its file ought to have it. */
function isMissed({ file, paid }: Payout, time: Covered, covered: readonly Covered[]): boolean {
  if (!file || paid) return false
  const due = instant(file.at + DIFFERENCE_MS)
  return due <= time.through && covered.some(({ through }) => through >= due)
}

function unpaid(payout: Payout): Difference {
  const { reference, amount, file, approvedOn } = payout
  const [at, on] = file ? [file.at, file.on] : [0 as Instant, approvedOn]
  return {
    ...{ kind: 'payout-unpaid', reference, statement: null, here: amount, says: null, at, on },
    payout,
  }
}
