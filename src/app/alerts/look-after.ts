import { type CivilDate, dayOfWeek, instant, plusDays } from '../../core/dates.ts'
import { type Digest, digestText } from '../../core/messages/manager-sms.ts'
import { isOpen } from '../../core/reminders/opening.ts'
import { WEEK_DAYS } from '../../core/reminders/quiet.ts'
import type { Mutual } from '../../core/statutes.ts'
import {
  hasEventSince,
  smsBetween,
  suspenseTotal,
  waitingPrompts,
} from '../../store/alerts/alerts.ts'
import { loadApplications } from '../../store/applications/applications.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { raiseAlert } from './alerts.ts'
import { loadAlertList } from './read-alerts.ts'
import type { Ports } from '../ports.ts'
import { loadArrearsCounts } from '../membership/read-arrears.ts'
import { loadMoneyIn } from '../payments/read-money-in.ts'
import { overdueDifferences } from '../payments/reconcile.ts'
import { dayIn } from '../messages/sms-out.ts'
import { tellManagers } from '../messages/tell-managers.ts'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/** A digest that could not go on its day goes a day later, and then not. */
const DIGEST_DAYS = 1

/** More than one SMS in five that does not arrive is a fault, once there are enough to tell. */
const FAILED_SHARE = 0.2
const TRIED_MIN = 10

/** So many points fewer of a hundred SMS arrive than in the week before: something is going wrong. */
const FALL_PERCENT = 10

const MUTUALS_MAX = 10_000

/** What stands open is told each morning, as long as it does: money, differences, SMS, people. */
export async function lookAfter(ports: Ports, mutual: Mutual, day: CivilDate): Promise<void> {
  if (dayIn(mutual, ports.clock.now()) !== day) return
  const now = ports.clock.now()
  const since = instant(now - DAY_MS)
  const overdue = await overdueDifferences(ports, mutual.code)
  await ports.store.write(async (tx) => {
    const open = await suspenseTotal(tx, mutual.code)
    const sms = await smsBetween(tx, mutual.code, since, now)
    const before = await smsBetween(tx, mutual.code, instant(since - WEEK_MS), since)
    const applicants = await loadApplications(tx, mutual.code, { openOnly: true })
    const raise = async (
      kind: 'suspense' | 'difference' | 'sms-failing' | 'sms-falling' | 'applicants',
      count: number,
    ) => {
      const amount = kind === 'suspense' ? open.amount : null
      if (count > 0) await raiseAlert(ports, tx, mutual, { kind, cause: 'open', count, amount })
    }
    await raise('difference', overdue.length)
    await raise('suspense', open.count)
    const isFailing = sms.tried >= TRIED_MIN && sms.failed > sms.tried * FAILED_SHARE
    await raise('sms-failing', isFailing ? sms.failed : 0)
    // While many fail, that says it all.
    const isFalling = !isFailing && arrived(sms) < arrived(before) - FALL_PERCENT
    await raise('sms-falling', isFalling ? arrived(sms) : 0)
    await raise('applicants', applicants.length)
  })
}

/** How many of a hundred SMS arrived; all of them where there are too few to tell. */
function arrived({ tried, failed }: { readonly tried: number; readonly failed: number }): number {
  return tried < TRIED_MIN ? 100 : Math.round((100 * (tried - failed)) / tried)
}

/** The week in one SMS to each manager, on the day that the statutes name (R53). */
export async function sendDigest(ports: Ports, mutual: Mutual, day: CivilDate): Promise<void> {
  const { digestDay } = mutual.alerts
  const now = ports.clock.now()
  const today = dayIn(mutual, now)
  if (digestDay !== WEEK_DAYS[dayOfWeek(day) - 1] || today > plusDays(day, DIGEST_DAYS)) return
  if (!isOpen(mutual, today)) return
  const digest = await ports.store.read(async (tx): Promise<Digest> => {
    const { ageing, members } = await loadArrearsCounts(tx, mutual, today)
    const { week } = await loadMoneyIn(tx, mutual, today)
    const alerts = await loadAlertList(tx, mutual, today)
    return { members, ageing, received: week.amount, alerts: alerts.length }
  })
  await ports.store.write((tx) =>
    tellManagers(ports, tx, mutual, `digest/${day}`, (voice) => digestText(voice, digest)),
  )
}

/** Alerts where an operator has said nothing for a while though payments wait for its word. */
export async function watchOperators(ports: Ports): Promise<void> {
  const now = ports.clock.now()
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, MUTUALS_MAX))
  for (const mutual of mutuals) {
    const since = instant(now - mutual.alerts.silentMinutes * MINUTE_MS)
    const from = instant(now - HOUR_MS - mutual.alerts.silentMinutes * MINUTE_MS)
    const silent = await ports.store.read(async (tx) => {
      const found = []
      for (const prompts of await waitingPrompts(tx, mutual.code, from, since)) {
        if (!(await hasEventSince(tx, prompts.wallet, since))) found.push(prompts)
      }
      return found
    })
    for (const { wallet: cause, count } of silent) {
      const alert = { kind: 'operator-silent', cause, count, amount: null } as const
      await ports.store.write((tx) => raiseAlert(ports, tx, mutual, alert))
    }
  }
}
