import type { Refusal } from '../../../../core/refusals.ts'
import type { NotDone, Visit } from '../../visit.ts'

/** Refusals of payments to clinics that have words of their own, with the field that they are about. */
const FIELDS = {
  'more-than-owed': 'amount',
  'more-than-there-is': 'amount',
  'already-paid': 'reference',
  'later-than-today': 'on',
  'unknown-wallet': 'from',
  'open-proposal': '',
} as const satisfies Partial<Record<Refusal['code'], string>>

/** Why a clinic is not paid, beside the field that it is about. */
export function payWhyNot({ words, write }: Visit, refusal: Refusal): NotDone {
  const { code } = refusal
  if (!isKnown(code)) return { kind: 'refused', refusal }
  const most = 'owed' in refusal ? refusal.owed : 'left' in refusal ? refusal.left : null
  const told = { most: most && typeof most === 'object' ? write.money(most.amount) : '' }
  return { kind: 'wrong', errors: { [FIELDS[code]]: words('paying')(`no.${code}`, told) } }
}

function isKnown(code: string): code is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, code)
}
