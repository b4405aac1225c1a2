import type { CivilDate } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isMutualRole, type OfficeRole } from '../../core/staff/office-role.ts'
import { loadCaller } from '../../store/calls/callers.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { dayIn, type ReadDesk } from '../desk.ts'

/** What a phone is in a mutual that may sign in for its work. */
export type StaffOfPhone = {
  readonly mutual: string
  readonly name: string
  readonly roles: readonly OfficeRole[]
  /** The codes of the clinics and associations that the phone speaks for. */
  readonly providers: readonly string[]
  readonly associations: readonly string[]
}

type Work = {
  readonly name: string
  readonly roles: OfficeRole[]
  readonly providers: string[]
  readonly associations: string[]
}

/**
 * The mutuals for which a phone works at this moment in a role that signs in. A phone that was closed as
 * lost works for none that closed it.
 */
export async function staffOfPhone(desk: ReadDesk, phone: PhoneNumber): Promise<StaffOfPhone[]> {
  const { roles } = await loadCaller(desk.tx, phone, desk.now)
  const works = new Map<string, Work>()
  for (const { role, mutual, ref, name, until } of roles) {
    if (!isMutualRole(role)) continue
    if (until !== null && until < (await todayIn(desk, mutual))) continue
    const known = works.get(mutual) ?? { name, roles: [], providers: [], associations: [] }
    if (!known.roles.includes(role)) known.roles.push(role)
    if (role === 'clinic') known.providers.push(ref)
    if (role === 'association') known.associations.push(ref)
    works.set(mutual, known)
  }
  return [...works].map(([mutual, one]) => ({ mutual, ...one }))
}

async function todayIn({ tx, now }: ReadDesk, code: string): Promise<CivilDate> {
  const books = await loadMutual(tx, code)
  invariant(books, `no mutual ${code}`)
  return dayIn(books.mutual, now)
}
