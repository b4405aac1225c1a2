import type { Instant } from '../../core/dates.ts'
import { isOpen } from '../../core/payments/breaker.ts'
import { readBreaker } from '../../store/payments/breakers.ts'
import { lastBodies } from '../../store/payments/events.ts'
import { reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { Finding, ToldBalance, Wallet } from '../wallet.ts'
import { storedIn } from './stored-callback.ts'

/** Notices that are looked through for one that names a balance. */
const NOTICES_MAX = 200

/** What the operator last said stands on an account, where its notices of payments say so. */
export async function lastToldBalance(ports: Ports, wallet: Wallet): Promise<ToldBalance | null> {
  if (!wallet.balanceIn) return null
  const bodies = await ports.store.read((tx) => lastBodies(tx, wallet.name, NOTICES_MAX))
  for (const body of bodies) {
    const stored = storedIn(body)
    const told = stored && 'raw' in stored && !stored.isRefused ? wallet.balanceIn(stored) : null
    if (told) return told
  }
  return null
}

/** Whether members are promised prompts of an account, or its operator has not taken the last ones. */
export async function breakerFinding(ports: Ports, { name }: Wallet): Promise<Finding> {
  const breaker = await reading(ports, ({ tx }) => readBreaker(tx, name))
  const what = 'prompts'
  if (!isOpen(breaker)) return { what, state: 'right', detail: 'members are asked' }
  const at = timeOf(breaker.trialAt)
  const detail = `the operator did not take the last ${breaker.failures}: members are told to pay otherwise, and one is asked again from ${at} on. See wallet-fails in the log`
  return { what, state: 'wrong', detail }
}

function timeOf(at: Instant | null): string {
  return at === null ? 'now' : new Date(at).toISOString()
}
