import { CANNOT_TELL, no } from '../../core/coverage/coverage.ts'
import { type CivilDate, civilDateAt } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Currency } from '../../core/money.ts'
import { isProvider } from '../../store/coverage/checks.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { decideCoverage, type Decided } from './check-coverage.ts'
import { clockDoubt } from '../clock.ts'
import type { Ports } from '../ports.ts'
import { reading } from '../desk.ts'

export type CoverageAsked = {
  /** Null when the check digit is wrong: nothing is looked up (N1). */
  readonly number: MemberNumber | null
  readonly ordinal: number
  readonly provider: string
  readonly service: string | null
  readonly on: CivilDate | null
}

/** A decision, and the money of the mutual that was asked. */
export type CoverageAnswered = Decided & { readonly currency: Currency | null }

/**
 * The decision about a person, without recording a check. The provider is looked up in the
 * member's own mutual, as an SMS from that provider's phone would be; a number that nobody has is
 * answered "no" as it is there. Without a day it is about today, which a doubted clock does not know.
 */
export async function askCoverage(ports: Ports, asked: CoverageAsked): Promise<CoverageAnswered> {
  const { number, ordinal, provider, service } = asked
  if (asked.on === null && clockDoubt(ports)) {
    return { coverage: CANNOT_TELL, person: null, facts: null, currency: null }
  }
  return reading(ports, async (desk) => {
    const { tx, now } = desk
    const code = number && (await mutualOfNumber(tx, number))
    const books = code ? await loadMutual(tx, code) : null
    if (!number || !books) {
      const reason = !(await isProvider(tx, provider)) ? 'P1' : number ? 'N2' : 'N1'
      return { coverage: no(reason), person: null, facts: null, currency: null }
    }
    const { mutual } = books
    const on = asked.on ?? civilDateAt(now, mutual.timeZone)
    const question = { mutual: mutual.code, provider, subject: { number, ordinal }, service }
    return { ...(await decideCoverage(desk, question, on)), currency: mutual.currency }
  })
}

/** The form in which other programs read a decision. */
export function coverageJson({ coverage, person }: Decided) {
  const names = person?.name.trim().split(/\s+/) ?? []
  const about = person && coverage.reason !== 'P1' && coverage.reason !== 'N2'
  return {
    answer: coverage.answer,
    reason: coverage.reason,
    until: coverage.until,
    patientPercent: coverage.patientPercent,
    left: coverage.left,
    visitsLeft: coverage.visitsLeft,
    otherCodeOpen: coverage.otherCodeOpen,
    emergency: coverage.emergency,
    person: about
      ? {
          firstName: names[0] ?? '',
          initial: names.length > 1 ? (names.at(-1)?.[0] ?? '') : '',
          sex: person.sex,
          birthYear: Number(person.birthDate.slice(0, 4)),
        }
      : null,
  }
}
