import { formatMemberNumber } from '../../core/member-number.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { findTyped, type FoundMember } from '../membership/find-member.ts'
import type { Reading } from './field.ts'

/** Whom a text names among the members of all mutuals of the installation, and whom it may mean. */

/** Mutuals that are looked into. */
const MUTUALS_MAX = 1000

/** People whom an ambiguous text may mean that are named; a market's phone has many. */
const NAMED_MAX = 5

type Looking = Pick<Reading, 'ports' | 'tx' | 'now'>

type MemberSearch = Awaited<ReturnType<typeof findTyped>>

export async function searchMember(
  { ports, tx, now }: Looking,
  text: string,
): Promise<MemberSearch> {
  const mutuals = await loadMutuals(tx, null, MUTUALS_MAX)
  const countries = [...new Set(mutuals.map(({ country }) => country))]
  const among = { mutuals: mutuals.map(({ code }) => code), now }
  return findTyped(tx, among, text, (typed) => {
    const phones = new Set(countries.flatMap((country) => ports.readPhone(typed, country) ?? []))
    const [phone, other] = phones
    return phone && !other ? phone : null
  })
}

const WRONG = 'is not a member number, a digit must be wrong'

/** Why a search has not found one person, and whom the text may mean. */
export async function whyNotOne(
  looking: Looking,
  search: Exclude<MemberSearch, { kind: 'found' }>,
): Promise<string> {
  switch (search.kind) {
    case 'nobody':
      return 'is nobody’s number, phone or card'
    case 'wrong':
      return WRONG
    case 'several':
      return `may be ${await whoMaybe(looking, search.all)}; give the member number`
    case 'two-readings':
      return `may be ${await whoMaybe(looking, search.all)}; write NUM, TEL or CARD and a space before it, in quotes`
  }
}

async function whoMaybe(looking: Looking, all: readonly FoundMember[]): Promise<string> {
  const could: string[] = []
  for (const one of all.slice(0, NAMED_MAX))
    could.push(`the ${one.by} of ${await whoIs(looking, one)}`)
  if (all.length > NAMED_MAX) could.push(`${all.length - NAMED_MAX} more`)
  return could.length > 0
    ? could.join(', ')
    : 'more than one of a member number, a phone and a card'
}

/** Why some text is no member number, and whose card it is. */
export async function whoseCard(looking: Looking, text: string): Promise<string> {
  const search = await searchMember(looking, text)
  if (search.kind !== 'found' || search.found.by !== 'card') return WRONG
  const owner = await whoIs(looking, { number: search.found.number, ordinal: 0 })
  return `is a card of ${owner}; a card has no check digit, give the member number`
}

/** `0412337-8/2 Ali Diop` */
export async function whoIs(
  { tx }: Looking,
  { number, ordinal }: Pick<FoundMember, 'number' | 'ordinal'>,
): Promise<string> {
  const mutual = await mutualOfNumber(tx, number)
  const household = mutual === null ? null : await loadHousehold(tx, mutual, number)
  const name = household?.people.find((person) => person.ordinal === ordinal)?.name ?? ''
  return `${formatMemberNumber(number)}${ordinal === 0 ? '' : `/${ordinal}`} ${name}`.trim()
}
