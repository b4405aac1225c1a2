import { civilDateAt } from '../../core/dates.ts'
import { readMemberNumber, type MemberNumber } from '../../core/member-number.ts'
import { areFirstLettersOf } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { openApplicationsOf } from '../../store/applications/applications.ts'
import { peopleOfCard } from '../../store/membership/cards.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import type { Desk, ReadDesk } from '../desk.ts'
import { mayTryNumber } from '../payments/try-number.ts'
import { askToChangePhone } from './applications.ts'

type NumberClaimed = {
  readonly mutual: Mutual
  /** The phone that asks, and that is to be the member's. */
  readonly phone: PhoneNumber
  /** A member number or a card, as it was typed. */
  readonly claimed: string
  /** The first letters of the member's name, as they were typed. */
  readonly letters: string
}

/**
 * Somebody on a phone that nobody has registered says to be a member: a manager decides, then the
 * old phone has a day to say no (R64). `unknown` for numbers that nobody has and for letters that
 * are not the name's; each try counts, and after too many nothing is told (R62). Whoever waits for
 * a decision already hears so whatever was typed.
 */
export async function claimNumber(
  desk: Desk,
  asked: NumberClaimed,
): Promise<'filed' | 'repeat' | 'unknown' | 'too-many' | 'refused'> {
  const { mutual, phone } = asked
  const open = await openApplicationsOf(desk.tx, mutual.code, { phone })
  if (open.some(({ kind }) => kind === 'change-phone')) return 'repeat'
  const number = await claimedNumber(desk, asked)
  const on = civilDateAt(desk.now, mutual.timeZone)
  if (!(await mayTryNumber(desk, { mutual: mutual.code, phone, on, found: number !== null })))
    return 'too-many'
  if (number === null) return 'unknown'
  const asking = { mutual: mutual.code, phone, channel: 'ussd' as const }
  const filed = await askToChangePhone(desk, { ...asking, number, newPhone: phone })
  if (!filed.ok) return 'refused'
  return filed.value.isRepeat ? 'repeat' : 'filed'
}

/** The one member of the mutual whom number and letters fit; null for none, and for two. */
async function claimedNumber(
  { tx, now }: ReadDesk,
  { mutual, claimed, letters }: NumberClaimed,
): Promise<MemberNumber | null> {
  const today = civilDateAt(now, mutual.timeZone)
  const number = readMemberNumber(claimed)
  const cards = await peopleOfCard(tx, [mutual.code], claimed)
  const owners = cards.filter(({ ordinal }) => ordinal === 0).map((owner) => owner.number)
  const fits: MemberNumber[] = []
  for (const one of new Set([...(number ? [number] : []), ...owners])) {
    const household = await loadHousehold(tx, mutual.code, one)
    const name = household?.people[0]?.name
    const end = household?.facts.end
    if (!name || (end && end.on <= today)) continue
    if (areFirstLettersOf(letters, name)) fits.push(one)
  }
  return fits.length === 1 ? (fits[0] as MemberNumber) : null
}
