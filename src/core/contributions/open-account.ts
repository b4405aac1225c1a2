import { type CivilDate, dayBefore, earlierOf, plusDays } from '../dates.ts'
import { add, type Minor, minor, smaller, subtract, ZERO } from '../money.ts'
import { type ChargeFacts, chargesOf, type Opening, type RuledCharge } from './charges.ts'

/** Which charge something is owed of: the joining fee, or the period that contains a day. */
export type OwedOf = CivilDate | 'joining-fee'

/** What an opening file says of a household; `register` when it has no line there. */
export type Brought =
  | { readonly kind: 'register' }
  | { readonly kind: 'credit'; readonly amount: Minor }
  /** `since`: a day of the oldest period that is unpaid; null for the periods that ended last. */
  | { readonly kind: 'sum'; readonly amount: Minor; readonly since: CivilDate | null }
  | { readonly kind: 'periods'; readonly parts: readonly BroughtPart[] }

type BroughtPart = { readonly of: OwedOf; readonly amount: Minor }

/** Why it cannot be so; `part` is the place in a list of periods. */
export type BroughtFault =
  | { readonly why: 'paid-through'; readonly paidThrough: CivilDate; readonly part?: number }
  | {
      readonly why: 'credit-paid-through'
      readonly paidThrough: CivilDate
      readonly part?: number
    }
  | { readonly why: 'not-before-opening'; readonly part?: number }
  | { readonly why: 'before-joining'; readonly joinedOn: CivilDate; readonly part?: number }
  | { readonly why: 'no-fee-owed'; readonly part: number }
  | { readonly why: 'twice'; readonly part: number }
  /** The statutes ask for less: `most` is what one charge, or all since then, came to. */
  | { readonly why: 'more-than-charged'; readonly most: Minor; readonly part?: number }

type OpenedAccount =
  | { readonly ok: true; readonly opening: Opening }
  | { readonly ok: false; readonly faults: readonly BroughtFault[] }

/**
 * The account of a household as the books are opened on `on`. Nothing has been posted of it, and it
 * joined before. Charges of the days before are those of the statutes; the file says what was unpaid
 * of them, or, without a line, that is what begins after `paidThroughBefore`. Periods paid ahead are
 * kept at their price (R11, R17).
 */
export function openAccount(facts: ChargeFacts, on: CivilDate, brought: Brought): OpenedAccount {
  const { before, prepaid } = chargesAround(facts, on)
  const paid = facts.paidThroughBefore
  const isPaid = ({ kind, endsOn }: RuledCharge) =>
    kind === 'joining-fee' ? facts.feePaidBefore : paid !== null && endsOn <= paid
  const unpaid = before.filter((charge) => !isPaid(charge))
  const read = owedOf({ facts, on, unpaid }, brought)
  if ('faults' in read) return { ok: false, faults: read.faults }
  const charges = before.flatMap((charge) => {
    const owed = read.owed.get(charge) ?? ZERO
    if (owed === 0 && (charge.kind === 'joining-fee' || charge.endsOn < dayBefore(on))) return []
    const { kind, startsOn, endsOn, dueOn, amount } = charge
    const paidBefore = subtract(amount, owed)
    return [{ kind, startsOn, endsOn, dueOn, amount, subsidy: null, paidBefore }]
  })
  const ahead = prepaid.map(({ plan: _, ...charge }) => charge)
  const credit = add(read.credit, ...ahead.map(({ amount }) => amount))
  return { ok: true, opening: { on, charges, prepaid: ahead, credit } }
}

/**
 * Charges that begin before `on` and may be unpaid, with the period that contains the day before,
 * and after them those that are paid ahead.
 */
function chargesAround(
  facts: ChargeFacts,
  on: CivilDate,
): { readonly before: RuledCharge[]; readonly prepaid: RuledCharge[] } {
  const paid = facts.paidThroughBefore
  // A period that ends on the day before `on` is among them, whoever paid it.
  const earliest = plusDays(on, -2)
  const from = { ...facts, paidThroughBefore: paid && earlierOf(paid, earliest) }
  const before: RuledCharge[] = []
  const prepaid: RuledCharge[] = []
  for (const charge of chargesOf(from)) {
    if (charge.startsOn < on) before.push(charge)
    else if (paid && charge.endsOn <= paid) prepaid.push(charge)
    else break
  }
  return { before, prepaid }
}

