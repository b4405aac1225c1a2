import { civilDateAt } from '../../core/dates.ts'
import {
  type ApplicationMatter,
  type Channel,
  hindranceToApply,
  isFromNewPhone,
  isSameMatter,
  OPEN_APPLICATIONS_MAX,
  type PersonAsked,
} from '../../core/membership/application.ts'
import { applicationText } from '../../core/messages/staff-sms.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Newcomer } from '../../core/membership/newcomer.ts'
import { hindranceToChangePhone } from '../../core/membership/phone-change.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { done, refused, type Result } from '../../core/refusals.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import {
  countOpenApplications,
  type FiledApplication,
  insertApplication,
  loadApplication,
  loadApplications,
  openApplicationsOf,
} from '../../store/applications/applications.ts'
import { loadMutual, loadPlansInForce } from '../../store/mutuals/directory.ts'
import { lockHousehold, lockMutualChain } from '../../store/engine/dialect.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { ReadTx } from '../../store/store.ts'
import { checkPerson } from '../membership/add-person.ts'
import { raiseAlert } from '../alerts/alerts.ts'
import { type BooksDesk, type Desk, inBooks } from '../desk.ts'
import { samePersonIn } from '../membership/same-person.ts'
import { dialled, matterOf } from '../decisions/read-matters.ts'
import { mutualOrRefusal } from '../mutual.ts'

/** The series that counts the applications of a mutual. */
const APPLICATION_SERIES = 'application'

/** Who asks, and by which way. */
type Asking = {
  readonly mutual: string
  readonly phone: PhoneNumber
  readonly channel: Channel
}

export type Filed = {
  readonly application: FiledApplication
  /** The same was asked before and waits for a decision: nothing was added. */
  readonly isRepeat: boolean
}

export type JoinAsked = Asking & {
  /** With the sex, and a day or bare year of birth that is one. */
  readonly person: PersonAsked
  readonly familySize: number | null
  readonly place: string | null
}

/**
 * Files that somebody wants to join, for a manager to decide. One of a phone and mutual is open at
 * a time: asked again it is the first. Who is no adult is refused (R02). Whether the person is a
 * beneficiary already is the manager's to hear, not a stranger's.
 */
export async function applyToJoin(desk: Desk, asked: JoinAsked): Promise<Result<Filed>> {
  const { tx, now } = desk
  const { mutual, person, familySize, place } = asked
  await lockMutualChain(tx, mutual)
  const books = await mutualOrRefusal(tx, mutual)
  if (!books.ok) return books
  const today = civilDateAt(now, books.value.mutual.timeZone)
  const plans = await loadPlansInForce(tx, mutual, today)
  const hindrance = hindranceToApply(person, plans, today)
  if (hindrance) return refused(hindrance)
  const matter = { kind: 'join', person, familySize, place } as const
  const open = await openApplicationsOf(tx, mutual, { phone: asked.phone })
  return file(inBooks(desk, books.value), asked, matter, open)
}

type AdditionAsked = Asking & {
  readonly number: MemberNumber
  readonly person: PersonAsked & Newcomer
}

/**
 * Files that a member wants a child, a spouse or another person added to the household, for a
 * manager to decide. The caller has made sure that the phone is the member's. Whoever could not be
 * added today is refused at once, with the reason; the same person asked again is the first asking.
 */
export async function askToAdd(desk: Desk, asked: AdditionAsked): Promise<Result<Filed>> {
  const { tx, now } = desk
  const { mutual, number, person } = asked
  await lockHousehold(tx, mutual, number)
  await lockMutualChain(tx, mutual)
  const books = await mutualOrRefusal(tx, mutual)
  if (!books.ok) return books
  const today = civilDateAt(now, books.value.mutual.timeZone)
  const newcomer = { ...person, joinedOn: null, registeredOn: today }
  const checked = await checkPerson(inBooks(desk, books.value), number, newcomer)
  if (!checked.ok) return checked
  const twice = await samePersonIn(tx, mutual, person, today)
  if (twice) return refused(twice)
  const matter = { kind: 'add-person', number, person } as const
  return file(
    inBooks(desk, books.value),
    asked,
    matter,
    await openApplicationsOf(tx, mutual, { number }),
  )
}

