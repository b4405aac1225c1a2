import { done, type Result } from '../../core/refusals.ts'
import { inMutual } from '../desk.ts'
import { mutualOrRefusal } from '../mutual.ts'
import { ACTS_DAYS, type ActsListed, listActs } from '../phones/acts-of-phone.ts'
import { closePhone } from '../phones/close-phone.ts'
import { proposeOpening } from '../phones/open-phone.ts'
import { resetStaffPin, type StaffPinReset } from '../phones/staff-pin.ts'
import { addStaff, endStaff, STAFF_ROLES } from '../staff/staff-acts.ts'
import { listStaff, staffFor } from '../staff/staff.ts'
import { type Act, alone, reads, writes } from './act.ts'
import { described, optional } from './field.ts'
import { phoneField } from './mutual-fields.ts'
import {
  BY_MANAGER,
  byField,
  choiceField,
  codeField,
  dayField,
  MUTUAL,
  NEW_NAME,
  switchField,
  textField,
  wholeNumberField,
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
const ROLE = choiceField(`what it is: ${STAFF_ROLES.join(', ')}`, 'role', STAFF_ROLES)
const CAUSE = optional(textField('why, in a few words'))

/** What is recorded where nobody says why. */
const NO_CAUSE = 'decided by a manager'

export const staffAdd = writes({
  name: 'staff add',
  describe: 'lets a phone work for a mutual, of a clinic or of a person in a role',
  input: {
    phone: PHONE,
    mutual: MUTUAL,
    role: ROLE,
    name: optional(described(NEW_NAME, 'the name of the person')),
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
        : 'a person goes by {name}, without {provider}'
    return [{ field: null, why }]
  },
  run: (desk, { name, provider, cause, ...asked }) =>
    addStaff(desk, { ...asked, whose: provider ?? name ?? '', cause: cause ?? NO_CAUSE }),
})

export const staffEnd = writes({
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
  run: (desk, { cause, ...asked }) => endStaff(desk, { ...asked, cause: cause ?? NO_CAUSE }),
})

/** What a role is asked for by, where nobody says more. */
const LOST = 'lost or stolen'

export const staffClose = writes({
  name: 'staff close',
  describe:
    'closes a lost or stolen phone at once; nothing from it counts until two people open it',
  input: {
    phone: PHONE,
    mutual: MUTUAL,
    cause: CAUSE,
    by: byField('whoever works here and says that it is lost: the name, or the phone'),
  },
  run: async (desk, { phone, mutual: code, cause, by }) => {
    const books = await mutualOrRefusal(desk.tx, code)
    if (!books.ok) return books
    const there = inMutual(desk, books.value.mutual)
    const staff = await staffFor(there, by, 'staff close')
    if (!staff.ok) return staff
    const { name } = staff.value
    return closePhone(there, { phone, way: 'command', by: name, from: null, cause: cause ?? LOST })
  },
})

export const staffOpen = writes({
  name: 'staff open',
  describe:
    'proposes to open a closed phone, or another one in its place; a second manager approves',
  input: {
    phone: phoneField('the phone that is closed'),
    mutual: MUTUAL,
    newPhone: optional(phoneField('the phone that its owner has now (default: the same one)')),
    reason: textField('why it may be opened'),
    by: BY_MANAGER,
  },
  run: proposeOpening,
})

/** Further back is the registers' to say. */
const DAYS_MAX = 366

export const staffActs = reads({
  name: 'staff acts',
  describe: 'what was done from a phone, or in its owner’s name, in the last days',
  input: {
    phone: PHONE,
    mutual: MUTUAL,
    days: optional(wholeNumberField(`how many days (default: ${ACTS_DAYS})`, 'days', 1, DAYS_MAX)),
  },
  run: async (desk, { phone, mutual: code, days }): Promise<Result<ActsListed>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    if (!books.ok) return books
    const asked = { phone, days: days ?? ACTS_DAYS }
    return listActs(inMutual(desk, books.value.mutual), asked)
  },
})

export const staffResetPin = writes({
  name: 'staff reset-pin',
  describe: 'takes away the service PIN of a colleague who forgot it; the phone hears of it by SMS',
  input: { phone: PHONE, mutual: MUTUAL, by: BY_MANAGER },
  run: async (desk, { phone, mutual: code, by }): Promise<Result<StaffPinReset>> => {
    const books = await mutualOrRefusal(desk.tx, code)
    if (!books.ok) return books
    return resetStaffPin(inMutual(desk, books.value.mutual), { phone, by })
  },
})

export const STAFF_ACTS: readonly Act[] = [
  ...[staffList, staffAdd, staffEnd, staffClose, staffOpen, staffActs, staffResetPin],
]
