import { type LetterIn, letterIssue } from '../../../../app/acts/letters.ts'
import type { PersonNamed } from '../../../../app/acts/member-fields.ts'
import { foreseeLetter, type LetterAsked } from '../../../../app/visits/letters.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import { formatMemberNumber } from '../../../../core/member-number.ts'
import type { Minor } from '../../../../core/money.ts'
import { loadHousehold } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { selectOf } from '../../inputs.ts'
import type { Visit } from '../../visit.ts'
import { letterWhyNot } from '../letter-why-not.ts'
import { dayTyped } from '../register/here.ts'
import { line } from '../register/questions.ts'
import { type ClinicHere, clinicHere, pageOfClinic } from './clinic-here.ts'

type Wanted = {
  readonly person: PersonNamed
  readonly service: string
  readonly amount: Minor
  readonly from: CivilDate
  readonly to: CivilDate
}

function letterOf({ provider }: ClinicHere, { person, ...wanted }: Wanted): LetterAsked {
  return { ...wanted, ...person, provider: provider.code }
}

async function nameOf({ desk }: Visit, { number, ordinal }: PersonNamed): Promise<string> {
  const household = await loadHousehold(desk.tx, desk.mutual.code, number)
  return household?.people.find((one) => one.ordinal === ordinal)?.name ?? ''
}

/** Promises a clinic to pay one bill of a person; above the limit of the statutes a second person approves it. */
const issuing: Errand<ClinicHere, Wanted, LetterIn> = {
  open: clinicHere,
  path: (here) => `${pageOfClinic(here)}/letter`,
  title: ({ words }, { provider }) => words('letters')('new', { clinic: provider.name }),
  questions: (visit, { provider }) => {
    const { words, typed, errors, asked } = visit
    const say = words('letters')
    const value = typed('step') === '' ? asked.query('who') : typed('who')
    const service = { name: 'service', label: say('service'), value: typed('service') }
    const services = provider.services.map((one) => [one, one] as const)
    const hint = words('asking')('dayHint')
    return html`${line(visit, 'who', say('who'), { hint: say('whoHint'), value })}
    ${selectOf({ ...service, error: errors['service'] }, services)}
    ${line(visit, 'amount', say('amount'), { input: html`inputmode="decimal"` })}
    ${line(visit, 'from', say('from'), { value: dayTyped(visit, 'from'), hint })}
    ${line(visit, 'to', say('to'), { hint })}`
  },
  names: ['who', 'service', 'amount', 'from', 'to'],
  read: async (typed, { provider }) =>
    typed.whole({
      person: await typed.somebody('who'),
      service: typed.choice('service', provider.services),
      amount: typed.amount('amount'),
      from: typed.day('from'),
      to: typed.day('to'),
    }),
  whyNot: ({ words }, refusal) => letterWhyNot(words, refusal),
  check: async (visit, here, wanted) => {
    const { desk, words, write } = visit
    const say = words('letters')
    const { person, service, amount, from, to } = wanted
    const { number, ordinal } = person
    const suffix = ordinal === 0 ? '' : `/${ordinal}`
    const foreseen = await foreseeLetter(desk, letterOf(here, wanted))
    const waits = foreseen.ok && foreseen.value.needsApproval
    return {
      facts: [
        [words('clinics')('clinic'), here.provider.name],
        [words('clinics')('person'), html`<strong>${await nameOf(visit, person)}</strong>`],
        [say('number'), `${formatMemberNumber(number)}${suffix}`],
        [say('service'), service],
        [say('upTo'), html`<strong>${write.money(amount)}</strong>`],
        [say('valid'), say('validDays', { from: write.day(from), to: write.day(to) })],
      ],
      then: say('issueThen'),
      warns: waits && say('approveThen'),
      shows: [number],
    }
  },
  button: ({ words }) => words('letters')('issue'),
  run: ({ desk, actor, who }, here, { person, ...wanted }) =>
    letterIssue.run(
      { ...desk, actor },
      { ...wanted, person, provider: here.provider.code, by: who.name },
    ),
  told: ({ words, at }, _here, { letter: { letter_number: letter, needs_approval: waits } }) => ({
    to: at(`/letters/${letter}`),
    notice: words('letters')(waits === 1 ? 'waits' : 'issued', { letter }),
  }),
  shows: () => [],
}

export const letterIssuing = errand(issuing)
