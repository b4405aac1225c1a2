import type { StaffMember } from '../../core/staff/staff.ts'
import { unreachable } from '../../core/invariant.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { hindranceToDecideApplication } from '../../core/membership/application.ts'
import type { Plan } from '../../core/plans/plan.ts'
import { isSamePerson } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Decision } from '../../core/proposals/proposal.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { isLive } from '../../core/staff/role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  type FiledApplication,
  insertApplicationDecision,
  loadApplication,
} from '../../store/applications/applications.ts'
import { type Books, loadPlansInForce } from '../../store/mutuals/directory.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadAssociations } from '../../store/mutuals/mutuals.ts'
import type { ApplicationDecisionTable } from '../../store/tables/applications.ts'
import type { Tx } from '../../store/store.ts'
import { addPerson } from '../membership/add-person.ts'
import { tellOfDecision } from '../membership/household-notices.ts'
import { beginPhoneChange } from '../membership/change-phone.ts'
import { openMembership } from '../membership/membership-acts.ts'
import {
  type BooksDesk,
  type Desk,
  inBooks,
  inMutual,
  type MutualDesk,
  type ReadDesk,
} from '../desk.ts'
import { registerMember } from '../membership/register-member.ts'
import { staffNamed } from '../staff/staff.ts'
import { mutualOrRefusal } from '../mutual.ts'

export type ApplicationDecisionAsked = {
  readonly mutual: string
  readonly application: string
  readonly decision: Decision
  /** The manager who decides, by name or phone. */
  readonly by: string
  /** For the record; the applicant is not told. */
  readonly reason: string | null
  /** Of a new member: the plan, or null for the one that the mutual has had longest. */
  readonly plan: string | null
  /** Somebody of the same name, sex and birth is registered and is another person (R06). */
  readonly another: boolean
}

type ApplicationDecided = {
  readonly mutual: Mutual
  readonly application: FiledApplication
}

type Registered = { readonly number: MemberNumber; readonly ordinal: number }

/**
 * Decides an application: approved, the person is registered in the same write, and the applicant
 * hears of it with the next thing to do; refused, it is told kindly. A manager decides, never about
 * the own asking (R65); the try of anybody else is refused and stays recorded. What cannot be done
 * is refused with its reason, and the application stays open.
 */
export async function decideApplication(
  desk: Desk,
  asked: ApplicationDecisionAsked,
): Promise<Result<ApplicationDecided>> {
  const { ports, tx } = desk
  const found = await loadLocked(tx, asked)
  if (!found.ok) return found
  const { books, application } = found.value
  const staff = await staffNamed(inMutual(desk, books.mutual), asked.by)
  if (!staff.ok) return deny(desk, application, staff.refusal, asked.by, null)
  const applicant = { name: await applicantName(tx, application), phone: application.phone }
  const hindrance = hindranceToDecideApplication(applicant, staff.value)
  if (hindrance) return deny(desk, application, hindrance, asked.by, staff.value)
  const made =
    asked.decision === 'approved'
      ? await carryOut(inBooks(desk, books), application, asked, staff.value)
      : done(null)
  if (!made.ok) return made
  const decision = {
    ...rowOf(desk, application, asked.decision, asked.reason),
    ...{ decided_by: staff.value.name, decided_phone: staff.value.phone },
    ...{ number: made.value?.number ?? null, ordinal: made.value?.ordinal ?? null },
  }
  await insertApplicationDecision(tx, decision)
  const decided = { ...application, decision }
  // Of a change of phone both phones have heard.
  if (application.kind !== 'change-phone' || asked.decision === 'refused') {
    await tellOfDecision(inMutual(desk, books.mutual), decided)
  }
  const { kind } = application
  ports.log.info('application-decided', { mutual: asked.mutual, kind, decision: asked.decision })
  return done({ mutual: books.mutual, application: decided })
}

/** An application nobody has decided, with the locks of what it is about. */
async function loadLocked(
  tx: Tx,
  { mutual, application: id }: ApplicationDecisionAsked,
): Promise<Result<{ readonly books: Books; readonly application: FiledApplication }>> {
  const known = await mutualOrRefusal(tx, mutual)
  if (!known.ok) return known
  const found = await loadApplication(tx, mutual, id)
  if (!found) return refused({ code: 'unknown-application', application: id })
  if (found.kind !== 'join') await lockHousehold(tx, mutual, found.number)
  await lockMutualChain(tx, mutual)
  // Once more: somebody may have decided, or closed the books, before the lock was ours.
  const books = await mutualOrRefusal(tx, mutual)
  const application = (await loadApplication(tx, mutual, id)) ?? found
  if (!books.ok) return books
  return application.decision
    ? refused({ code: 'decided-application', application: id })
    : done({ books: books.value, application })
}

