import { formatMemberNumber } from '../../core/member-number.ts'
import { readAskedAbout } from '../../core/sms/read.ts'
import type { Subject } from '../../core/sms/understood.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { numberScanned } from '../membership/card-scanned.ts'

/** Whom a clinic means, and how the answer names that; or why it cannot be asked about. */
type Patient =
  | {
      readonly kind: 'one'
      readonly subject: Subject
      readonly asked: string
      /** Where one was named beside the number. */
      readonly service: string | null
    }
  /** A number beside words that name somebody: it may not be the member who is meant. */
  | { readonly kind: 'who'; readonly asked: string }
  | { readonly kind: 'several' | 'none' | 'not-ours' }

/** How the code of a card begins. */
const SCANNED = /^\s*ML\d+:/i

/**
 * Reads what a clinic typed, as by SMS, or what a scanner typed for it: the code of a card is not
 * taken unless it is sealed by us, though its number alone would be.
 */
export function readPatient(
  desk: MutualDesk<ReadTx>,
  text: string,
  services: readonly string[],
): Patient {
  const { ports, mutual } = desk
  if (SCANNED.test(text)) {
    const number = numberScanned(desk, text)
    if (!number) return { kind: 'not-ours' }
    const subject = { kind: 'number', number, ordinal: null, said: 'number' } as const
    return { kind: 'one', subject, asked: formatMemberNumber(number), service: null }
  }
  const asked = text.trim()
  const readPhone = (typed: string) => ports.readPhone(typed, mutual.country)
  const said = readAskedAbout(text, { services, readPhone })
  if (said?.kind === 'check') {
    return { kind: 'one', subject: said.subject, service: said.service, asked }
  }
  if (said?.kind === 'check-who') return { kind: 'who', asked }
  if (said?.kind === 'wrong-number' && said.asks) {
    // No member number, but perhaps an older card's.
    const { card, service, doubt } = said.asks
    return doubt ? { kind: 'who', asked } : { kind: 'one', subject: card, service, asked }
  }
  return { kind: said?.kind === 'one-at-a-time' ? 'several' : 'none' }
}
