import type { CivilDate } from '../../core/dates.ts'
import { readWrittenDay } from '../../core/written-date.ts'

/** A day as somebody here types it, as pages show days or as files have them; null where it is none. */
export function readDay(text: string, latest: CivilDate): CivilDate | null {
  const read = readWrittenDay(text.trim(), 'dmy', latest)
  return read.kind === 'day' ? read.day : null
}
