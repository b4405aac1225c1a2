import { staffClose, staffEnd, staffResetPin } from '../../../app/acts/staff.ts'
import { listStaffIn, type StaffPhone } from '../../../app/staff/staff.ts'
import type { CivilDate } from '../../../core/dates.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { isPersonRole, type PersonRole } from '../../../core/staff/office-role.ts'
import { isOver } from '../../../core/staff/role.ts'
import { type Errand, errand } from '../errand.ts'
import { html } from '../html.ts'
import { selectOf } from '../inputs.ts'
import { pairs } from '../parts.ts'
import type { Typed } from '../typed.ts'
import type { Visit } from '../visit.ts'
import { line, perhaps } from './register/questions.ts'
import { refusedHere } from './staff-refused.ts'

/** A role that ends here: that of an association ends with its statutes. */
type EndingRole = PersonRole | 'clinic'

export function isEnding(role: string): role is EndingRole {
  return isPersonRole(role) || role === 'clinic'
}

/** Somebody who works here, with the roles that have not ended. */
type Colleague = {
  readonly phone: PhoneNumber
  readonly name: string
  readonly dialled: string
  readonly holding: readonly StaffPhone[]
}

async function colleagueHere({ desk, asked }: Visit): Promise<Colleague | null> {
  const all = (await listStaffIn(desk)).filter(({ phone }) => phone === asked.param('phone'))
  const holding = all.filter((one) => !isOver(one, desk.today))
  const [first] = holding
  if (!first) return null
  const { phone, name } = first
  return { phone, name, dialled: desk.ports.writePhone(phone, desk.mutual.country), holding }
}

/** Nobody closes the phone that is spoken from, since it is there, nor takes the own PIN away. */
async function otherHere(visit: Visit): Promise<Colleague | null> {
  const colleague = await colleagueHere(visit)
  const isOther = colleague && colleague.phone !== visit.who.phone
  return isOther && !colleague.holding.some(({ closed }) => closed) ? colleague : null
}

/** `/staff/%2B254733000001` */
export function pageOfStaff({ phone }: Pick<StaffPhone, 'phone'>): string {
  return `/staff/${encodeURIComponent(phone)}`
}

function named({ words }: Visit, { name, dialled }: Colleague) {
  return [
    [words('staff')('whose'), html`<strong>${name}</strong>`],
    [words('staff')('phone'), dialled],
  ] as const
}

type End = {
  readonly role: EndingRole
  /** Null: it ends at once. */
  readonly lastDay: CivilDate | null
  readonly cause: string | null
}

type Ended = { readonly role: { readonly name: string } }

function rolesOf({ holding }: Colleague): readonly EndingRole[] {
  return holding.map(({ role }) => role).filter(isEnding)
}

const ending: Errand<Colleague, End, Ended> = {
  open: async (visit) => {
    const colleague = await colleagueHere(visit)
    return colleague && rolesOf(colleague).length > 0 ? colleague : null
  },
  path: (of) => `${pageOfStaff(of)}/end`,
  title: ({ words }, { name }) => words('staff')('endOf', { name }),
  about: ({ words }) => html`<p class="soft">${words('staff')('endThen')}</p>`,
  questions: (visit, of) => {
    const { words, typed, errors, asked } = visit
    const say = words('staff')
    const value = typed('step') === '' ? asked.query('role') : typed('role')
    const roles = rolesOf(of).map((role) => [role, words('roles')(role)] as const)
    const role = { name: 'role', label: say('role'), value, error: errors['role'] }
    return html`${selectOf(role, roles)}
    ${line(visit, 'until', say('until'), { hint: say('endHint') })}
    ${perhaps(visit, 'why', say('why'), { hint: say('whyHint') })}`
  },
  names: ['role', 'until', 'why'],
  read: (typed: Typed, of) =>
    typed.whole({
      role: typed.choice('role', rolesOf(of)),
      lastDay: typed.perhaps('until', typed.day),
      cause: typed.perhaps('why', typed.text),
    }),
  check: (visit, of, { role, lastDay, cause }) => {
    const { words, write } = visit
    const say = words('staff')
    return {
      facts: [
        ...named(visit, of),
        [say('role'), words('roles')(role)],
        [say('until'), lastDay ? write.day(lastDay) : say('atOnce')],
        [say('why'), cause],
      ],
      then: say('endThen'),
    }
  },
  button: ({ words }) => words('staff')('doEnd'),
  whyNot: refusedHere,
  run: ({ desk, actor, by }, { phone }, asked) =>
    staffEnd.run({ ...desk, actor }, { ...asked, phone, mutual: desk.mutual.code, by }),
  told: ({ words, at }, { name }, _done, { role }) => ({
    to: at('/staff'),
    notice: words('staff')('ended', { name, role: words('roles')(role) }),
  }),
  shows: () => [],
}

/** What is done to a phone at once; its page says all that follows. */
function atOnce(
  path: string,
  words: {
    readonly title: 'lostOf' | 'forgotOf'
    readonly then: 'lostThen' | 'forgotThen'
    readonly button: 'doClose' | 'doReset'
    readonly done: 'closed' | 'reset'
  },
  run: Errand<Colleague, object, unknown>['run'],
): Errand<Colleague, object, unknown> {
  return {
    open: otherHere,
    path: (of) => `${pageOfStaff(of)}/${path}`,
    title: (visit, { name }) => visit.words('staff')(words.title, { name }),
    about: (visit, of) =>
      html`${pairs(named(visit, of))}
        <p class="warn"><strong>${visit.words('staff')(words.then)}</strong></p>`,
    questions: () => html``,
    names: [],
    read: () => ({}),
    button: (visit) => visit.words('staff')(words.button),
    whyNot: refusedHere,
    run,
    told: (sent, { name }) => ({
      to: sent.at('/staff'),
      notice: sent.words('staff')(words.done, { name }),
    }),
    shows: () => [],
  }
}

const closing = atOnce(
  'close',
  { title: 'lostOf', then: 'lostThen', button: 'doClose', done: 'closed' },
  ({ desk, actor, by }, { phone }) =>
    staffClose.run({ ...desk, actor }, { phone, mutual: desk.mutual.code, cause: null, by }),
)

const resetting = atOnce(
  'reset-pin',
  { title: 'forgotOf', then: 'forgotThen', button: 'doReset', done: 'reset' },
  ({ desk, actor, by }, { phone }) =>
    staffResetPin.run({ ...desk, actor }, { phone, mutual: desk.mutual.code, by }),
)

export const staffEnding = errand(ending)
export const staffClosing = errand(closing)
export const staffPinResetting = errand(resetting)
