import { readVisitCode } from '../../core/coverage/visit-code.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { isAnyOf, type OfficeRole, WHO } from '../../core/staff/office-role.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { cleanInput } from '../../core/text/input.ts'
import { membersNumbered, numbersOfReceipt, type PersonFound } from '../../store/office/find.ts'
import { findReceipt, receiptOfNumber } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import type { ReceiptTable } from '../../store/tables/payments.ts'
import { loadVisit } from '../../store/visits/visits.ts'
import type { MutualDesk } from '../desk.ts'
import { findTyped } from '../membership/find-member.ts'
import { findPeople } from '../membership/find-people.ts'
import { peopleSeenBy } from '../staff/own-people.ts'

/** What a text in the box of the office may stand for. */
export type Found =
  | { readonly kind: 'household'; readonly number: MemberNumber }
  | { readonly kind: 'people'; readonly people: readonly PersonFound[]; readonly isAll: boolean }
  /** Money that is nobody's yet. */
  | { readonly kind: 'suspense'; readonly receipt: ReceiptTable }
  | { readonly kind: 'nothing'; readonly why: 'short' | 'mistyped' | 'many' | 'nobody' }

type Seeker = { readonly phone: PhoneNumber; readonly roles: readonly OfficeRole[] }

const NOBODY = { kind: 'nothing', why: 'nobody' } as const

/**
 * Whom or what a text names in one mutual: a member number in any grouping, a phone, a card, the code of a
 * visit, a receipt by our number or the operator's, or beginnings of names. A collector finds the own people.
 */
export async function findAnything(
  desk: MutualDesk<ReadTx>,
  seeker: Seeker,
  given: string,
): Promise<Found> {
  const text = cleanInput(given)
  if (!/[\p{L}\d].*[\p{L}\d]/u.test(text)) return { kind: 'nothing', why: 'short' }
  const seen = await peopleSeenBy(desk.tx, desk.mutual, seeker, desk.now)
  const among = seen && new Set(seen)
  const found = (await byCode(desk, text)) ?? (await byPerson(desk, text, among))
  return withinReach(found, seeker.roles, among)
}

/** By something that stands on a slip or in a message. */
async function byCode({ tx, mutual }: MutualDesk<ReadTx>, text: string): Promise<Found | null> {
  const code = readVisitCode(text)
  const visit = code && (await loadVisit(tx, mutual.code, code))
  if (visit) return { kind: 'household', number: visit.number }
  const receipt = await receiptNamed({ tx, mutual }, text.replace(/\s/g, '').toUpperCase())
  if (!receipt) return null
  const numbers = await numbersOfReceipt(tx, mutual.code, receipt.receipt_id)
  return numbers.length === 0 ? { kind: 'suspense', receipt } : households({ tx, mutual }, numbers)
}

async function receiptNamed(
  { tx, mutual }: Pick<MutualDesk<ReadTx>, 'tx' | 'mutual'>,
  text: string,
): Promise<ReceiptTable | null> {
  const own = await receiptOfNumber(tx, mutual.code, text)
  if (own) return own
  for (const { wallet } of mutual.wallets) {
    const receipt = await findReceipt(tx, wallet, text)
    // A wallet may be shared between mutuals.
    if (receipt?.mutual_id === mutual.code) return receipt
  }
  return null
}

async function byPerson(
  desk: MutualDesk<ReadTx>,
  text: string,
  among: ReadonlySet<MemberNumber> | null,
): Promise<Found> {
  const { ports, tx, now, mutual } = desk
  const here = { mutuals: [mutual.code], now }
  const search = /\d/.test(text)
    ? await findTyped(tx, here, text, (typed) => ports.readPhone(typed, mutual.country))
    : NOBODY
  if (search.kind === 'found') return { kind: 'household', number: search.found.number }
  if ('all' in search && search.all.length > 0) {
    return households(desk, [...new Set(search.all.map(({ number }) => number))])
  }
  const within = { scanMax: LOOKED_THROUGH, among }
  const { people, isAll } = await findPeople(tx, mutual.code, text, within)
  if (people.length > 0) return { kind: 'people', people, isAll }
  if (search.kind === 'wrong') return { kind: 'nothing', why: 'mistyped' }
  return isAll ? NOBODY : { kind: 'nothing', why: 'many' }
}

/** People who are looked through for some digits: a page must not wait for a million of them. */
const LOOKED_THROUGH = 10_000

async function households(
  { tx, mutual }: Pick<MutualDesk<ReadTx>, 'tx' | 'mutual'>,
  numbers: readonly MemberNumber[],
): Promise<Found> {
  const [first, second] = numbers
  if (first && !second) return { kind: 'household', number: first }
  return { kind: 'people', people: await membersNumbered(tx, mutual.code, numbers), isAll: true }
}

/** What of it somebody may know of; another one's people are nobody. */
function withinReach(
  found: Found,
  roles: readonly OfficeRole[],
  among: ReadonlySet<MemberNumber> | null,
): Found {
  if (found.kind === 'suspense' && !isAnyOf(WHO.readsMoney, roles)) return NOBODY
  if (!among) return found
  if (found.kind === 'household') return among.has(found.number) ? found : NOBODY
  if (found.kind !== 'people') return found
  const people = found.people.filter(({ number }) => among.has(number))
  return people.length > 0 ? { ...found, people } : NOBODY
}
