import { may, type RuledAct, ruleOf } from '../../core/staff/rules.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import type { CivilDate } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { ChangeKind } from '../../core/membership/changes.ts'
import type { MemberDecision } from '../../core/membership/decisions.ts'
import type { EndingFacts } from '../../core/membership/ending.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { type Books, loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { type Household, loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import type { Poster } from '../../store/books/ledger.ts'
import {
  insertMembershipChange,
  type RecordedChange,
} from '../../store/membership/membership-changes.ts'
import { dayIn, type Desk, inMutual, type ReadDesk } from '../desk.ts'
import { staffNamed } from '../staff/staff.ts'

/** What acts on memberships share: finding one under its lock, who may, and noting what was done. */

/** A membership in a write that holds the lock of its household. */
export type OpenedMembership = {
  readonly books: Books
  readonly household: Household
  readonly today: CivilDate
}

/** The membership of a number. */
export async function openMembership(
  { tx, now }: Desk,
  number: MemberNumber,
): Promise<Result<OpenedMembership>> {
  const code = await mutualOfNumber(tx, number)
  if (!code) return refused({ code: 'unknown-number', number })
  await lockHousehold(tx, code, number)
  const books = await loadMutual(tx, code)
  const household = await loadHousehold(tx, code, number)
  if (!books || !household) return refused({ code: 'unknown-number', number })
  return done({ books, household, today: dayIn(books.mutual, now) })
}

/** Who proposed something and who approved it (R65), and the proposal's number. */
export type Decided = {
  readonly proposer: string
  readonly approver: string
  readonly proposal: string
}

export function decisionPoster({ ports, now }: ReadDesk): Poster {
  return { newId: () => ports.ids.id(), at: now, actor: 'decision' }
}

/** The facts that an end of it is held against. */
export function endingFacts({ books, household, today }: OpenedMembership): EndingFacts {
  const { number, facts } = household
  return { ...facts, number, today, closedThrough: books.closedThrough }
}

/** What somebody asks to be done with a membership, and why. */
export type LifeAsked = {
  readonly number: MemberNumber
  readonly cause: string
  /** The manager who decides, by name or phone. */
  readonly by: string
}

/** The act that each change is, as the table of rules has it. */
const ACTS = {
  resigned: 'members resign',
  deceased: 'members decease',
  transferred: 'members transfer',
  'struck-off': 'members strike-off',
  stays: 'members stay',
  notice: 'members notice',
  'person-added': 'household add',
  'person-left': 'household remove',
  'phone-changed': 'household phone',
  'phone-kept': 'household phone',
  erased: 'person erase',
  'strike-off': 'members strike-off',
  readmission: 'members readmit',
  'write-off': 'members write-off',
} as const satisfies Readonly<Partial<Record<ChangeKind | MemberDecision['kind'], RuledAct>>>

/**
 * Whoever `by` names, for an act. The try of somebody whose role does not allow it is refused and stays
 * recorded, with what it was that they tried.
 */
export async function managerFor(
  desk: Desk,
  opened: OpenedMembership,
  { by, cause }: LifeAsked,
  tried: keyof typeof ACTS,
): Promise<Result<StaffMember>> {
  const { mutual } = opened.books
  const staff = await staffNamed(inMutual(desk, mutual), by)
  const hindrance = staff.ok ? hindranceTo(ACTS[tried], staff.value) : staff.refusal
  if (!hindrance) return staff
  const decidedBy = staff.ok ? staff.value.name : by
  await record(desk, opened, {
    ...{ kind: 'denied', on: opened.today, cause, decidedBy },
    details: { tried, why: hindrance.code },
  })
  const about = opened.household.number
  desk.ports.log.warn('decision-refused', { mutual: mutual.code, about, why: hindrance.code })
  return refused(hindrance)
}

function hindranceTo(act: RuledAct, { roles, name }: StaffMember): Refusal | null {
  return may(ruleOf(act), roles) ? null : { code: 'not-in-role', by: name }
}

type Given = Pick<RecordedChange, 'kind' | 'on' | 'cause' | 'decidedBy'> &
  Partial<Pick<RecordedChange, 'approvedBy' | 'proposal' | 'details'>>

/** Notes a change of the whole membership. */
export async function record(
  { ports, tx, now }: Desk,
  { household }: Pick<OpenedMembership, 'household'>,
  given: Given,
): Promise<RecordedChange> {
  const change: RecordedChange = {
    id: ports.ids.id(),
    number: household.number,
    ordinal: null,
    approvedBy: null,
    proposal: null,
    details: null,
    ...given,
    recordedAt: now,
  }
  await insertMembershipChange(tx, household.mutualId, change)
  return change
}
