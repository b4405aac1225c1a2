import { householdAdd } from '../../../app/acts/households.ts'
import { decideApprove } from '../../../app/acts/decisions.ts'
import { membersStrikeOff } from '../../../app/acts/member-decisions.ts'
import {
  membersAdd,
  membersDecease,
  membersNotice,
  membersResign,
  standing,
} from '../../../app/acts/members.ts'
import { applyToJoin } from '../../../app/applications/applications.ts'
import { leaveAssociation } from '../../../app/associations/association-members.ts'
import { acting } from '../../../app/desk.ts'
import { type CivilDate, plusDays } from '../../../core/dates.ts'
import { invariant } from '../../../core/invariant.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { applyFile } from '../../files/apply-file.ts'
import { childOf, familyAt } from './households.ts'
import { payFirst } from './money.ts'
import { MANAGER, MAVUNO, PRIOR, SECRETARY, withoutPrior } from './statutes.ts'
import { act, attempt, type Household, percent, type Town } from './town.ts'

/** A family comes to the office, is written down, and pays. */
export async function join(town: Town, day: CivilDate): Promise<void> {
  const family = familyAt(town.chance, town.households.length, day)
  const { name, sex, born: birthDate, phone } = family
  const person = { name, sex, birthDate, plan: 'family', another: 'yes', by: SECRETARY }
  const number = await act(town, membersAdd, { ...person, ...(phone && { phone }) })
  const household = { ...family, number, association: null, paidMonths: 0, people: 0, hasLeft: false } // prettier-ignore
  town.households.push(household)
  for (const one of family.dependants) await addTo(town, household, one)
  await payFirst(town, household)
}

type Person = ReturnType<typeof childOf> | Household['dependants'][number]

async function addTo(town: Town, household: Household, person: Person): Promise<void> {
  const { name, relation, sex, born: birthDate } = person
  const about = { number: household.number, name, relation, sex, birthDate, another: 'yes' }
  const added = await attempt(town, householdAdd, { ...about, by: SECRETARY })
  if (added.ok) household.people += 1
}

/** A child is born and, most often, named to the office some days later. */
export async function beBorn(town: Town, day: CivilDate): Promise<void> {
  const household = pickThere(town)
  const surname = household.name.split(' ').at(-1) ?? ''
  const born = plusDays(day, -(2 + town.chance.below(40)))
  await addTo(town, household, childOf(town.chance, surname, born))
}

/** Somebody dies, or moves away. */
export async function leave(town: Town): Promise<void> {
  const household = pickThere(town)
  const isDeath = percent(town, 30)
  const end = isDeath ? membersDecease : membersResign
  const cause = isDeath ? 'the family came to say so' : 'moves to Mombasa'
  const done = await attempt(town, end, { number: household.number, cause, by: SECRETARY })
  household.hasLeft = done.ok
}

/** Whoever has not paid for half a year gets two letters, and then two people strike the household off. */
export async function warnAndStrikeOff(town: Town): Promise<void> {
  for (const household of town.households) {
    if (household.hasLeft || household.habit !== 'fading' || !percent(town, 60)) continue
    const { number, phone } = household
    const read = await attempt(town, standing, { number })
    if (!read.ok || read.value.standing.state !== 'suspended') continue
    const words = { number, hearing: 'Saturday at ten in the office', by: SECRETARY }
    const struck = await attempt(town, membersStrikeOff, { number, cause: 'half a year unpaid', by: SECRETARY }) // prettier-ignore
    if (!struck.ok) {
      await attempt(town, membersNotice, { ...words, ...(phone === null && { withoutSms: 'yes' }) })
      continue
    }
    const { proposal_id: proposal } = struck.value.proposal
    household.hasLeft = (await attempt(town, decideApprove, { proposal, by: MANAGER })).ok
  }
}

/** The growers' cooperative closes, and its families pay for themselves. */
export async function endPrior(town: Town): Promise<void> {
  const members = town.households.filter(({ association }) => association === PRIOR.code)
  for (const one of members) one.association = null
  const numbers = members.filter(({ hasLeft }) => !hasLeft).map(({ number }) => number)
  const asked = { mutual: MAVUNO, association: PRIOR.code, on: town.today(), by: SECRETARY }
  const left = await leaveAssociation(town.ports, { ...asked, numbers })
  invariant(left.ok, `the association: ${JSON.stringify(left)}`)
  const applied = await applyFile(town.ports, withoutPrior, { actor: 'sandbox', sandbox: true })
  invariant(applied.ok, `the association's end: ${JSON.stringify(applied)}`)
}

/** Somebody dials who wants to join, and waits for a decision. */
export async function applyByPhone(town: Town, day: CivilDate): Promise<void> {
  const { name, sex, born: birthDate } = familyAt(town.chance, town.households.length, day)
  const phone = `+25474${String(1_000_000 + town.next())}` as PhoneNumber
  const asked = { mutual: MAVUNO, phone, channel: 'ussd', familySize: 1 + town.chance.below(6), place: 'Masii' } as const // prettier-ignore
  const person = { name, sex, birthDate } as const
  const filed = await acting(town.ports, (desk) => applyToJoin(desk, { ...asked, person }))
  invariant(filed.ok, `an application: ${JSON.stringify(filed)}`)
}

function pickThere({ chance, households }: Town): Household {
  return chance.pick(households.filter(({ hasLeft }) => !hasLeft))
}