type Held = {
  readonly facts: ChargeFacts
  readonly on: CivilDate
  /** What the register says is unpaid, oldest first. */
  readonly unpaid: readonly RuledCharge[]
}

type Read =
  | { readonly owed: ReadonlyMap<RuledCharge, Minor>; readonly credit: Minor }
  | { readonly faults: readonly BroughtFault[] }

function owedOf(held: Held, brought: Brought): Read {
  switch (brought.kind) {
    case 'register':
      return { owed: new Map(held.unpaid.map((charge) => [charge, charge.amount])), credit: ZERO }
    case 'credit':
      return creditOf(held, brought.amount)
    case 'sum':
      return sumOf(held, brought.amount, brought.since)
    case 'periods':
      return periodsOf(held, brought.parts)
  }
}

/** Whoever is paid through the opening has the money for it in that day already. */
function creditOf({ facts, on }: Held, amount: Minor): Read {
  const { paidThroughBefore: paidThrough } = facts
  if (amount > 0 && paidThrough && paidThrough >= on)
    return { faults: [{ why: 'credit-paid-through', paidThrough }] }
  return { owed: new Map(), credit: amount }
}

/**
 * A sum makes as many periods unpaid as it takes, from the oldest on; where it does not fill them,
 * the oldest is paid in part (R11).
 */
function sumOf(held: Held, amount: Minor, since: CivilDate | null): Read {
  if (amount === 0) return { owed: new Map(), credit: ZERO }
  const fault = since && dayFault(held, since)
  if (fault) return { faults: [fault] }
  const first = since ? held.unpaid.findIndex(({ endsOn }) => endsOn >= since) : -1
  const mayBe = since ? held.unpaid.slice(first) : held.unpaid.toReversed()
  const owing: RuledCharge[] = []
  let sum = ZERO
  for (const charge of mayBe) {
    if (sum >= amount) break
    owing.push(charge)
    sum = add(sum, charge.amount)
  }
  if (sum < amount) return { faults: [tooMuch(held, sum)] }
  const owed = new Map(owing.map((charge) => [charge, charge.amount]))
  let paid = subtract(sum, amount)
  for (const charge of since ? owing : owing.toReversed()) {
    const part = smaller(paid, charge.amount)
    owed.set(charge, subtract(charge.amount, part))
    paid = subtract(paid, part)
  }
  return { owed, credit: ZERO }
}

/** Of nothing unpaid the reason is the day through which all was paid. */
function tooMuch({ facts, unpaid }: Held, most: Minor): BroughtFault {
  const { paidThroughBefore: paidThrough } = facts
  return unpaid.length === 0 && paidThrough
    ? { why: 'paid-through', paidThrough }
    : { why: 'more-than-charged', most }
}

function periodsOf(held: Held, parts: readonly BroughtPart[]): Read {
  const owed = new Map<RuledCharge, Minor>()
  const faults: BroughtFault[] = []
  parts.forEach(({ of, amount }, part) => {
    const found = chargeNamed(held, of)
    if ('why' in found) faults.push({ ...found, part })
    else if (owed.has(found)) faults.push({ why: 'twice', part })
    else if (amount > found.amount)
      faults.push({ why: 'more-than-charged', most: found.amount, part })
    else owed.set(found, amount)
  })
  return faults.length > 0 ? { faults } : { owed, credit: ZERO }
}

function chargeNamed(held: Held, of: OwedOf): RuledCharge | BroughtFault {
  const { unpaid } = held
  if (of === 'joining-fee')
    return unpaid.find(({ kind }) => kind === 'joining-fee') ?? { why: 'no-fee-owed', part: 0 }
  const found = unpaid.find(
    ({ kind, startsOn, endsOn }) => kind === 'contribution' && startsOn <= of && of <= endsOn,
  )
  return found ?? dayFault(held, of) ?? { why: 'more-than-charged', most: minor(0) }
}

/** Why nothing of a day can be unpaid; null when it can. */
function dayFault({ facts, on, unpaid }: Held, day: CivilDate): BroughtFault | null {
  const { paidThroughBefore: paidThrough, joinedOn } = facts
  if (day >= on) return { why: 'not-before-opening' }
  if (unpaid.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return null
  if (paidThrough && day <= paidThrough) return { why: 'paid-through', paidThrough }
  return { why: 'before-joining', joinedOn }
}
