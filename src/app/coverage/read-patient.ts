import { formatMemberNumber } from '../../core/member-number.ts'
import { cardFrom, findPeople } from '../../core/sms/people.ts'
import { tokenize } from '../../core/sms/tokens.ts'
import type { Subject } from '../../core/sms/understood.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { numberScanned } from '../membership/card-scanned.ts'

/** Whom a clinic means, and how the answer names that; or why it cannot be asked about. */
type Patient =
  | { readonly kind: 'one'; readonly subject: Subject; readonly asked: string }
  | { readonly kind: 'several' | 'none' | 'not-ours' }

/** How the code of a card begins. */
const SCANNED = /^\s*ML\d+:/i

/**
 * Reads what a clinic typed, as by SMS, or what a scanner typed for it: the code of a card is not
 * taken unless it is sealed by us, though its number alone would be.
 */
export function readPatient(desk: MutualDesk<ReadTx>, text: string): Patient {
  const { ports, mutual } = desk
  if (SCANNED.test(text)) {
    const number = numberScanned(desk, text)
    if (!number) return { kind: 'not-ours' }
    const subject = { kind: 'number', number, ordinal: null, said: 'number' } as const
    return { kind: 'one', subject, asked: formatMemberNumber(number) }
  }
  const asked = text.trim()
  const found = findPeople(tokenize(text), (typed) => ports.readPhone(typed, mutual.country))
  switch (found.kind) {
    case 'one':
      return { ...found, asked }
    case 'loose':
    case 'wrong':
      // No member number, but perhaps an older card's.
      return { kind: 'one', subject: cardFrom(found), asked }
    case 'several':
    case 'none':
      return { kind: found.kind }
  }
}
