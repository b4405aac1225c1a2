import {
  membersDecease,
  membersNotice,
  membersResign,
  membersStay,
  membersTransfer,
} from '../../../../app/acts/members.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import type { Ending } from '../../../../core/membership/ending.ts'
import type { Household } from '../../../../store/membership/households.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import { tick } from '../../inputs.ts'
import { dayTyped, householdHere, memberLine, pageOf } from './here.ts'
import { line, whyAsked } from './questions.ts'

const ACTS = { resigned: membersResign, deceased: membersDecease, transferred: membersTransfer }

type Ends = { readonly on: CivilDate; readonly cause: string }

/** Ends a membership: what has begun by then is owed, and the member hears of it unless it is who died. */
function ending(
  how: Ending,
  verb: 'resign' | 'decease' | 'transfer',
): Errand<Household, Ends, unknown> {
  return {
    open: householdHere,
    path: ({ number }) => `${pageOf(number)}/${verb}`,
    title: ({ words }, household) => words('register')(verb, { member: memberLine(household) }),
    about: ({ words }) => html`<p class="soft">${words('register')(`${verb}About`)}</p>`,
    questions: (visit) => {
      const day = { value: dayTyped(visit, 'on'), hint: visit.words('asking')('dayHint') }
      return html`${line(visit, 'on', visit.words('register')('firstDayWithout'), day)}
      ${whyAsked(visit)}`
    },
    names: ['on', 'cause'],
    read: (typed) => typed.whole({ on: typed.day('on'), cause: typed.text('cause') }),
    check: ({ words, write }, household, { on, cause }) => ({
      facts: [
        [words('register')('household'), html`<strong>${memberLine(household)}</strong>`],
        [words('register')('firstDayWithout'), write.day(on)],
        [words('asking')('why'), cause],
      ],
      then: words('register')(`${verb}About`),
      warns: words('register')('endsForAll', {
        count: household.people.filter(({ leftOn }) => !leftOn).length,
      }),
    }),
    button: ({ words }) => words('register')('endIt'),
    run: ({ desk, actor, by }, { number }, value) =>
      ACTS[how].run({ ...desk, actor }, { ...value, number, by }),
    told: ({ words, at, write }, household, _done, { on }) => ({
      to: at(pageOf(household.number)),
      notice: words('register')('ended', { member: memberLine(household), day: write.day(on) }),
    }),
    shows: ({ number }) => [number],
  }
}

/** Takes back an end that lies ahead. */
const staying: Errand<Household, { readonly cause: string }, unknown> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/stay`,
  title: ({ words }, household) => words('register')('stay', { member: memberLine(household) }),
  about: ({ words }) => html`<p class="soft">${words('register')('stayAbout')}</p>`,
  questions: whyAsked,
  names: ['cause'],
  read: (typed) => typed.whole({ cause: typed.text('cause') }),
  button: ({ words }) => words('register')('stayIt'),
  run: ({ desk, actor, by }, { number }, { cause }) =>
    membersStay.run({ ...desk, actor }, { number, cause, by }),
  told: ({ words, at }, household) => ({
    to: at(pageOf(household.number)),
    notice: words('register')('stays', { member: memberLine(household) }),
  }),
  shows: ({ number }) => [number],
}

type Notice = { readonly hearing: string; readonly withoutSms: boolean }

/** Tells a member that striking off is near, with the debt and the hearing. */
const noticing: Errand<Household, Notice, unknown> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/notice`,
  title: ({ words }, household) => words('register')('notice', { member: memberLine(household) }),
  about: ({ words }) => html`<p class="soft">${words('register')('noticeAbout')}</p>`,
  questions: (visit, { people }) => {
    const { words, typed } = visit
    const say = words('register')
    const told = { name: 'withoutSms', label: say('withoutSms'), value: typed('withoutSms') }
    return html`${line(visit, 'hearing', say('hearing'), { hint: say('hearingHint') })}
    ${!people[0]?.phone && tick(told)}`
  },
  names: ['hearing', 'withoutSms'],
  read: (typed) =>
    typed.whole({ hearing: typed.text('hearing'), withoutSms: typed.isOn('withoutSms') }),
  check: ({ words }, household, { hearing }) => ({
    facts: [
      [words('register')('household'), html`<strong>${memberLine(household)}</strong>`],
      [words('register')('hearing'), hearing],
    ],
    then: words('register')(household.people[0]?.phone ? 'noticeThen' : 'noticeWithout'),
  }),
  button: ({ words }) => words('register')('noticeIt'),
  run: ({ desk, actor, by }, { number }, value) =>
    membersNotice.run({ ...desk, actor }, { ...value, number, by }),
  told: ({ words, at }, household) => ({
    to: at(pageOf(household.number)),
    notice: words('register')('noticed', { member: memberLine(household) }),
  }),
  shows: ({ number }) => [number],
}

export const memberResigning = errand(ending('resigned', 'resign'))
export const memberDeceased = errand(ending('deceased', 'decease'))
export const memberTransferring = errand(ending('transferred', 'transfer'))
export const memberStaying = errand(staying)
export const memberNotice = errand(noticing)
