import type { Refusal } from '../../../core/refusals.ts'
import type { OfficeWords } from '../../../core/wording/spoken-language.ts'
import type { NotDone, Visit } from '../visit.ts'

/** Why a role is not given or ended, in the words of the page; SMS never says it. */
const WHY: Readonly<Partial<Record<Refusal['code'], keyof OfficeWords['staff']>>> = {
  'cash-in-hand': 'cashInHand',
  'last-manager': 'lastManager',
  'staff-phone-taken': 'phoneTaken',
  'staff-name-taken': 'nameTaken',
  'staff-already': 'already',
  'staff-days': 'days',
  'staff-ends-too-early': 'early',
  'no-staff-pin': 'noPin',
  'staff-phone-closed': 'phoneLost',
}

/** What is answered where an act on who works here is refused. */
export function refusedHere({ words }: Pick<Visit, 'words'>, refusal: Refusal): NotDone {
  const why = WHY[refusal.code]
  if (!why) return { kind: 'refused', refusal }
  return { kind: 'wrong', errors: { '': words('staff')(why) } }
}
