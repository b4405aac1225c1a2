import type { CivilDate } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { type MemberNumber, newNumberDigits } from '../../core/member-number.ts'
import {
  checkHousehold,
  type HouseholdEntry,
  type PersonRow,
} from '../../core/membership/registration.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { cardOwners } from '../../store/membership/cards.ts'
import { claimNumbers, countShortNumbers } from '../../store/membership/member-numbers.ts'
import { insertHouseholds } from '../../store/membership/members.ts'
import { insertMembershipChange } from '../../store/membership/membership-changes.ts'
import { loadAssociations, loadPlans } from '../../store/mutuals/mutuals.ts'
import type { Tx } from '../../store/store.ts'
import type { BooksDesk, Desk } from '../desk.ts'
import { drawNumber } from './draw-numbers.ts'
import { samePersonIn } from './same-person.ts'

/** Who registers a new member and why, for the record; whether it is known to be somebody else. */
export type Registering = {
  readonly by: string
  readonly cause: string
  /** Somebody of the same name, sex and birth is registered and is another person. */
  readonly another: boolean
  /** Under which number the same person was a dependant until now. */
  readonly self?: { readonly number: MemberNumber; readonly ordinal: number }
}

/** What a new member's row says; the rest is empty, and the day of joining is today without one. */
export type NewMember = Pick<PersonRow, 'name' | 'sex' | 'birthDate'> &
  Partial<
    Pick<
      PersonRow,
      'number' | 'phone' | 'language' | 'plan' | 'association' | 'joinedOn' | 'feePaid' | 'card'
    >
  >

/**
 * Registers one new member by the rules of a members file, in a write that may do more: the number
 * is drawn, nobody is a live beneficiary twice (R06), a member is of age (R02), a card is one
 * person's. Returns the number.
 */
export async function registerMember(
  desk: BooksDesk,
  member: NewMember,
  registering: Registering,
): Promise<Result<MemberNumber>> {
  const { ports, tx, now, mutual, today } = desk
  const checked = await entryOf(tx, mutual.code, member, today)
  if (!checked.ok) return checked
  const entry = checked.value
  const [person] = entry.people
  invariant(person, 'a household without a member')
  const twice = await samePersonIn(tx, mutual.code, person, entry.joinedOn, registering.self)
  if (twice && !registering.another) return refused(twice)
  const owners = await cardOwners(tx, mutual.code, person.card ? [person.card] : [])
  const owner = person.card && owners.get(person.card)
  if (owner) return refused({ code: 'card-taken', card: person.card, number: owner })
  const number = await claimNumber(desk, mutual, entry.number)
  if (!number) return refused({ code: 'unfit-entry', field: 'number', why: 'is taken' })
  await insertHouseholds(tx, mutual.code, null, [{ ...entry, number }], now)
  await lockHousehold(tx, mutual.code, number)
  await insertMembershipChange(tx, mutual.code, {
    ...{ id: ports.ids.id(), number, ordinal: null, kind: 'joined', on: entry.joinedOn },
    ...{ cause: registering.cause, decidedBy: registering.by, approvedBy: null, proposal: null },
    details: twice ? { sameNameAs: `${twice.number}/${twice.ordinal}` } : null,
    recordedAt: now,
  })
  return done(number)
}

async function entryOf(
  tx: Tx,
  mutual: string,
  member: NewMember,
  today: CivilDate,
): Promise<Result<HouseholdEntry>> {
  const associations = await loadAssociations(tx, mutual)
  const row: PersonRow = { ...EMPTY, joinedOn: today, ...defined(member) }
  const { entry, faults } = checkHousehold([row], {
    plans: await loadPlans(tx, mutual),
    associations: new Set(associations.map(({ code }) => code)),
    today,
    seen: { numbers: new Map(), cards: new Map() },
  })
  const [fault] = faults
  if (entry) return done(entry)
  return refused({ code: 'unfit-entry', field: fault?.field ?? '', why: fault?.why ?? '' })
}

/** Without the fields that say nothing. */
function defined(member: NewMember): Partial<PersonRow> {
  const entries = Object.entries(member).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

const EMPTY: Omit<PersonRow, 'joinedOn'> = {
  line: 0,
  bad: [],
  household: 'new',
  number: null,
  name: '',
  sex: 'F',
  birthDate: '',
  relation: 'member',
  phone: null,
  language: null,
  plan: null,
  association: null,
  feePaid: null,
  paidThrough: null,
  card: null,
}

/** The number given, or one drawn, now the mutual's; null when the given one is taken. */
async function claimNumber(
  { ports, tx }: Desk,
  { code, country }: Mutual,
  given: MemberNumber | null,
): Promise<MemberNumber | null> {
  if (given) return (await claimNumbers(tx, code, [given])).has(given) ? given : null
  const digits = newNumberDigits(await countShortNumbers(tx))
  for (;;) {
    const drawn = drawNumber(ports, digits, country)
    if ((await claimNumbers(tx, code, [drawn])).has(drawn)) return drawn
  }
}
