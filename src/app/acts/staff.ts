import { done } from '../../core/refusals.ts'
import { addStaff, endStaff, STAFF_ROLES } from '../staff/staff-acts.ts'
import { listStaff } from '../staff/staff.ts'
import { type Act, alone } from './act.ts'
import { described, optional } from './field.ts'
import { phoneField } from './mutual-fields.ts'
import {
  BY_MANAGER,
  choiceField,
  codeField,
  dayField,
  MUTUAL,
  NEW_NAME,
  switchField,
  textField,
} from './plain-fields.ts'

export const staffList = alone('read', {
  name: 'staff list',
  describe: 'the phones of a mutual’s clinics, managers and collectors',
  input: {
    mutual: MUTUAL,
    all: switchField('also those whose last day is over, with who decided what'),
  },
  run: async ({ ports }, { mutual, all }) => {
    const found = await listStaff(ports, mutual)
    return found.ok ? done(found.value.filter(({ inOffice }) => inOffice || all)) : found
  },
})

const PHONE = phoneField('the phone, with or without its country')
const ROLE = choiceField('clinic, manager or collector', 'role', STAFF_ROLES)
const CAUSE = optional(textField('why, in a few words'))

/** What is recorded where nobody says why. */
const NO_CAUSE = 'decided by a manager'

export const staffAdd = alone('write', {
  name: 'staff add',
  describe: 'lets a phone work for a mutual as a clinic, a manager or a collector',
  input: {
    phone: PHONE,
    mutual: MUTUAL,
    role: ROLE,
    name: optional(described(NEW_NAME, 'the name of the manager or collector')),
    provider: optional(codeField('the clinic whose phone it is')),
    from: optional(dayField('the first day (default: today)')),
    until: optional(dayField('the last day (default: none)')),
    cause: CAUSE,
    by: BY_MANAGER,
  },
  fits: ({ role, name, provider }) => {
    if (role === 'clinic' ? provider && !name : name && !provider) return []
    const why =
      role === 'clinic'
        ? 'a clinic’s phone goes by its {provider}, without {name}'
        : 'a manager or collector goes by {name}, without {provider}'
    return [{ field: null, why }]
  },
  run: ({ ports }, { name, provider, cause, ...asked }) =>
    addStaff(ports, { ...asked, whose: provider ?? name ?? '', cause: cause ?? NO_CAUSE }),
})

export const staffEnd = alone('write', {
  name: 'staff end',
  describe: 'ends the role of a phone; its cash must be deposited first',
  input: {
    phone: PHONE,
    mutual: MUTUAL,
    role: ROLE,
    lastDay: optional(dayField('the last day (default: yesterday, so at once)')),
    cause: CAUSE,
    by: BY_MANAGER,
  },
  run: ({ ports }, { cause, ...asked }) => endStaff(ports, { ...asked, cause: cause ?? NO_CAUSE }),
})

export const STAFF_ACTS: readonly Act[] = [staffList, staffAdd, staffEnd]
