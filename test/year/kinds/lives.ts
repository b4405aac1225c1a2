import { cashRecord } from '../../../src/app/acts/cash.ts'
import { householdAdd } from '../../../src/app/acts/households.ts'
import { membersStrikeOff } from '../../../src/app/acts/member-decisions.ts'
import {
  membersAdd,
  membersDecease,
  membersNotice,
  membersResign,
} from '../../../src/app/acts/members.ts'
import type { Happened } from '../events.ts'
import { approve, BY, command, MUTUAL, numberOf, type Town } from '../town.ts'

export async function beBorn(
  town: Town,
  { household, name, on }: Happened<'birth'>,
): Promise<void> {
  const child = { name, sex: 'F', birthDate: on, relation: 'child' }
  await command(town, householdAdd, { number: numberOf(town, household), ...child, by: BY })
}

export async function die(town: Town, { household }: Happened<'death'>): Promise<void> {
  const number = numberOf(town, household)
  await command(town, membersDecease, { number, cause: 'deces', by: BY })
}

export async function resign(town: Town, { household }: Happened<'resignation'>): Promise<void> {
  const number = numberOf(town, household)
  await command(town, membersResign, { number, cause: 'demenage', by: BY })
}

/** Who comes pays the fee and the first month at once, in cash. */
export async function join(town: Town, { name, phone }: Happened<'newcomer'>): Promise<void> {
  const person = { name, sex: 'F', birthDate: '1990-05-17', phone, plan: 'famille' }
  const number = await command(town, membersAdd, { mutual: MUTUAL, ...person, by: BY })
  town.numbers.push(number)
  const amount = String(500 + (town.world.clock.now() < Date.parse('2026-07-01') ? 1000 : 1200))
  const slip = `S-${town.next()}`
  await command(town, cashRecord, { number, amount, by: 'Awa Sy', slip, right: 'yes' })
}

export async function giveNotice(town: Town, { household }: Happened<'notice'>): Promise<void> {
  const number = numberOf(town, household)
  await command(town, membersNotice, { number, hearing: 'samedi au bureau', by: BY })
}

export async function strikeOff(town: Town, { household }: Happened<'strike-off'>): Promise<void> {
  const number = numberOf(town, household)
  const { proposal_id: proposal } = (
    await command(town, membersStrikeOff, { number, cause: 'six mois', by: BY })
  ).proposal
  await approve(town, proposal)
}