type PhoneChangeAsked = Asking & {
  readonly number: MemberNumber
  readonly newPhone: PhoneNumber
}

/**
 * Files that a member wants to be reached on another phone, for a manager to decide; after that the
 * old phone has a day to say no (R64). The caller has made sure that the phone is the member's, or
 * that who asks from the new phone knows number and name.
 */
export async function askToChangePhone(
  desk: Desk,
  asked: PhoneChangeAsked,
): Promise<Result<Filed>> {
  const { tx, now } = desk
  const { mutual, number, newPhone } = asked
  await lockHousehold(tx, mutual, number)
  await lockMutualChain(tx, mutual)
  const books = await mutualOrRefusal(tx, mutual)
  if (!books.ok) return books
  const household = await loadHousehold(tx, mutual, number)
  const [member] = household?.people ?? []
  if (!member) return refused({ code: 'unknown-number', number })
  const hindrance = hindranceToChangePhone(number, member, newPhone, now)
  if (hindrance) return refused(hindrance)
  const matter = { kind: 'change-phone', number, newPhone } as const
  const open = await openApplicationsOf(tx, mutual, { number })
  return file(inBooks(desk, books.value), asked, matter, open)
}

/**
 * Files what is asked, unless it is among what is `open` already. Managers hear of it once a day:
 * of the first that comes in, or in the morning of all that wait. The caller holds the locks.
 */
async function file(
  desk: BooksDesk,
  { phone, channel }: Asking,
  matter: ApplicationMatter,
  open: Awaited<ReturnType<typeof openApplicationsOf>>,
): Promise<Result<Filed>> {
  const { ports, tx, now, mutual } = desk
  const before = open.find((other) => isSameMatter({ ...matter, phone }, other))
  if (before) {
    const application = { ...before, decision: null, denied: [] }
    return done({ application, isRepeat: true })
  }
  // What other phones ask of a household does not use up what it may ask itself.
  const own = open.filter((other) => !isFromNewPhone(other)).length
  if (matter.kind !== 'join' && own >= OPEN_APPLICATIONS_MAX) {
    return refused({ code: 'several-applications', number: matter.number, open: own })
  }
  const application = {
    id: String(await nextInSeries(tx, mutual.code, APPLICATION_SERIES)),
    ...{ mutual: mutual.code, phone, channel },
    ...{ appliedOn: civilDateAt(now, mutual.timeZone), appliedAt: now },
    ...matter,
  }
  await insertApplication(tx, application)
  ports.log.info('application-filed', { mutual: mutual.code, kind: matter.kind, channel })
  const count = await countOpenApplications(tx, mutual.code)
  const alert = { kind: 'applicants', cause: 'open', count, amount: null } as const
  const told = dialled(ports, mutual, matterOf(application))
  await raiseAlert(desk, alert, (voice) => applicationText(voice, count, told))
  return done({ application: { ...application, decision: null, denied: [] }, isRepeat: false })
}

/** The applications of a mutual, oldest first; with `openOnly` those that wait for a decision. */
export async function listApplications(
  tx: ReadTx,
  mutual: string,
  { openOnly }: { readonly openOnly: boolean } = { openOnly: true },
): Promise<
  Result<{ readonly mutual: Mutual; readonly applications: readonly FiledApplication[] }>
> {
  const books = await mutualOrRefusal(tx, mutual)
  if (!books.ok) return books
  const applications = await loadApplications(tx, mutual, { openOnly })
  return done({ mutual: books.value.mutual, applications })
}

/** One application by its number; null when the mutual has none of it. */
export async function readApplication(
  tx: ReadTx,
  mutual: string,
  id: string,
): Promise<FiledApplication | null> {
  const books = await loadMutual(tx, mutual)
  return books && loadApplication(tx, mutual, id)
}
