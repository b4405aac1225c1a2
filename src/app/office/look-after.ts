import { type CivilDate, civilDateAt, instant } from '../../core/dates.ts'
import { hasAged } from '../../core/alerts/suspense-age.ts'
import { silenceOn } from '../../core/alerts/silence.ts'
import { BANK } from '../../core/ledger/accounts.ts'
import { subtract, ZERO } from '../../core/money.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lastRaisedOn, wasRaised } from '../../store/alerts/alerts.ts'
import {
  hasEventSince,
  mutualsWithPrompts,
  smsBetween,
  waitingPrompts,
} from '../../store/alerts/watched.ts'
import { loadApplications } from '../../store/applications/applications.ts'
import { hereSince, loadMutuals } from '../../store/mutuals/directory.ts'
import { balanceOf } from '../../store/visits/provider-payments.ts'
import { lastMoneyDay } from '../../store/payments/money-in.ts'
import { suspenseCameAt, suspenseTotal } from '../../store/payments/receipts.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { tellExpired } from '../proposals/tell-proposer.ts'
import type { Ports } from '../ports.ts'
import { acting, inMutual, type MutualDesk, reading } from '../desk.ts'
import { reconciliationReport } from '../payments/reconciliation-report.ts'
import { overdueOf, tellReconciliation } from './tell-reconciliation.ts'

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

/**
 * What stands open is told each morning, as long as it does: differences, SMS, people; and money that is
 * nobody's yet as it grows older.
 */
export async function lookAfter(ports: Ports, mutual: Mutual, day: CivilDate): Promise<void> {
  const report = await reading(ports, (desk) => reconciliationReport(desk, mutual.code))
  const wallets = report.ok ? report.value.wallets : []
  await acting(ports, async (simple) => {
    const desk = inMutual(simple, mutual)
    const { tx, now, today } = desk
    if (today !== day) return
    const since = instant(now - DAY_MS)
    const open = await suspenseTotal(tx, mutual.code)
    const sms = await smsBetween(tx, mutual.code, since, now)
    const before = await smsBetween(tx, mutual.code, instant(since - WEEK_MS), since)
    const applicants = await loadApplications(tx, mutual.code, { openOnly: true })
    const raise = async (
      kind: 'suspense' | 'difference' | 'sms-failing' | 'sms-falling' | 'applicants',
      count: number,
    ) => {
      const amount = kind === 'suspense' ? open.amount : null
      if (count > 0) await raiseAlert(desk, { kind, cause: 'open', count, amount })
    }
    await raise('difference', overdueOf(wallets))
    const older = open.count > 0 && (await hasOlderSuspense(desk))
    await raise('suspense', older ? open.count : 0)
    const isFailing = sms.tried >= TRIED_MIN && sms.failed > sms.tried * FAILED_SHARE
    await raise('sms-failing', isFailing ? sms.failed : 0)
    // While many fail, that says it all.
    const isFalling = !isFailing && arrived(sms) < arrived(before) - FALL_PERCENT
    await raise('sms-falling', isFalling ? arrived(sms) : 0)
    await raise('applicants', applicants.length)
    await noteBank(desk)
    await noteSilence(desk)
    await tellExpired(desk, day)
  })
  if (report.ok && report.value.on === day) await tellReconciliation(ports, mutual, day, wallets)
}

/** Whether money that is nobody's yet has reached another age since managers were told. */
async function hasOlderSuspense({ tx, mutual, today }: MutualDesk): Promise<boolean> {
  const came = await suspenseCameAt(tx, mutual.code)
  const since = came.map((at) => civilDateAt(at, mutual.timeZone))
  const toldOn = await lastRaisedOn(tx, mutual.code, { kind: 'suspense', cause: 'open' })
  return hasAged(since, toldOn, today)
}

/** The bank below nought by the books: it has lent money, or a line is wrong or missing. */
async function noteBank(desk: MutualDesk): Promise<void> {
  const inBank = await balanceOf(desk.tx, desk.mutual.code, BANK)
  if (inBank >= 0) return
  const amount = subtract(ZERO, inBank)
  await raiseAlert(desk, { kind: 'bank-below', cause: 'bank', count: 1, amount })
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
