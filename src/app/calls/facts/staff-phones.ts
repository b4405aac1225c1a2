import type { StaffFactKinds } from '../../../core/errands/staff-kinds.ts'
import { isOver } from '../../../core/staff/role.ts'
import { loadStaffPin } from '../../../store/staff/staff-pins.ts'
import { loadStaffRoles } from '../../../store/staff/phones.ts'
import { countSessions } from '../../signing/sessions.ts'
import { isCaller, isStaff, knownOf, type Loader, mutualOf } from './fact.ts'

/** The phones that work for a mutual, as a colleague may know them, and the caller's own PIN and sign-ins. */
export const staffPhoneFacts: {
  readonly [K in keyof Pick<StaffFactKinds, 'staff-phones' | 'staff-pin' | 'sign-ins'>]: Loader<K>
} = {
  'staff-phones': {
    may: (facts, of) => isStaff(facts, of) || isCaller(facts, 'clinic', of.mutual),
    load: async ({ ports, tx, facts, of }) => {
      const { today } = knownOf(facts, of.mutual)
      const { country } = await mutualOf(tx, of)
      const own = facts.caller.roles.filter((one) => one.mutual === of.mutual)
      const isOfClinic = (ref: string) =>
        own.some((one) => one.role === 'clinic' && one.ref === ref)
      const roles = (await loadStaffRoles(tx, of.mutual)).filter(
        (one) =>
          !isOver(one, today) &&
          one.closed !== 'replaced' &&
          one.phone !== facts.caller.phone &&
          (isStaff(facts, of) || (one.role === 'clinic' && isOfClinic(one.ref))),
      )
      const phones = new Map(roles.map((role) => [role.phone, role]))
      const shown = [...phones.values()].map(({ phone, name, closed }) => {
        const dialled = ports.writePhone(phone, country)
        return { phone, dialled, name, isClosed: closed !== undefined }
      })
      return shown.sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  },

  'staff-pin': {
    may: ({ caller }, { phone }) => caller.phone === phone,
    load: async ({ tx, of }) => (await loadStaffPin(tx, of.phone)) !== null,
  },

  'sign-ins': {
    may: ({ caller }, { phone }) => caller.phone === phone,
    load: (asked) => countSessions(asked, asked.of.phone),
  },
}
