import type { CivilDate } from '../../core/dates.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'

/** What to say where a mutual's messages do not leave by themselves yet; nothing where they do. */
export function messagesWait(
  mutual: Pick<Mutual, 'code' | 'messagesFrom'>,
  today: CivilDate,
): readonly string[] {
  if (isOpen(mutual, today)) return []
  const until = mutual.messagesFrom ? `until ${mutual.messagesFrom}` : 'until they have a first day'
  return [
    `reminders, digests and notices of standing wait ${until}: ` +
      `mutual-line open ${mutual.code} --on DATE`,
  ]
}
