import { householdCategory } from '../../../src/app/acts/categories.ts'
import { payerAdd, payerGiveUp, payerReceive } from '../../../src/app/acts/payers.ts'
import type { Happened } from '../events.ts'
import { listed } from '../model/may-be.ts'
import { leftOf } from '../model/model.ts'
import { approve, BY, command, MUTUAL, numberOf, type Town, typedDone } from '../town.ts'

const PAYER = 'etat'

/** The list comes as a file; the State becomes a party with an account. */
export async function listPoor(town: Town, event: Happened<'poor-list'>): Promise<void> {
  const state = { payer: PAYER, name: 'Agence de la couverture', kind: 'state', by: BY }
  await command(town, payerAdd, { mutual: MUTUAL, ...state })
  const { first, until } = event
  const rows = listed(town.model, event).map(
    (household) => `${numberOf(town, household)},${first},yes,${until}`,
  )
  const file = { 'liste.csv': ['number,on,subsidised,until', ...rows, ''].join('\n') }
  const argv = ['household', 'categories', 'liste.csv', '--mutual', MUTUAL, '--json']
  const done = await typedDone(town, [...argv, '--cause', 'registre unique 2026', '--by', BY], file)
  await approve(town, (JSON.parse(done) as { readonly proposal: string }).proposal)
}

export async function changePlan(town: Town, event: Happened<'plan'>): Promise<void> {
  const number = numberOf(town, event.household)
  const change = { plan: event.plan, on: event.first, cause: 'demande ecrite' }
  const { proposal } = await command(town, householdCategory, { number, ...change, by: BY })
  await approve(town, proposal)
}

export async function receive(town: Town, { amount }: Happened<'state-pays'>): Promise<void> {
  const reference = `TRESOR-${town.next()}`
  const money = { payer: PAYER, amount: String(amount), reference }
  await command(town, payerReceive, { mutual: MUTUAL, ...money, by: BY })
}

/** Two people give up what is left of a month. */
export async function letOff(town: Town, { month }: Happened<'let-off'>): Promise<void> {
  const asked = { payer: PAYER, month, reason: 'budget epuise', by: BY }
  const { proposal } = await command(town, payerGiveUp, { mutual: MUTUAL, ...asked })
  const { amount } = proposal.act as { readonly amount: number }
  const left = leftOf(town.model, month)
  if (amount !== left) throw new Error(`${amount} is left of ${month}, the model says ${left}`)
  await approve(town, proposal.proposal_id)
}
