import { staffAdd } from '../../../app/acts/staff.ts'
import { type CivilDate, plus } from '../../../core/dates.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import { PERSON_ROLES, type PersonRole } from '../../../core/staff/office-role.ts'
import { readWrittenDay } from '../../../core/written-date.ts'
import { type Errand, errand } from '../errand.ts'
import { html } from '../html.ts'
import { selectOf } from '../inputs.ts'
import type { Visit } from '../visit.ts'
import { line, perhaps } from './register/questions.ts'
import { refusedHere } from './staff-refused.ts'

type Here = { readonly readDay: (text: string) => { value: CivilDate } | { why: string } }

type Given = {
  readonly name: string
  readonly phone: PhoneNumber
  readonly role: PersonRole
  /** Null: today. */
  readonly from: CivilDate | null
  /** Null: no last day. */
  readonly until: CivilDate | null
  readonly cause: string | null
}

/** People are elected for years, so their last day may lie further ahead than other days. */
const AHEAD = { months: 120 } as const

function dayAhead({ desk, words }: Visit): Here['readDay'] {
  return (text) => {
    const read = readWrittenDay(text.trim(), 'dmy', plus(desk.today, AHEAD))
    const isDay = read.kind === 'day' && read.at === null
    return isDay ? { value: read.day } : { why: words('asking')('badDay') }
  }
}

/** Lets a phone work here, by the act that commands do. */
const adding: Errand<Here, Given, unknown> = {
  open: async (visit) => ({ readDay: dayAhead(visit) }),
  path: () => '/staff/add',
  title: ({ words }) => words('staff')('add'),
  questions: (visit) => {
    const { words, typed, errors } = visit
    const say = words('staff')
    const roles = PERSON_ROLES.map((one) => [one, words('roles')(one)] as const)
    const role = { name: 'role', label: say('role'), value: typed('role'), error: errors['role'] }
    return html`${line(visit, 'whose', say('whose'), { hint: say('whoseHint') })}
    ${line(visit, 'phone', say('phone'), { hint: say('phoneHint') })}
    ${selectOf(role, [['', ''], ...roles])}
    ${perhaps(visit, 'from', say('from'), { hint: say('fromHint') })}
    ${perhaps(visit, 'until', say('until'), { hint: say('untilHint') })}
    ${perhaps(visit, 'why', say('why'), { hint: say('whyHint') })}`
  },
  names: ['whose', 'phone', 'role', 'from', 'until', 'why'],
  read: (typed, { readDay }) => {
    const day = (name: string) => typed.by(name, readDay)
    return typed.whole({
      name: typed.person('whose'),
      phone: typed.phone('phone'),
      role: typed.choice('role', PERSON_ROLES),
      from: typed.perhaps('from', day),
      until: typed.perhaps('until', day),
      cause: typed.perhaps('why', typed.text),
    })
  },
  check: ({ desk, words, write }, _here, { name, phone, role, from, until, cause }) => {
    const say = words('staff')
    return {
      facts: [
        [say('whose'), html`<strong>${name}</strong>`],
        [say('phone'), desk.ports.writePhone(phone, desk.mutual.country)],
        [say('role'), words('roles')(role)],
        [say('from'), write.day(from ?? desk.today)],
        [say('until'), until && write.day(until)],
        [say('why'), cause],
      ],
    }
  },
  button: ({ words }) => words('staff')('add'),
  whyNot: refusedHere,
  run: ({ desk, actor, by }, _here, given) =>
    staffAdd.run({ ...desk, actor }, { ...given, mutual: desk.mutual.code, provider: null, by }),
  told: ({ words, at }, _here, _done, { name, role }) => ({
    to: at('/staff'),
    notice: words('staff')('added', { name, role: words('roles')(role) }),
  }),
  shows: () => [],
}

export const staffAdding = errand(adding)
