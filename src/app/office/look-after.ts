import { type CivilDate, civilDateAt, instant } from '../../core/dates.ts'
import { silenceOn } from '../../core/alerts/silence.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { wasRaised } from '../../store/alerts/alerts.ts'
import {
  hasEventSince,
  mutualsWithPrompts,
  smsBetween,
  waitingPrompts,
} from '../../store/alerts/watched.ts'
import { hereSince, loadMutuals } from '../../store/mutuals/directory.ts'
import { lastMoneyDay } from '../../store/payments/money-in.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { tellExpired } from '../proposals/tell-proposer.ts'
import type { Ports } from '../ports.ts'
import { acting, inMutual, type MutualDesk, reading } from '../desk.ts'
import { reconciliationReport } from '../payments/reconciliation-report.ts'
import { noteOpen } from './note-open.ts'
import { tellReconciliation } from './tell-reconciliation.ts'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/** More than one SMS in five that does not arrive is a fault, once there are enough to tell. */
const FAILED_SHARE = 0.2
const TRIED_MIN = 10

/** So many points fewer of a hundred SMS arrive than in the week before: something is going wrong. */
const FALL_PERCENT = 10

const MUTUALS_MAX = 10_000

/** What managers are to know in the morning: what stands open, SMS that do not arrive, money that stays away. */
export async function lookAfter(ports: Ports, mutual: Mutual, day: CivilDate): Promise<void> {
  const report = await reading(ports, (desk) => reconciliationReport(desk, mutual.code))
  const wallets = report.ok ? report.value.wallets : []
  await acting(ports, async (simple) => {
    const desk = inMutual(simple, mutual)
    const { tx, now, today } = desk
    if (today !== day) return
    const since = instant(now - DAY_MS)
    const sms = await smsBetween(tx, mutual.code, since, now)
    const before = await smsBetween(tx, mutual.code, instant(since - WEEK_MS), since)
    const raise = async (kind: 'sms-failing' | 'sms-falling', count: number) => {
      if (count > 0) await raiseAlert(desk, { kind, cause: 'open', count, amount: null })
    }
    await noteOpen(desk, wallets)
    const isFailing = sms.tried >= TRIED_MIN && sms.failed > sms.tried * FAILED_SHARE
    await raise('sms-failing', isFailing ? sms.failed : 0)
    // While many fail, that says it all.
    const isFalling = !isFailing && arrived(sms) < arrived(before) - FALL_PERCENT
    await raise('sms-falling', isFalling ? arrived(sms) : 0)
    await noteSilence(desk)
    await tellExpired(desk, day)
  })
  if (report.ok && report.value.on === day) await tellReconciliation(ports, mutual, day, wallets)
}

/** Managers hear once that no money comes in any more, until some has come (R53). */
async function noteSilence(desk: MutualDesk): Promise<void> {
  const { tx, mutual, today } = desk
  const last = await lastMoneyDay(tx, mutual.code)
  const here = civilDateAt(await hereSince(tx, mutual.code), mutual.timeZone)
  const silence = silenceOn({ ...mutual, hereSince: here }, last, today)
  if (!silence) return
  const alert = {
    kind: 'no-money',
    cause: silence.since,
    count: silence.days,
    amount: null,
  } as const
  if (!(await wasRaised(tx, mutual.code, alert))) await raiseAlert(desk, alert)
}

/** How many of a hundred SMS arrived; all of them where there are too few to tell. */
function arrived({ tried, failed }: { readonly tried: number; readonly failed: number }): number {
  return tried < TRIED_MIN ? 100 : Math.round((100 * (tried - failed)) / tried)
}

/** Alerts where an operator has said nothing for a while though payments wait for its word. */
export async function watchOperators(ports: Ports): Promise<void> {
  const mutuals = await ports.store.read(async (tx) =>
    loadMutuals(tx, await mutualsWithPrompts(tx), MUTUALS_MAX),
  )
  for (const mutual of mutuals) {
    const silent = await reading(ports, async ({ tx, now }) => {
      const since = instant(now - mutual.alerts.silentMinutes * MINUTE_MS)
      const from = instant(since - HOUR_MS)
      const found = []
      for (const prompts of await waitingPrompts(tx, mutual.code, from, since)) {
        if (!(await hasEventSince(tx, prompts.wallet, since))) found.push(prompts)
      }
      return found
    })
    for (const { wallet: cause, count } of silent) {
      const alert = { kind: 'wallet-silent', cause, count, amount: null } as const
      await acting(ports, (desk) => raiseAlert(inMutual(desk, mutual), alert))
    }
  }
}
