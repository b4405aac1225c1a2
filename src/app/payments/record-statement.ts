import type {
  Difference,
  StatementLine,
  StatementLines,
} from '../../core/payments/reconciliation.ts'
import { isPayoutLine, isReturnLine } from '../../core/payments/payout-lines.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { findIntentOfRef } from '../../store/payments/intents.ts'
import type { Actor } from '../actor.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { Tell } from '../tell.ts'
import type { MoneyArrived, MoneyReturned } from '../wallet.ts'
import { act } from './event-acts.ts'
import { settlePayout } from './settle-payout.ts'
import { settleReturn } from './settle-return.ts'
import { recordOutflow } from './wallet-outflow.ts'

/** Where what a statement says is recorded. */
type Into = {
  readonly wallet: string
  readonly mutual: Mutual
  /** Whether other mutuals have the account too. */
  readonly shared: boolean
}

/** Records what the statement has and we do not; returns how many of its lines. */
export async function recordMissing(
  ports: Ports,
  lines: StatementLines,
  open: readonly Difference[],
  into: Into,
  actor: Actor,
  tell: Tell,
): Promise<number> {
  const missing = new Set(open.map(({ kind, reference }) => `${kind} ${reference}`))
  const of = (wanted: Difference['kind']) =>
    new Map(
      open.flatMap(({ kind, reference, payout }) =>
        kind === wanted && payout ? [[reference, payout]] : [],
      ),
    )
  const [paid, back] = [of('payout-missing'), of('payout-return-missing')]
  const paidBy = (line: StatementLine) => (isPayoutLine(line) ? paid.get(line.reference) : null)
  const backBy = (line: StatementLine) => (isReturnLine(line) ? back.get(line.reference) : null)
  const isMissing = (line: StatementLine) =>
    missing.has(`${line.kind}-missing ${line.reference}`) || paidBy(line) || backBy(line)
  // Of a long statement only what is missing is held.
  const wanted: StatementLine[] = []
  for (const line of lines) if (isMissing(line)) wanted.push(line)
  let [recorded, looked] = [0, 0]
  // What is paid and comes back in one moment is paid before.
  const order = (line: StatementLine) => (backBy(line) ? 1 : 0)
  for (const line of wanted.sort((a, b) => a.at - b.at || order(a) - order(b))) {
    const [out, returned] = [paidBy(line), backBy(line)]
    recorded += out
      ? await settled(ports, (desk) => settlePayout(desk, out, line, actor))
      : returned
        ? await settled(ports, (desk) => settleReturn(desk, returned, line, actor))
        : await recordLine(ports, line, into, actor)
    looked += 1
    tell(`${looked} of ${wanted.length} missing lines`)
  }
  return recorded
}

async function settled(ports: Ports, settle: (desk: Desk) => Promise<boolean>): Promise<number> {
  return (await acting(ports, settle)) ? 1 : 0
}

async function recordLine(
  ports: Ports,
  line: StatementLine,
  { wallet, mutual, shared }: Into,
  actor: Actor,
): Promise<number> {
  if (line.kind === 'payment') return recordPayment(ports, wallet, line, mutual)
  if (line.kind === 'reversal') return recordReversal(ports, wallet, line, mutual)
  // Whose account bears a fee of a shared account is nothing that a statement says.
  return shared ? 0 : recordOut(ports, mutual, wallet, line, actor)
}

/** What the operator took back, as if it had told us; of a payment not known here it stays open. */
async function recordReversal(
  ports: Ports,
  wallet: string,
  { reference, amount, at, linked }: StatementLine,
  { currency }: Mutual,
): Promise<number> {
  const known = linked === null ? await knownReturn(ports, wallet, reference) : null
  const of = linked ?? known?.of
  if (of === undefined) return 0
  const event: MoneyReturned = {
    kind: 'returned',
    operatorReceipt: reference,
    of,
    amount,
    currency,
    intentId: null,
    at,
  }
  const outcome = await acting(ports, (desk) => act(desk, wallet, event))
  return outcome.startsWith('reversed') ? 1 : 0
}

/** Of which payment it was, where the statement does not say it and the operator can be asked. */
async function knownReturn(
  ports: Ports,
  wallet: string,
  reference: string,
): Promise<MoneyReturned | null> {
  const known = await ports.wallets.get(wallet)?.returned?.(reference)
  return known?.kind === 'returned' ? known : null
}

async function recordPayment(
  ports: Ports,
  wallet: string,
  { reference, amount, at, phone, account }: StatementLine,
  { country, currency }: Mutual,
): Promise<number> {
  const event: Omit<MoneyArrived, 'intentId'> = {
    kind: 'paid',
    operatorReceipt: reference,
    amount,
    currency,
    account,
    payerPhone: phone === null ? null : ports.readPhone(phone, country),
    paidAt: at,
  }
  const outcome = await acting(ports, async (desk) => {
    // Some operators print their reference of our request: it is settled, whatever was asked before.
    const intent = await findIntentOfRef(desk.tx, wallet, reference)
    return act(desk, wallet, { ...event, intentId: intent?.intent_id ?? null })
  })
  return outcome === 'posted' || outcome === 'suspense' ? 1 : 0
}

async function recordOut(
  ports: Ports,
  mutual: Mutual,
  wallet: string,
  { kind, reference, amount, on }: StatementLine,
  actor: Actor,
): Promise<number> {
  if (kind !== 'fee' && kind !== 'sweep') return 0
  const asked = {
    mutual: mutual.code,
    kind: kind === 'fee' ? ('operator-fee' as const) : ('bank-sweep' as const),
    ...{ wallet, amount, reference, on },
  }
  const outflow = await recordOutflow(ports, asked, actor)
  return outflow.ok && outflow.value.isNew ? 1 : 0
}
