import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import {
  checkJoins,
  type JoinFault,
  type Joining,
  type JoinRow,
  type Stay,
} from '../../core/membership/association-stays.ts'
import { done, refused, type Refusal, type Result } from '../../core/refusals.ts'
import { beginStays, endStays, staysOfMembers } from '../../store/associations/associations.ts'
import { lockHouseholds } from '../../store/engine/dialect.ts'
import { memberEnds } from '../../store/membership/members.ts'
import type { Tx } from '../../store/store.ts'
import { associationOfCode } from './association-acts.ts'
import type { Ports } from '../ports.ts'
import { acting, type Desk } from '../desk.ts'

/** Members in one list: it is written at once, and no call may wait long for that. */
const JOINS_MAX = 5000

type JoinsAsked = {
  readonly mutual: string
  readonly association: string
  readonly rows: readonly JoinRow[]
  readonly by: string
  readonly dryRun: boolean
}

type Joined =
  | { readonly ok: true; readonly joined: number; readonly already: number }
  | { readonly ok: false; readonly refusal: Refusal; readonly faults?: undefined }
  | { readonly ok: false; readonly faults: readonly JoinFault[] }

/** Members of the mutual join an association, all of the list or, with every fault, none (R05). */
export async function joinAssociation(ports: Ports, asked: JoinsAsked): Promise<Joined> {
  const { mutual, association, rows, by, dryRun } = asked
  if (rows.length > JOINS_MAX) {
    return { ok: false, faults: [{ line: 0, field: '', why: `has more than ${JOINS_MAX} lines` }] }
  }
  const joined = await acting(ports, async (desk): Promise<Joined> => {
    const { tx } = desk
    const found = await associationOfCode(desk, mutual, association, { live: true })
    if (!found.ok) return found
    const numbers = [...new Set(rows.map(({ number }) => number))].sort()
    await lockHouseholds(tx, mutual, numbers)
    const known = await knownOf(tx, mutual, numbers)
    const checked = checkJoins(rows, association, found.value.today, known)
    const { joins, already, faults } = checked
    if (faults.length > 0) return { ok: false, faults }
    if (!dryRun) await beginStays(tx, mutual, association, joins, by)
    return { ok: true, joined: joins.length, already }
  })
  if (joined.ok && !dryRun) {
    ports.log.info('association-joined', { mutual, association, members: joined.joined })
  }
  return joined
}

async function knownOf(
  tx: Tx,
  mutual: string,
  numbers: readonly MemberNumber[],
): Promise<(number: MemberNumber) => Joining> {
  const ends = await memberEnds(tx, mutual, numbers)
  const stays = new Map<MemberNumber, Stay[]>()
  for (const row of await staysOfMembers(tx, mutual, numbers)) {
    const { association_code: association, joined_on: joinedOn, ended_on: endedOn } = row
    const before = stays.get(row.number) ?? []
    stays.set(row.number, [...before, { association, joinedOn, endedOn }])
  }
  return (number) => {
    const endedOn = ends.get(number)
    return endedOn === undefined ? null : { endedOn, stays: stays.get(number) ?? [] }
  }
}

type LeavingAsked = {
  readonly mutual: string
  readonly association: string
  readonly numbers: readonly MemberNumber[]
  /** The first day without them; today when null. */
  readonly on: CivilDate | null
  readonly by: string
}

/**
 * Members leave an association, all that are named or none. What it paid for them stays theirs:
 * nothing in the books changes. Returns how many left.
 */
export async function leaveAssociation(ports: Ports, asked: LeavingAsked): Promise<Result<number>> {
  const { mutual, association } = asked
  const left = await acting(ports, (desk) => leave(desk, asked))
  if (left.ok) ports.log.info('association-left', { mutual, association, members: left.value })
  return left
}

async function leave(desk: Desk, asked: LeavingAsked): Promise<Result<number>> {
  const { tx } = desk
  const { mutual, association, by } = asked
  const numbers = [...new Set(asked.numbers)].sort()
  const found = await associationOfCode(desk, mutual, association)
  if (!found.ok) return found
  const { today } = found.value
  const on = asked.on ?? today
  if (on > today) return refused({ code: 'later-than-today', on })
  await lockHouseholds(tx, mutual, numbers)
  const stays = await staysOfMembers(tx, mutual, numbers)
  for (const number of numbers) {
    const stay = stays.find((row) => row.number === number && row.ended_on === null)
    if (stay?.association_code !== association) {
      return refused({ code: 'not-in-association', number, association })
    }
    const joinedOn = stay.joined_on
    if (on < joinedOn) return refused({ code: 'in-association-since', number, joinedOn })
  }
  await endStays(tx, mutual, numbers, on, by)
  return done(numbers.length)
}
