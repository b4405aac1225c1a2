import { householdPhone } from '../../../../app/acts/households.ts'
import { membersResetPin } from '../../../../app/acts/members.ts'
import { pendingPhone, phoneAt } from '../../../../core/membership/phone-change.ts'
import type { PhoneNumber } from '../../../../core/phone-number.ts'
import type { Household } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { pairs } from '../../parts.ts'
import type { Visit } from '../../visit.ts'
import { householdHere, memberLine, pageOf } from './here.ts'
import { line, whyAsked } from './questions.ts'

type Changing = { readonly phone: PhoneNumber; readonly cause: string }

/** Lets another phone speak for a household, a day from now; the old one is told and may say no. */
const changing: Errand<Household, Changing, unknown> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/phone`,
  title: ({ words }, household) => words('register')('phone', { member: memberLine(household) }),
  about: (visit, household) =>
    html`${phones(visit, household)}
      <p class="soft">${visit.words('register')('phoneAbout')}</p>`,
  questions: (visit) =>
    html`${line(visit, 'phone', visit.words('register')('newPhone'))} ${whyAsked(visit)}`,
  names: ['phone', 'cause'],
  read: (typed) => typed.whole({ phone: typed.phone('phone'), cause: typed.text('cause') }),
  check: (visit, household, { phone, cause }) => ({
    facts: [
      [visit.words('register')('household'), html`<strong>${memberLine(household)}</strong>`],
      [visit.words('register')('newPhone'), html`<strong>${written(visit, phone)}</strong>`],
      [visit.words('asking')('why'), cause],
    ],
    then: visit.words('register')('phoneAbout'),
  }),
  button: ({ words }) => words('register')('phoneIt'),
  run: ({ desk, actor, by }, { number }, value) =>
    householdPhone.run({ ...desk, actor }, { ...value, number, cancel: false, by }),
  told: (sent, { number }, _done, { phone }) => ({
    to: sent.at(pageOf(number)),
    notice: sent.words('register')('phoneChanges', { phone: written(sent, phone) }),
  }),
  shows: ({ number }) => [number],
}

/** Takes back a change of phone that has not taken effect. */
const keeping: Errand<Household, { readonly cause: string }, unknown> = {
  open: async (visit) => {
    const household = await householdHere(visit)
    const [member] = household?.people ?? []
    return member && pendingPhone(member, visit.desk.now) ? household : null
  },
  path: ({ number }) => `${pageOf(number)}/phone/keep`,
  title: ({ words }, household) =>
    words('register')('keepPhone', { member: memberLine(household) }),
  about: phones,
  questions: whyAsked,
  names: ['cause'],
  read: (typed) => typed.whole({ cause: typed.text('cause') }),
  button: ({ words }) => words('register')('keepIt'),
  run: ({ desk, actor, by }, { number }, { cause }) =>
    householdPhone.run({ ...desk, actor }, { number, cause, phone: null, cancel: true, by }),
  told: ({ words, at }, { number }) => ({
    to: at(pageOf(number)),
    notice: words('register')('phoneKept'),
  }),
  shows: ({ number }) => [number],
}

function phones(visit: Visit, { people: [member] }: Household) {
  const { words, desk } = visit
  const now = member && phoneAt(member, desk.now)
  const next = member && pendingPhone(member, desk.now)
  return pairs([
    [words('member')('phone'), now ? written(visit, now) : words('member')('noPhone')],
    [
      words('register')('newPhone'),
      next && `${written(visit, next.phone)} · ${visit.write.moment(next.from)}`,
    ],
  ])
}

function written({ desk }: Visit, phone: PhoneNumber): string {
  return desk.ports.writePhone(phone, desk.mutual.country)
}

/** Takes away a service PIN that a member forgot; the member hears of it. */
const resetting: Errand<Household, object, unknown> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/reset-pin`,
  title: ({ words }, household) => words('register')('resetPin', { member: memberLine(household) }),
  about: ({ words }) => html`<p>${words('register')('resetPinAbout')}</p>`,
  questions: () => html``,
  names: [],
  read: () => ({}),
  button: ({ words }) => words('register')('resetPinIt'),
  run: ({ desk, actor, by }, { number }) => membersResetPin.run({ ...desk, actor }, { number, by }),
  told: ({ words, at }, { number }) => ({
    to: at(pageOf(number)),
    notice: words('register')('pinReset'),
  }),
  shows: ({ number }) => [number],
}

export const phoneChanging = errand(changing)
export const phoneKeeping = errand(keeping)
export const pinResetting = errand(resetting)
