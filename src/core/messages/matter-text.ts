import { date, formatDate } from '../dates.ts'
import { formatMemberNumber } from '../member-number.ts'
import type { Matter } from '../proposals/matter.ts'
import { foldName } from '../text/gsm7.ts'
import type { Say } from '../wording/text-key.ts'

/** Characters of a name or receipt in a line. */
const ABOUT_LENGTH = 20

/** What waits for a decision, in a line of a screen or message: `Strike off 0412337-8`. */
export function matterText(say: Say, { kind, about, number }: MatterTold): string {
  const of = number ? ` ${formatMemberNumber(number)}` : ''
  const named = { about: foldName(about, ABOUT_LENGTH) }
  switch (kind) {
    case 'match':
    case 'person':
    case 'cash-day':
    case 'opening-back':
      return say(`matters.kind.${kind}`, named) + of
    case 'reversal':
    case 'refund':
    case 'payout':
    case 'clinic-paid':
    case 'file-back':
    case 'payout-cancel':
    case 'payout-redirect':
    case 'join':
    case 'post-event':
    case 'drop-event':
    case 'open-phone':
    case 'replace-phone':
    case 'book':
    case 'book-back':
    case 'opening':
    case 'year-end':
    case 'year-back':
    case 'subsidy-given-up':
    case 'subsidy-asked':
    case 'payer-back':
    case 'statutes':
      return say(`matters.kind.${kind}`, named)
    case 'category':
      return number ? say('matters.kind.category') + of : say('matters.kind.categories', named)
    case 'phone':
    case 'strike-off':
    case 'readmission':
    case 'write-off':
      return say(`matters.kind.${kind}`) + of
  }
}

/** What a manager knows of somebody who asks before deciding: as far as it was said. */
export function applicantDetails(say: Say, applicant: Applicant): string[] {
  const { kind, person, familySize, place, phone } = applicant
  return [
    // Who is added to a household may be three weeks old.
    person && kind !== 'person' ? say(`join.${person.sex}`) : '',
    person ? bornText(person.birthDate) : '',
    typeof familySize === 'number' ? say('matters.family', { count: String(familySize) }) : '',
    place ? foldName(place, PLACE_LENGTH) : '',
    phone ?? '',
  ].filter(Boolean)
}

/** The day as people write it, or the bare year, which is all that applicants are asked. */
export function bornText(birthDate: string): string {
  return birthDate.length > 4 ? formatDate(date(birthDate)) : birthDate
}

/** Characters of a village in a message. */
const PLACE_LENGTH = 16

/** `phone`: the one that asked, or the one to be changed to, as it is dialled. */
export type Applicant = Partial<Pick<Matter, 'kind' | 'person' | 'familySize' | 'place'>> & {
  readonly phone?: string | null
}

export type MatterTold = Pick<Matter, 'kind' | 'about' | 'number'>
