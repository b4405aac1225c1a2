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

/** Money that came, and names a payout of ours or a movement before, may be one that came back. */
export function isReturnLine(line: StatementLine): boolean {
  const { kind, direction, linked } = line
  const isIn = direction === 'in' && (kind === 'other' || kind === 'payment')
  return isIn && (linked !== null || payoutsNamedBy(line).length > 0)
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
): { readonly differences: Difference[]; readonly met: ReadonlyMap<string, Payout> } {
  const taken = new Set<Payout>()
  const met = new Map<string, Payout>()
  const byPaid = new Map(payouts.flatMap((one) => (one.paid ? [[one.paid.reference, one]] : [])))
  const differences: Difference[] = []
  const unmet = lines.filter(({ reference }) => !byPaid.has(reference))
  const isNamed = (line: StatementLine) => payoutsNamedBy(line).length > 0
  // Those that name one come first: they leave the others less to choose from.
  for (const line of [...unmet.filter(isNamed), ...unmet.filter((line) => !isNamed(line))]) {
    const found = findPayout(line, payouts, taken)
    differences.push(said(line, found))
    if (found.kind !== 'met') continue
    taken.add(found.payout)
    met.set(line.reference, found.payout)
  }
  const missed = payouts.filter((one) => !taken.has(one) && isMissed(one, time, covered))
  const back = payouts.flatMap((one) => returned(one, time) ?? [])
  return { differences: [...differences, ...missed.map(unpaid), ...back], met }
}

/**
 * Payouts that came back, by the lines that say so: one that names a payout, or the movement that paid
 * it (`met`: those of the same statement), with its amount. `others`: lines that are something else.
 */
export function returnsOfPayouts(
  lines: readonly StatementLine[],
  payouts: readonly Payout[],
  met: ReadonlyMap<string, Payout>,
): { readonly differences: Difference[]; readonly others: readonly StatementLine[] } {
  const differences: Difference[] = []
  const others: StatementLine[] = []
  const taken = new Set<Payout>()
  for (const line of lines) {
    if (payouts.some((one) => one.returned?.reference === line.reference)) continue
    const payout = cameBack(line, payouts, met)
    if (payout && !payout.returned && !payout.ended && !taken.has(payout)) {
      taken.add(payout)
      const { reference, amount, at, on } = line
      const common = { reference, statement: amount, here: null, says: null, at, on }
      differences.push({ ...common, kind: 'payout-return-missing', payout })
    } else others.push(line)
  }
  return { differences, others }
}

function cameBack(
  line: StatementLine,
  payouts: readonly Payout[],
  met: ReadonlyMap<string, Payout>,
): Payout | undefined {
  const names = payoutsNamedBy(line)
  const paying = line.linked === null ? undefined : met.get(line.linked)
  const named = payouts.filter(
    (one) =>
      one === paying ||
      names.includes(one.reference) ||
      (line.linked !== null && one.paid?.reference === line.linked),
  )
  return named.find(({ amount }) => amount === line.amount)
}

/** One that came back waits until two people say what becomes of it. */
function returned(payout: Payout, { through }: Covered): Difference | null {
  const { reference, amount, returned: back, ended } = payout
  if (!back || ended || back.at > through) return null
  const common = { reference, statement: null, here: amount, says: null, at: back.at, on: back.on }
  return { ...common, kind: 'payout-returned', payout }
}

type Found =
  | { readonly kind: 'met' | 'again' | 'differs' | 'ended'; readonly payout: Payout }
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
  if (payout.ended) return { kind: 'ended', payout }
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
  const open = equal.filter((one) => !one.paid && !one.ended && !taken.has(one))
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
  ended: 'payout-ended',
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
function isMissed(
  { file, paid, ended }: Payout,
  time: Covered,
  covered: readonly Covered[],
): boolean {
  if (!file || paid || ended) return false
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
