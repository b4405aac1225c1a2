import { instant } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import { type OpenRequest, openRequest } from '../../core/payments/open-request.ts'
import { type Beyond, beyond, type Cannot } from '../../core/payments/terms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockAssociation, lockHousehold } from '../../store/engine/dialect.ts'
import { unansweredIntent } from '../../store/payments/intents.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { collect, type ForAssociation } from './collect.ts'
import { termsFor } from './terms.ts'

/** Money that somebody wants to be asked for. */
type Wanted = {
  readonly mutual: Mutual
  readonly amount: Minor
  /** The payer was shown the request that is open and asks once more. */
  readonly again: boolean
} & (
  | { readonly number: MemberNumber; readonly for?: undefined }
  | { readonly number?: undefined; readonly for: ForAssociation }
)

/** `title`: what people call the wallet; null where nobody has said. */
export type Requested =
  | { readonly kind: 'asked'; readonly title: string | null }
  /** Nothing was asked: an earlier request to this phone for the same is open. */
  | { readonly kind: 'open'; readonly open: OpenRequest; readonly title: string | null }
  /** Nothing was asked: this phone cannot be asked now, or not for so much. */
  | { readonly kind: 'cannot'; readonly why: Cannot; readonly title: string | null }
  | { readonly kind: 'beyond'; readonly beyond: Beyond; readonly title: string | null }
  | { readonly kind: 'cash-only' }

/**
 * Asks a phone for money, from whichever door: one request of a phone for a member, or for an
 * association, is open at a time unless its payer has seen it and asks again.
 */
export async function requestMoney(
  desk: Desk,
  wanted: Wanted,
  phone: PhoneNumber,
): Promise<Requested> {
  const { mutual, amount } = wanted
  const terms = await termsFor(desk, mutual, phone)
  if (!terms) return { kind: 'cash-only' }
  const { title } = terms
  const whom = wanted.for ? { for: wanted.for } : { number: wanted.number }
  const aim = aimOf(wanted)
  const open = await openRequestTo(desk, { mutual, again: wanted.again, ...aim }, phone)
  if (open) return { kind: 'open', open, title }
  if (terms.cannot) return { kind: 'cannot', why: terms.cannot, title }
  const limit = beyond(terms, amount)
  if (limit) return { kind: 'beyond', beyond: limit, title }
  await collect(desk, { mutual: mutual.code, amount, ...whom }, phone)
  return { kind: 'asked', title }
}

/** An association, a member, or of several households the first. */
function aimOf(
  wanted: Wanted,
): { readonly association: string } | { readonly number: MemberNumber } {
  if (!wanted.for) return { number: wanted.number }
  const { association, parts } = wanted.for
  const [first] = parts
  invariant(first, 'money is asked for nobody')
  return association === null ? { number: first.number } : { association }
}

type Aimed = Pick<Wanted, 'mutual' | 'again'> &
  (
    | { readonly number: MemberNumber; readonly association?: undefined }
    | { readonly association: string; readonly number?: undefined }
  )

/** The request to a phone that stands in the way; other writers about the same wait meanwhile. */
async function openRequestTo(
  desk: Desk,
  aimed: Aimed,
  phone: PhoneNumber,
): Promise<OpenRequest | null> {
  const { code } = aimed.mutual
  if (aimed.association !== undefined) await lockAssociation(desk.tx, code, aimed.association)
  else await lockHousehold(desk.tx, code, aimed.number)
  return openRequestSeen(desk, aimed, phone)
}

/** The same, to be looked at: whoever asks for money meanwhile does not wait. */
export async function openRequestSeen(
  { tx, now }: ReadDesk,
  { mutual, again, association, number }: Aimed,
  phone: PhoneNumber,
): Promise<OpenRequest | null> {
  const { code, currency } = mutual
  const intent = await unansweredIntent(tx, phone, {
    mutual: code,
    number: number ?? null,
    association: association ?? null,
  })
  const earlier = intent && {
    amount: minor(intent.amount),
    currency,
    askedAt: instant(intent.created_at),
    expiresAt: instant(intent.expires_at),
    isPaid: intent.confirmed_at !== null,
  }
  return openRequest(earlier, again, now)
}
