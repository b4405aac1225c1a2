import { receiveEvent } from '../../../src/app/payments/wallet-events.ts'
import { SANDBOX_WALLET } from '../../../src/edge/wallets/sandbox.ts'
import { answerPrompt, askToPay, payBill } from '../../world.ts'
import type { Happened } from '../events.ts'
import { owedOn } from '../model/household.ts'
import { owing } from '../model/may-be.ts'
import { householdAt } from '../model/model.ts'
import { BY, MUTUAL, numberOf, phoneOf, type Town, typedDone } from '../town.ts'

/** A payer pays into the pay-bill number; what follows is done when the day's are in. */
export async function payIntoBill(town: Town, event: Happened<'pay-bill'>): Promise<void> {
  const { world } = town
  const phone = phoneOf(town, event.household)
  const account = numberOf(town, event.household)
  const paid = { phone, account, amount: String(event.amount), currency: 'XOF' }
  await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', payBill(world, paid))
}

/** Somebody dials, pays all that is owed, and approves the prompt. */
export async function push(town: Town, { household, on }: Happened<'push'>): Promise<void> {
  const { world, model } = town
  const phone = phoneOf(town, household)
  await askToPay(world, phone)
  const [prompt] = world.operator.promptsOf(phone as Parameters<typeof world.operator.promptsOf>[0])
  const owed = owedOn(householdAt(model, household), on)
  if (prompt?.amount !== owed) throw new Error(`asked for ${prompt?.amount} of ${owed}`)
  await answerPrompt(world, phone, 'approve')
}

type Planned = { readonly amount: { readonly amount: number }; readonly asked: string | null }

/** What all members of an association owe: asked of its phone, by cheque or in cash. */
export async function payForGroup(town: Town, event: Happened<'group'>): Promise<void> {
  const { association, way, on } = event
  const { world, model } = town
  const how = {
    prompt: ['--by', BY],
    cheque: ['--cheque', `C-${town.next()}`, '--by', BY],
    cash: ['--cash', '--slip', `S-${town.next()}`, '--by', 'Ibra Ba'],
  }[way]
  const argv = ['association', 'pay', association, '--mutual', MUTUAL, '--all', '--json', ...how]
  const { amount, asked } = JSON.parse(await typedDone(town, argv)) as Planned
  const owed = owing(model, association, on)
  if (amount.amount !== owed) throw new Error(`${amount.amount} for ${owed}`)
  await world.worker.settle()
  if (way === 'prompt') await answerPrompt(world, asked ?? '', 'approve')
}

/** A transfer of some days ago, with the association's list of whose it is. */
export async function payByList(town: Town, event: Happened<'group-list'>): Promise<void> {
  const { association, paidOn, parts } = event
  const rows = parts.map(({ household, amount }) => `${numberOf(town, household)};${amount}`)
  const list = { 'liste.csv': ['number;amount', ...rows, ''].join('\n') }
  const sum = parts.reduce((total, { amount }) => total + amount, 0)
  const argv = ['association', 'pay', association, '--mutual', MUTUAL, '--file', 'liste.csv']
  const how = ['--amount', String(sum), '--transfer', `VIR-${town.next()}`, '--on', paidOn]
  await typedDone(town, [...argv, ...how, '--by', BY], list)
  await town.world.worker.settle()
}
