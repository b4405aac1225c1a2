import type { CivilDate } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { inMutual, type ReadDesk } from '../desk.ts'

/** The day in a mutual, for an act that says from which day on where nobody names one. */
export async function dayInMutual(desk: ReadDesk, code: string): Promise<Result<CivilDate>> {
  const books = await loadMutual(desk.tx, code)
  if (!books) return refused({ code: 'unknown-mutual', mutual: code })
  return done(inMutual(desk, books.mutual).today)
}
