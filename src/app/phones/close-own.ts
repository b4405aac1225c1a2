import { isSamePerson } from '../../core/person-name.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOver } from '../../core/staff/role.ts'
import { loadCaller } from '../../store/calls/callers.ts'
import { lockPhone } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { loadStaffRoles } from '../../store/staff/phones.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { closePhone } from './close-phone.ts'

/**
 * The phone that somebody has lost who gives its number, in whichever mutual it works, or the name
 * under which it works in this one. Null for nobody, and for a name that several have.
 */
export async function phoneNamed(
  { ports, tx, mutual, today }: MutualDesk<ReadTx>,
  whose: string,
): Promise<PhoneNumber | null> {
  const phone = /\p{L}/u.test(whose) ? null : ports.readPhone(whose, mutual.country)
  if (phone) return phone
  const roles = await loadStaffRoles(tx, mutual.code)
  const named = roles.filter((one) => !isOver(one, today) && isSamePerson(one.name, whose))
  const phones = new Set(named.filter(({ closed }) => !closed).map((one) => one.phone))
  const [first] = phones
  return phones.size === 1 && first ? first : null
}

/** Its owner closes a phone, wherever it works, from the phone `from`. */
export async function closeEverywhere(
  desk: Desk,
  phone: PhoneNumber,
  from: PhoneNumber,
): Promise<void> {
  await lockPhone(desk.tx, phone, 'alone')
  const { roles } = await loadCaller(desk.tx, phone, desk.now)
  const works = roles.filter(({ role }) => role !== 'member')
  for (const code of [...new Set(works.map(({ mutual }) => mutual))].sort()) {
    const books = await loadMutual(desk.tx, code)
    const by = works.find(({ mutual }) => mutual === code)?.name
    if (!books || by === undefined) continue
    await closePhone(inMutual(desk, books.mutual), { phone, way: 'owner', by, from })
  }
}
