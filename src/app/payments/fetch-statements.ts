import { parseDate } from '../../core/dates.ts'
import { readSetting, replaceSetting } from '../../store/mutuals/settings.ts'
import { coveredThrough } from '../../store/payments/operator-statements.ts'
import { clockDoubt } from '../clock.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { StatementAsked } from '../wallet.ts'
import { type Asking, lookFor, noStatement } from './fetch-statement.ts'
import { walletAccount } from './reconcile.ts'
import { daysSince } from './statement-days.ts'

/** An operator that gave none is asked again after so long. */
const ASK_EVERY_MS = 60 * 60 * 1000

/** Between two looks whether a statement is ready. */
const LOOK_EVERY_MS = 30 * 1000

const HOW = { record: true, by: 'the operator', actor: 'statements' } as const

/**
 * Asks operators for their statements of the days since the last one, looks for what was asked, and
 * records what is missing here. Nothing waits meanwhile, and what was asked for survives a restart.
 * One process of several does each step. Returns how many statements came.
 */
export async function fetchStatements(ports: Ports): Promise<number> {
  let fetched = 0
  for (const [wallet, { statements }] of ports.wallets) {
    if (!statements || clockDoubt(ports)) continue
    const account = await walletAccount(ports, wallet)
    if (!account.ok) continue
    const { code: mutual, timeZone } = account.value.mutual
    const step = await acting(ports, (desk) => nextStep(desk, wallet))
    if (!step) continue
    const asking = { wallet, mutual, statements }
    if (await take(ports, asking, step, { ...step.days, timeZone })) fetched += 1
  }
  return fetched
}

type Step = {
  readonly days: Omit<StatementAsked, 'timeZone'>
  /** What is looked for; null to ask. */
  readonly ticket: string | null
  /** As it was kept. */
  readonly kept: string
}

async function take(
  ports: Ports,
  asking: Asking,
  { ticket, kept }: Step,
  asked: StatementAsked,
): Promise<boolean> {
  const { wallet, mutual, statements } = asking
  if (ticket !== null) {
    const done = await lookFor(ports, asking, ticket, asked, HOW)
    return done?.ok ?? false
  }
  const given = await statements.ask(asked)
  if ('kind' in given) {
    await noStatement(ports, mutual, wallet, given)
    return false
  }
  const next = JSON.stringify({ ...(JSON.parse(kept) as Kept), ticket: given.ticket })
  await acting(ports, ({ tx }) => replaceSetting(tx, settingOf(wallet), kept, next))
  return false
}

/** What was asked, kept as a setting. */
type Kept = {
  readonly askedAt: number
  readonly lookedAt: number
  readonly from: string
  readonly to: string
  readonly ticket: string | null
}

function settingOf(wallet: string): string {
  return `statement-asked/${wallet}`
}

/** What is to be done now; null when there is nothing, or another process has just begun it. */
async function nextStep({ tx, now }: Desk, wallet: string): Promise<Step | null> {
  const text = await readSetting(tx, settingOf(wallet))
  const before = text === null ? null : (JSON.parse(text) as Kept)
  // Looked for by the days that it was asked for, and no more once a statement speaks for them.
  const missing = daysSince(await coveredThrough(tx, wallet), now)
  if (!missing) return null
  const isFresh = before !== null && before.askedAt <= now && now - before.askedAt < ASK_EVERY_MS
  if (isFresh && (before.ticket === null || now - before.lookedAt < LOOK_EVERY_MS)) return null
  const [from, to] = [before?.from, before?.to].map((day) => parseDate(day ?? ''))
  const isLook = isFresh && from && to && from === missing.from
  const days = isLook ? { from, to } : missing
  const ticket = isLook ? before.ticket : null
  const next: Kept = isLook
    ? { ...before, lookedAt: now }
    : { ...days, askedAt: now, lookedAt: now, ticket: null }
  const kept = JSON.stringify(next)
  return (await replaceSetting(tx, settingOf(wallet), text, kept)) ? { days, ticket, kept } : null
}
