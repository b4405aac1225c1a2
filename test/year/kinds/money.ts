import { cashDeposit, cashRecord } from '../../../src/app/acts/cash.ts'
import { payForAssociation } from '../../../src/app/associations/pay-for-association.ts'
import { receiveEvent } from '../../../src/app/payments/wallet-events.ts'
import { SANDBOX_WALLET } from '../../../src/edge/wallets/sandbox.ts'
import { answerPrompt, askToPay, payBill } from '../../world.ts'
import type { Happened } from '../events.ts'
import { balance, owedOf } from '../model.ts'
import { command, MUTUAL, numberOf, phoneOf, type Town } from '../town.ts'

/** A payer pays into the pay-bill number; what follows is done when the day's are in. */
export async function payIntoBill(town: Town, event: Happened<'pay-bill'>): Promise<void> {
  const { world } = town
  const phone = phoneOf(town, event.household)
  const account = numberOf(town, event.household)
  const paid = { phone, account, amount: String(event.amount), currency: 'XOF' }
  await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', payBill(world, paid))
}

/** Somebody dials, pays all that is owed, and approves the prompt. */
export async function push(town: Town, event: Happened<'push'>): Promise<void> {
  const { world, model } = town
  const phone = phoneOf(town, event.household)
  await askToPay(world, phone)
  const [prompt] = world.operator.promptsOf(phone as Parameters<typeof world.operator.promptsOf>[0])
  const household = model.households[event.household]
  if (!household || prompt?.amount !== owedOf(household))
    throw new Error(`asked for ${prompt?.amount} of ${household && owedOf(household)}`)
  await answerPrompt(world, phone, 'approve')
}

export async function payInCash(town: Town, event: Happened<'cash'>): Promise<void> {
  await command(town, cashRecord, {
    ...{ number: numberOf(town, event.household), amount: String(event.amount), by: event.by },
    ...{ slip: `S-${town.next()}`, right: 'yes' },
  })
}

export async function deposit(town: Town, { by }: Happened<'deposit'>): Promise<void> {
  const amount = balance(town.model, `571 ${by}`)
  await command(town, cashDeposit, {
    ...{ mutual: MUTUAL, amount: String(amount), by, reference: `D-${town.next()}` },
  })
}

/** An association's phone is asked for what all its members owe. */
export async function payForGroup(town: Town, { association }: Happened<'group'>): Promise<void> {
  const { world, model } = town
  const owing = model.households.filter((one) => one.association === association)
  const owed = owing.map(owedOf).reduce((sum, amount) => sum + amount, 0)
  if (owed === 0) return
  const asked = { mutual: MUTUAL, association, received: null, by: 'Khady Sarr', dryRun: false }
  const choice = { kind: 'owed', numbers: null } as const
  const paid = await payForAssociation(world.ports, { ...asked, choice })
  if (!paid.ok) throw new Error(`the association: ${JSON.stringify(paid)}`)
  if (paid.value.amount !== owed) throw new Error(`asked for ${paid.value.amount} of ${owed}`)
  await world.worker.settle()
  await answerPrompt(world, paid.value.phone ?? '', 'approve')
}
