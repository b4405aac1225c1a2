import type { Behind } from '../arrears/arrears.ts'
import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import type { Minor } from '../money.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { money, mutualName, type Voice } from './voice.ts'

const NAME_LENGTH = 14

/** Members who are behind, as many as one SMS holds, for a manager (R53). */
export function behindListText(
  voice: Voice,
  behind: Behind,
  members: readonly {
    readonly number: MemberNumber
    readonly name: string
    readonly amount: Minor
  }[],
): { readonly text: string; readonly count: number } {
  let text = `${mutualName(voice)}, ${voice.say(`arrears.by-${behind}`)}:`
  let count = 0
  for (const { number, name, amount } of members) {
    const row = `${formatMemberNumber(number)} ${foldName(name, NAME_LENGTH)} ${money(voice, amount)}`
    const longer = `${text}${count === 0 ? ' ' : '; '}${row}`
    if ((septets(longer) ?? Infinity) > SMS_SEPTETS) break
    text = longer
    count += 1
  }
  return { text, count }
}
