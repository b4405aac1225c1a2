import { formatMemberNumber } from '../member-number.ts'
import type { Matter } from '../proposals/matter.ts'
import { foldName } from '../text/gsm7.ts'
import type { Say } from './catalogue.ts'

/** Characters of a name or receipt in a line. */
const ABOUT_LENGTH = 20

/** What waits for a decision, in a line of a screen or message: `Strike off 0412337-8`. */
export function matterText(say: Say, { kind, about, number }: MatterTold): string {
  const of = number ? ` ${formatMemberNumber(number)}` : ''
  const named = { about: foldName(about, ABOUT_LENGTH) }
  switch (kind) {
    case 'match':
    case 'person':
      return say(`matters.kind.${kind}`, named) + of
    case 'reversal':
    case 'refund':
    case 'join':
    case 'post-event':
    case 'drop-event':
      return say(`matters.kind.${kind}`, named)
    case 'phone':
    case 'strike-off':
    case 'readmission':
    case 'write-off':
      return say(`matters.kind.${kind}`) + of
  }
}

export type MatterTold = Pick<Matter, 'kind' | 'about' | 'number'>
