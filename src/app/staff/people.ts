import { civilDateAt } from '../../core/dates.ts'
import { standing } from '../../core/membership/standing.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { listPhoneRoles, type PhoneRole } from '../../store/calls/callers.ts'
import type { ReadDesk } from '../desk.ts'

/** Somebody with a phone, for choosing who to be in the sandbox. */
export type PersonWithPhone = {
  readonly role: PhoneRole['role']
  readonly name: string
  readonly phone: string
  readonly number?: string
  readonly mutual: string
  readonly serviceCode: string | null
}

const ROLES = ['member', 'clinic', 'manager', 'association'] as const

/** Members looked at to find one who shows the most at first sight. */
const EXAMPLES_TRIED = 300

/**
 * Everybody with a phone. The first of each role has that role alone; the first member, where there
 * is one, speaks English, is out of waiting and owes something.
 */
export async function listPeople(desk: ReadDesk): Promise<PersonWithPhone[]> {
  const roles = await listPhoneRoles(desk.tx, desk.now)
  const count = new Map<string, number>()
  for (const { phone } of roles) count.set(phone, (count.get(phone) ?? 0) + 1)
  const alone = (role: PhoneRole) => count.get(role.phone) === 1
  const grouped = ROLES.flatMap((name) => roles.filter((role) => role.role === name))
  const sorted = [...grouped.filter(alone), ...grouped.filter((role) => !alone(role))]
  const example = await firstExample(desk, sorted.filter(alone))
  const inOrder = example ? [example, ...sorted.filter((role) => role !== example)] : sorted
  return inOrder.map((role) => ({
    role: role.role,
    name: role.name,
    phone: role.phone,
    ...(role.role === 'member' && { number: role.ref }),
    mutual: role.mutual,
    serviceCode: role.serviceCode,
  }))
}

async function firstExample(
  desk: ReadDesk,
  roles: readonly PhoneRole[],
): Promise<PhoneRole | null> {
  const members = roles.filter(
    (role) => role.role === 'member' && role.language === REFERENCE_LANGUAGE,
  )
  for (const role of members.slice(0, EXAMPLES_TRIED)) {
    const household = await loadHousehold(desk.tx, role.mutual, role.ref as MemberNumber)
    const books = await loadMutual(desk.tx, role.mutual)
    if (!household || !books) continue
    const today = civilDateAt(desk.now, books.mutual.timeZone)
    const now = standing(household.facts, today)
    if ((now.state === 'active' || now.state === 'grace') && now.owed > 0) return role
  }
  return null
}
