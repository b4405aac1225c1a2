import type { Instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { cardAfterWord, findPeople } from '../../core/sms/people.ts'
import { tokenize } from '../../core/sms/tokens.ts'
import type { NamedBy, SmsContext, Subject } from '../../core/sms/understood.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import type { ReadTx } from '../../store/store.ts'

export type FoundMember = {
  readonly mutual: string
  readonly number: MemberNumber
  readonly ordinal: number
  readonly by: NamedBy
}

/** Who is meant: one person, nobody, several who share a phone or card, or two readings of digits. */
export type Search =
  | { readonly kind: 'found'; readonly found: FoundMember }
  /** Whom it may mean; nobody, where it was not looked up. */
  | { readonly kind: 'several' | 'two-readings'; readonly all: readonly FoundMember[] }
  | { readonly kind: 'nobody' }

/** Where to look, and when. */
type Among = { readonly mutuals: readonly string[]; readonly now: Instant }

/**
 * Whom digits stand for, as a member number, a phone or an older card, among the members of some
 * mutuals. Where they find different people nothing is guessed: a word before the digits says what
 * they are.
 */
export async function findMember(tx: ReadTx, among: Among, subject: Subject): Promise<Search> {
  if (subject.kind === 'card') return byCards(tx, among, [subject.text, subject.digits ?? ''])
  const { kind, said } = subject
  const ordinal = subject.ordinal ?? 0
  const number = kind === 'phone' ? NOBODY : await byNumber(tx, among, subject.number, ordinal)
  const phone = kind === 'number' ? NOBODY : await byPhone(tx, among, subject.phone, ordinal)
  const digits = kind === 'phone' ? (subject.typed ?? subject.phone) : subject.number
  const card = ['number', 'phone'].includes(said ?? '') ? NOBODY : await byCard(tx, among, digits)
  return said === 'card' && card.kind !== 'nobody' ? card : oneOf([number, phone, card])
}

/** Somebody named by all that was typed, as by SMS; `wrong` when nothing could be read from it. */
export async function findTyped(
  tx: ReadTx,
  among: Among,
  typed: string,
  readPhone: SmsContext['readPhone'],
): Promise<Search | { readonly kind: 'wrong' }> {
  const asked = findPeople(tokenize(typed), readPhone)
  if (asked.kind === 'one') {
    const search = await findMember(tx, among, asked.subject)
    return search.kind === 'nobody' ? byCards(tx, among, [cardAfterWord(typed) ?? typed]) : search
  }
  const digits = 'digits' in asked ? asked.digits : ''
  const card = await byCards(tx, among, [cardAfterWord(typed) ?? typed, digits])
  if (card.kind !== 'nobody' || asked.kind === 'loose') return card
  return asked.kind === 'several' ? { kind: 'two-readings', all: [] } : { kind: 'wrong' }
}

const NOBODY = { kind: 'nobody' } as const

/** What several readings of the same digits come to: the one household that they find. */
function oneOf(searches: readonly Search[]): Search {
  const hits = searches.filter(({ kind }) => kind !== 'nobody')
  const [first, ...others] = hits
  if (!first) return NOBODY
  if (others.length === 0) return first
  const isSame = hits.every((hit) => {
    return hit.kind === 'found' && first.kind === 'found' && hit.found.number === first.found.number
  })
  if (isSame) return first
  const all = hits.flatMap((hit) =>
    hit.kind === 'found' ? [hit.found] : 'all' in hit ? hit.all : [],
  )
  return { kind: 'two-readings', all }
}

async function byNumber(
  tx: ReadTx,
  { mutuals }: Among,
  number: MemberNumber,
  ordinal: number,
): Promise<Search> {
  const mutual = await mutualOfNumber(tx, number)
  if (mutual === null || !mutuals.includes(mutual)) return NOBODY
  return { kind: 'found', found: { mutual, number, ordinal, by: 'number' } }
}

async function byPhone(
  tx: ReadTx,
  { mutuals, now }: Among,
  phone: PhoneNumber,
  ordinal: number,
): Promise<Search> {
  const roles = (await rolesOf(tx, phone, now)).filter(({ role }) => role === 'member')
  return only(
    roles
      .filter(({ mutual }) => mutuals.includes(mutual))
      .map(({ mutual, ref }) => ({ mutual, number: ref as MemberNumber, ordinal, by: 'phone' })),
  )
}

/** Whose card this is, and no other reading of it. */
async function byCard(tx: ReadTx, { mutuals }: Among, text: string): Promise<Search> {
  const people = await peopleOfCard(tx, mutuals, text)
  return only(people.map((person) => ({ ...person, by: 'card' })))
}

/** Whose card the first of these texts is that is anybody's. */
async function byCards(tx: ReadTx, among: Among, texts: readonly string[]): Promise<Search> {
  for (const text of texts) {
    const search = await byCard(tx, among, text)
    if (search.kind !== 'nobody') return search
  }
  return NOBODY
}

function only(found: readonly FoundMember[]): Search {
  const [first, second] = found
  if (!first) return NOBODY
  return second ? { kind: 'several', all: found } : { kind: 'found', found: first }
}
