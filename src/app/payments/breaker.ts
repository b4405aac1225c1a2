import {
  type Breaker,
  CLOSED,
  failed,
  isOpen,
  maySend,
  sending,
} from '../../core/payments/breaker.ts'
import { promptWallet } from '../../core/payments/prompt-wallet.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { lockBreaker, readBreaker, writeBreaker } from '../../store/payments/breakers.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { acting, type Desk, inMutual, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { PromptOutcome } from '../wallet.ts'

/**
 * Whether a prompt may go to the operator of a wallet account. While the breaker is open one may, in
 * each pause, and taking its turn here makes it the one.
 */
export async function mayPrompt(ports: Ports, wallet: string): Promise<boolean> {
  const known = await reading(ports, ({ tx }) => readBreaker(tx, wallet))
  if (!isOpen(known)) return true
  return acting(ports, async (desk) => {
    const breaker = await lockBreaker(desk.tx, wallet)
    if (!maySend(breaker, desk.now)) return false
    await change(desk, wallet, breaker, sending(breaker, desk.now))
    if (isOpen(breaker)) ports.log.info('wallet-tried', { wallet })
    return true
  })
}

/** Keeps whether the operator took a prompt. When that opens the breaker, managers hear of it. */
export async function noteOutcome(
  ports: Ports,
  wallet: string,
  outcome: PromptOutcome,
): Promise<void> {
  const isFault = isOperatorsFault(outcome)
  if (!isFault) {
    const known = await reading(ports, ({ tx }) => readBreaker(tx, wallet))
    if (known.failures === 0 && !isOpen(known)) return
  }
  const { before, after } = await acting(ports, async (desk) => {
    const before = await lockBreaker(desk.tx, wallet)
    const after = isFault ? failed(before, desk.now) : CLOSED
    await change(desk, wallet, before, after)
    return { before, after }
  })
  if (isOpen(before) && !isOpen(after)) ports.log.info('wallet-works-again', { wallet })
  if (isOpen(after) && !isOpen(before)) await tellOfOutage(ports, wallet, outcome, after.failures)
}

/** Whether the operator of an account takes no prompts. */
export type WalletState = { readonly wallet: string; readonly fails: boolean }

/** How the operators of all accounts are that can ask phones. */
export async function walletStates(ports: Ports): Promise<readonly WalletState[]> {
  const asking = [...ports.wallets.values()].filter(({ payInto }) => payInto === undefined)
  return ports.store.read(async (tx) => {
    const states: WalletState[] = []
    for (const { name: wallet } of asking) {
      states.push({ wallet, fails: isOpen(await readBreaker(tx, wallet)) })
    }
    return states
  })
}

/** More than any installation has. */
const MUTUALS_MAX = 10_000

async function tellOfOutage(
  ports: Ports,
  wallet: string,
  outcome: PromptOutcome,
  failures: number,
): Promise<void> {
  ports.log.error('wallet-fails', `${wallet}: members are told to pay in another way`, {
    ...{ wallet, failures },
  })
  const kind = outcome.kind === 'unknown' ? 'wallet-silent' : 'operator-refuses'
  const mutuals = await ports.store.read((tx) => loadMutuals(tx, null, MUTUALS_MAX))
  for (const mutual of mutuals.filter((one) => promptWallet(one) === wallet)) {
    const alert = { kind, cause: wallet, count: failures, amount: null } as const
    await acting(ports, (desk) => raiseAlert(inMutual(desk, mutual), alert))
  }
}

/** What says nothing of the payer but that the operator is not there, overloaded, or takes none of us. */
function isOperatorsFault(outcome: PromptOutcome): boolean {
  switch (outcome.kind) {
    case 'accepted':
    case 'pending':
      return false
    case 'unknown':
      return true
    case 'rejected':
      if (outcome.isOfPayer) return false
      return outcome.reason === 'try-later' || outcome.reason === 'misconfigured'
  }
}

async function change({ tx }: Desk, wallet: string, before: Breaker, after: Breaker) {
  if (before !== after) await writeBreaker(tx, wallet, after)
}