async function applicantName(tx: Tx, application: FiledApplication): Promise<string> {
  if (application.kind === 'join') return application.person.name
  const household = await loadHousehold(tx, application.mutual, application.number)
  return household?.people[0]?.name ?? ''
}

async function carryOut(
  desk: BooksDesk,
  application: FiledApplication,
  { another, plan }: ApplicationDecisionAsked,
  { name: by, phone }: StaffMember,
): Promise<Result<Registered>> {
  const cause = `application ${application.id}`
  const registering = { by, cause, another, actor: `manager ${desk.ports.log.pseudonym(phone)}` }
  switch (application.kind) {
    case 'join': {
      const chosen = await planFor(desk, plan)
      if (!chosen) return refused({ code: 'unknown-plan', plan })
      const association = await associationOf(desk, application.place)
      const { person, phone: own } = application
      const member = { ...person, phone: own, plan: chosen.code, association, feePaid: false }
      const number = await registerMember(desk, member, registering)
      return number.ok ? done({ number: number.value, ordinal: 0 }) : number
    }
    case 'add-person': {
      const { number, person, appliedOn: registeredOn } = application
      const newcomer = { ...person, card: null, phone: null, joinedOn: null, registeredOn }
      const added = await addPerson(desk, number, newcomer, registering)
      return added.ok ? done({ number, ordinal: added.value.person.ordinal }) : added
    }
    case 'change-phone':
      return changePhoneOf(desk, application.number, application.newPhone, { cause, by })
    default:
      return unreachable(application)
  }
}

async function changePhoneOf(
  desk: Desk,
  number: MemberNumber,
  phone: PhoneNumber,
  who: { readonly cause: string; readonly by: string },
): Promise<Result<Registered>> {
  const opened = await openMembership(desk, number)
  if (!opened.ok) return opened
  const changed = await beginPhoneChange(desk, opened.value, { phone, ...who })
  return changed.ok ? done({ number, ordinal: 0 }) : changed
}

/** The plan named, or the one whose statutes the mutual has had longest, of those in force today. */
async function planFor(
  { tx, mutual, today }: BooksDesk,
  code: string | null,
): Promise<Plan | null> {
  const plans = await loadPlansInForce(tx, mutual.code, today)
  if (code) return plans.find((plan) => plan.code === code) ?? null
  const inOrder = plans.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return inOrder[0] ?? null
}

/** The association that the applicant named, by its code or name, if there is one. */
async function associationOf(
  { tx, mutual, today }: MutualDesk,
  place: string | null,
): Promise<string | null> {
  if (!place) return null
  const named = (await loadAssociations(tx, mutual.code)).filter(
    ({ code, name, until }) =>
      isLive({ until }, today) && (isSamePerson(code, place) || isSamePerson(name, place)),
  )
  return named.length === 1 ? (named[0]?.code ?? null) : null
}

/** Keeps the try of somebody who may not decide, under the name that was given. */
async function deny(
  desk: Desk,
  application: FiledApplication,
  hindrance: Refusal,
  by: string,
  staff: StaffMember | null,
): Promise<Result<ApplicationDecided>> {
  await insertApplicationDecision(desk.tx, {
    ...rowOf(desk, application, 'denied', hindrance.code),
    ...{ decided_by: staff?.name ?? by, decided_phone: staff?.phone ?? null },
    ...{ number: null, ordinal: null },
  })
  desk.ports.log.warn('decision-refused', {
    mutual: application.mutual,
    about: `application ${application.id}`,
    why: hindrance.code,
  })
  return refused(hindrance)
}

function rowOf(
  { ports, now }: ReadDesk,
  { mutual, id }: FiledApplication,
  kind: ApplicationDecisionTable['kind'],
  reason: string | null,
) {
  const ids = { mutual_id: mutual, decision_id: ports.ids.id(), application_id: id }
  return { ...ids, kind, reason, decided_at: now }
}
