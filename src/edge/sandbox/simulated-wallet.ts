import { applyStatutes } from '../../app/statutes/apply-statutes.ts'
import type { Ports } from '../../app/ports.ts'
import { invariant } from '../../core/invariant.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { readStatutes } from '../files/statutes-file.ts'
import { sandboxStatutes } from './people.ts'

/** The name of the wallet account that the invented mutual prompts by when operators are simulated. */
export const SIMULATED_WALLET = 'simulated'

const ACTOR = 'sandbox'

/** A sandbox that had simulators and has none now prompts by its own wallet again. */
export async function promptWithoutSimulators(ports: Ports): Promise<void> {
  const books = await ports.store.read((tx) => loadMutual(tx, sandboxStatutes.mutual.code))
  const isLeft = books?.mutual.wallets.some(({ wallet }) => wallet === SIMULATED_WALLET)
  if (isLeft) await promptBy(ports, sandboxStatutes.mutual.wallets)
}

/** The invented mutual prompts by the first of these that can. */
export async function promptBy(
  ports: Ports,
  wallets: readonly { readonly wallet: string; readonly payBill?: string }[],
): Promise<void> {
  const { code } = sandboxStatutes.mutual
  const books = await ports.store.read((tx) => loadMutual(tx, code))
  const statutes = readStatutes({ mutual: { code, wallets } }, books?.mutual ?? null)
  invariant(statutes.ok, `the sandbox's wallets: ${JSON.stringify(statutes)}`)
  const applied = await applyStatutes(ports, statutes.file, { actor: ACTOR, sandbox: true })
  invariant(applied.ok, `the sandbox's wallets: ${JSON.stringify(applied)}`)
}
