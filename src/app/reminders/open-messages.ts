import { type CivilDate, laterOf } from '../../core/dates.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { setMessagesFrom } from '../../store/mutuals/mutuals.ts'
import { acting, dayIn } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { readReminders } from './read-reminders.ts'

/** `members` would be told something on the first day, `day`, by what is known now. */
type Opened = { readonly mutual: Mutual; readonly day: CivilDate; readonly members: number }

/**
 * Sets the first day on which a mutual's messages leave by themselves, and says how many members
 * hear of something then, so that nobody is surprised by a thousand of them. A day that is over
 * opens it at once.
 */
export async function openMessages(
  ports: Ports,
  code: string,
  { on, actor }: { readonly on: CivilDate; readonly actor: string },
): Promise<Result<Opened>> {
  const day = await acting(ports, async ({ tx, now }) => {
    const books = await loadMutual(tx, code)
    if (!books) return null
    await setMessagesFrom(tx, code, on)
    return laterOf(on, dayIn(books.mutual, now))
  })
  if (!day) return refused({ code: 'unknown-mutual', mutual: code })
  ports.log.info('messages-opened', { mutual: code, on, actor })
  const told = new Set<string>()
  const found = await readReminders(ports, code, day, ({ number, silence }) => {
    if (!silence) told.add(number)
  })
  return found.ok ? done({ mutual: found.value, day, members: told.size }) : found
}
