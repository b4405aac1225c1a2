import { civilDateAt, instant } from '../../core/dates.ts'
import { HEARD_DAYS, type Measured, silentFailures } from '../../core/alerts/silent.ts'
import { silentText } from '../../core/messages/operator-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { REFERENCE_LANGUAGE, sayIn } from '../../core/wording/catalogue.ts'
import { lastHeard } from '../../store/alerts/heard.ts'
import { languageSpokenOn } from '../../store/calls/callers.ts'
import { acting, reading } from '../desk.ts'
import { readBacklog } from '../messages/backlog.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { readUnfinished } from '../payments/waiting.ts'
import type { Ports } from '../ports.ts'

const DAY_MS = 24 * 60 * 60 * 1000

type Watched = {
  /** Who runs the service. */
  readonly operators: readonly PhoneNumber[]
  /** Since the newest copy of the database; null where nobody wants any. */
  readonly backupAgeMs: () => number | null
}

/**
 * Looks for what goes wrong without a word: money and messages that wait, copies that fail, doors that
 * nothing comes in by any more. Each is said in the log and to the operator by SMS, once a day as long
 * as it lasts. `told` remembers what this process has logged.
 */
export async function watchService(
  ports: Ports,
  { operators, backupAgeMs }: Watched,
  told: Set<string>,
): Promise<void> {
  const measured = await measure(ports, backupAgeMs())
  const failures = silentFailures(measured)
  if (failures.length === 0) return
  await acting(ports, async (desk) => {
    const { tx, now } = desk
    const day = civilDateAt(now, 'UTC')
    for (const failure of failures) {
      const about = `operator/${failure.kind}/${day}`
      for (const to of operators) {
        const language = (await languageSpokenOn(tx, to)) ?? REFERENCE_LANGUAGE
        const text = silentText(sayIn(language), failure)
        const sms = { mutual: null, to, text, about: `${about}/${to}`, priority: PRIORITY.alert }
        await queueSms(desk, sms)
      }
      if (told.has(about)) continue
      told.add(about)
      const minutes = Math.floor(failure.forMs / 60_000)
      ports.log.error('silent-failure', 'nobody else says so', { kind: failure.kind, minutes })
    }
  })
}

async function measure(ports: Ports, backup: number | null): Promise<Measured> {
  const { due, oldestMs } = await readBacklog(ports)
  const { inbox, events, suspense } = await readUnfinished(ports)
  const heard = await reading(ports, async ({ tx, now }) => {
    const last = await lastHeard(tx, instant(now - HEARD_DAYS * DAY_MS))
    const since = (at: number | null) => (at === null ? null : now - at)
    const { calls, messages, payments } = last
    return { calls: since(calls), messages: since(messages), payments: since(payments) }
  })
  return {
    outbox: due > 0 ? oldestMs : 0,
    inbox: inbox.oldestMs,
    // Those that wait for two people are no fault of ours.
    events: events.count > events.held ? events.oldestMs : 0,
    suspense: suspense.oldestMs,
    backup,
    ...heard,
  }
}
