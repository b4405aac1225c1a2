import type { CivilDate } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { inMutual, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** The day in a mutual, for an act that says from which day on where nobody names one. */
export function dayInMutual(ports: Ports, code: string): Promise<Result<CivilDate>> {
  return reading(ports, async (desk) => {
    const books = await loadMutual(desk.tx, code)
    if (!books) return refused({ code: 'unknown-mutual', mutual: code })
    return done(inMutual(desk, books.mutual).today)
  })
}
