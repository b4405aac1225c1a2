import type { Refusal } from '../../../core/refusals.ts'
import type { NotDone, Visit } from '../visit.ts'

/** Refusals of acts on letters that have words of their own, with the field that they are about. */
const FIELDS = {
  'letter-span': 'to',
  'letter-not-needed': 'service',
  'not-covered': 'who',
  'unknown-provider': '',
  'same-person': '',
  'letter-approved': '',
  'letter-closed': '',
} as const satisfies Partial<Record<Refusal['code'], string>>

/** Why a letter is not issued, approved or withdrawn, beside the field that it is about. */
export function letterWhyNot(words: Visit['words'], refusal: Refusal): NotDone {
  const { code } = refusal
  if (!isKnown(code)) return { kind: 'refused', refusal }
  return { kind: 'wrong', errors: { [FIELDS[code]]: words('letters')(`no.${code}`) } }
}

function isKnown(code: string): code is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, code)
}
