import type { CivilDate } from '../../core/dates.ts'
import { type Refusal, refused, type Result } from '../../core/refusals.ts'
import type { Actor } from '../actor.ts'
import { acting, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { NoStatement, StatementAsked, StatementsByRequest } from '../wallet.ts'
import { tellOfTrouble } from './notices.ts'
import { type Reconciled, reconcileStatement, walletAccount } from './reconcile.ts'
import { lastDay } from './statement-days.ts'

/** Whoever waits for a statement looks so often, and no longer than that. */
const LOOKS_MAX = 40
const PAUSE_MS = 3000

type Days = { readonly from: CivilDate; readonly to: CivilDate }

type How = Actor & { readonly record: boolean }

/**
 * Asks an operator for its statement of some days, by default the last that is over, waits for it,
 * and holds it against receipts and ledger.
 */
export async function fetchStatement(
  ports: Ports,
  wallet: string,
  days: Days | null,
  how: How,
  pause: (ms: number) => Promise<unknown>,
): Promise<Result<Reconciled>> {
  const account = await walletAccount(ports, wallet)
  if (!account.ok) return account
  const { code, timeZone } = account.value.mutual
  const statements = ports.wallets.get(wallet)?.statements
  if (!statements) return refused({ code: 'no-statement-by-request', wallet })
  const last = await reading(ports, async ({ now }) => lastDay(now))
  const asked = { ...(days ?? { from: last, to: last }), timeZone }
  const given = await statements.ask(asked)
  if ('kind' in given) return refused(await noStatement(ports, code, wallet, given))
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    await pause(PAUSE_MS)
    const done = await lookFor(
      ports,
      { wallet, mutual: code, statements },
      given.ticket,
      asked,
      how,
    )
    if (done) return done
  }
  return refused(await noStatement(ports, code, wallet, { kind: 'unknown' }))
}

/** An account whose operator makes statements, and the mutual that hears of trouble with them. */
export type Asking = {
  readonly wallet: string
  readonly mutual: string
  readonly statements: StatementsByRequest
}

/** Looks whether a statement is ready, and reconciles it; null while it is not. */
export async function lookFor(
  ports: Ports,
  { wallet, mutual, statements }: Asking,
  ticket: string,
  asked: StatementAsked,
  how: How,
): Promise<Result<Reconciled> | null> {
  const found = await statements.look(ticket, asked)
  if (found.kind === 'pending') return null
  if (found.kind === 'unknown') return refused(await noStatement(ports, mutual, wallet, found))
  const { lines, covered } = found
  const fileName = `${asked.from} to ${asked.to}, from the operator`
  const given = { wallet, fileName, lines, covered, from: null, to: null }
  return reconcileStatement(ports, given, how)
}

/** Managers hear what somebody must put right. */
export async function noStatement(
  ports: Ports,
  mutual: string,
  wallet: string,
  { alert }: NoStatement,
): Promise<Refusal> {
  ports.log.warn('statement-unanswered', { wallet })
  if (alert) await acting(ports, (desk) => tellOfTrouble(desk, mutual, wallet, alert))
  return { code: 'statement-not-had', wallet }
}
