import { householdAdd, householdMove, householdRemove } from '../../../../app/acts/households.ts'
import { inBooks } from '../../../../app/desk.ts'
import { checkPerson } from '../../../../app/membership/add-person.ts'
import { samePersonIn } from '../../../../app/membership/same-person.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import { formatMemberNumber, type MemberNumber } from '../../../../core/member-number.ts'
import { bornText } from '../../../../core/messages/matter-text.ts'
import type { PhoneNumber } from '../../../../core/phone-number.ts'
import type { Household, Person } from '../../../../store/membership/households.ts'
import { loadHousehold } from '../../../../store/membership/households.ts'
import { loadMutual } from '../../../../store/mutuals/directory.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import type { Visit } from '../../visit.ts'
import {
  birthLine,
  dayTyped,
  householdHere,
  memberLine,
  named,
  pageOf,
  type PersonHere,
  personHere,
} from './here.ts'
import { line, perhaps, relationAsked, RELATIONS, sexAsked, whyAsked } from './questions.ts'

type Relation = (typeof RELATIONS)[number]

type NewPerson = {
  readonly name: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly relation: Relation
  readonly joinedOn: CivilDate | null
  readonly phone: PhoneNumber | null
  readonly card: string | null
  readonly another: boolean
}

type Added = { readonly person: Person }

/** Adds a person to a household, who waits on the own account. */
const adding: Errand<Household, NewPerson, Added> = {
  open: householdHere,
  path: ({ number }) => `${pageOf(number)}/people/new`,
  title: ({ words }, household) =>
    words('register')('addPerson', { member: memberLine(household) }),
  questions: (visit) => {
    const say = visit.words('register')
    return html`${line(visit, 'name', say('fullName'))} ${sexAsked(visit)} ${relationAsked(visit)}
    ${line(visit, 'birthDate', say('birth'), { hint: say('birthHint') })}
    ${perhaps(visit, 'joinedOn', say('firstDay'), { hint: say('firstDayHint') })}
    ${perhaps(visit, 'phone', say('personPhone'))} ${perhaps(visit, 'card', say('card'))}`
  },
  names: ['name', 'sex', 'relation', 'birthDate', 'joinedOn', 'phone', 'card'],
  read: (typed) =>
    typed.whole({
      name: typed.person('name'),
      sex: typed.choice('sex', ['F', 'M']),
      relation: typed.choice('relation', RELATIONS),
      birthDate: typed.birth('birthDate'),
      joinedOn: typed.perhaps('joinedOn', typed.day),
      phone: typed.perhaps('phone', typed.phone),
      card: typed.perhaps('card', typed.text),
      another: typed.isOn('another'),
    }),
  check: checkAdding,
  button: ({ words }) => words('register')('add'),
  run: ({ desk, actor, by }, { number }, value) =>
    householdAdd.run({ ...desk, actor }, { ...value, number, cause: null, by }),
  told: ({ words, at, write }, { number }, { person }) => {
    const told = { name: person.name, day: write.day(person.joinedOn) }
    return { to: at(pageOf(number)), notice: words('register')('added', told) }
  },
  shows: ({ number }) => [number],
}

async function checkAdding(visit: Visit, { number }: Household, value: NewPerson) {
  const { desk, words, write } = visit
  const say = words('register')
  const books = await loadMutual(desk.tx, desk.mutual.code)
  const newcomer = { ...value, registeredOn: desk.today }
  const fits = books && (await checkPerson(inBooks(desk, books), number, newcomer))
  const joinedOn = fits?.ok ? fits.value.joinedOn : value.joinedOn
  const twice = await samePersonIn(desk.tx, desk.mutual.code, value, joinedOn ?? desk.today)
  const of = twice?.number as MemberNumber
  const facts = [
    [words('frame')('name'), html`<strong>${value.name}</strong>`],
    [say('sex'), say(value.sex === 'F' ? 'female' : 'male')],
    [say('relation'), words('member')(value.relation)],
    [say('birth'), bornText(value.birthDate)],
    [say('firstDay'), joinedOn && write.day(joinedOn)],
    [
      words('member')('phone'),
      value.phone && desk.ports.writePhone(value.phone, desk.mutual.country),
    ],
    [say('card'), value.card],
  ] as const
  if (!twice) return { facts, then: say('addPersonThen') }
  const link = html`<a href="${visit.at(pageOf(of))}"
    >${formatMemberNumber(of)}/${twice.ordinal}</a
  >`
  const warns = html`${say('twice')} ${link}`
  return { facts, then: say('addPersonThen'), warns, says: { another: 'yes' }, shows: [of] }
}

type Leaving = { readonly on: CivilDate; readonly cause: string }

/** Takes a person out of a household; history and suffix stay. */
const removing: Errand<PersonHere, Leaving, unknown> = {
  open: personHere,
  path: ({ household, person }) => `${pageOf(household.number)}/people/${person.ordinal}/remove`,
  title: ({ words }, { person }) => words('register')('remove', { name: person.name }),
  about: personLine,
  questions: (visit) => {
    const day = { value: dayTyped(visit, 'on'), hint: visit.words('asking')('dayHint') }
    return html`${line(visit, 'on', visit.words('register')('lastDay'), day)} ${whyAsked(visit)}`
  },
  names: ['on', 'cause'],
  read: (typed) => typed.whole({ on: typed.day('on'), cause: typed.text('cause') }),
  check: ({ words, write }, { person }, { on, cause }) => ({
    facts: [
      [words('frame')('name'), html`<strong>${person.name}</strong>`],
      [words('register')('lastDay'), write.day(on)],
      [words('asking')('why'), cause],
    ],
    then: words('register')('removeThen'),
  }),
  button: ({ words }) => words('register')('removeIt'),
  run: ({ desk, actor, by }, here, { on, cause }) =>
    householdRemove.run({ ...desk, actor }, { person: named(here), on, cause, by }),
  told: ({ words, at, write }, { household, person }, _done, { on }) => ({
    to: at(pageOf(household.number)),
    notice: words('register')('removed', { name: person.name, day: write.day(on) }),
  }),
  shows: ({ household }) => [household.number],
}

type Moving = Leaving & { readonly to: MemberNumber; readonly relation: Relation }

/** Moves a person to another household of the mutual, where the person waits anew. */
const moving: Errand<PersonHere, Moving, Added> = {
  open: personHere,
  path: ({ household, person }) => `${pageOf(household.number)}/people/${person.ordinal}/move`,
  title: ({ words }, { person }) => words('register')('move', { name: person.name }),
  about: personLine,
  questions: (visit) => {
    const say = visit.words('register')
    const day = { value: dayTyped(visit, 'on'), hint: visit.words('asking')('dayHint') }
    const whose = { hint: visit.words('money')('whoseHint') }
    return html`${line(visit, 'to', say('toHousehold'), whose)} ${relationAsked(visit)}
    ${line(visit, 'on', say('firstDayThere'), day)} ${whyAsked(visit)}`
  },
  names: ['to', 'relation', 'on', 'cause'],
  read: async (typed) =>
    typed.whole({
      to: await typed.member('to'),
      relation: typed.choice('relation', RELATIONS),
      on: typed.day('on'),
      cause: typed.text('cause'),
    }),
  check: async ({ words, write, desk }, { person }, { to, relation, on, cause }) => {
    const say = words('register')
    const there = await loadHousehold(desk.tx, desk.mutual.code, to)
    const facts = [
      [words('frame')('name'), html`<strong>${person.name}</strong>`],
      [say('toHousehold'), there && memberLine(there)],
      [say('relation'), words('member')(relation)],
      [say('firstDayThere'), write.day(on)],
      [words('asking')('why'), cause],
    ] as const
    return { facts, then: say('moveThen'), shows: there ? [to] : [] }
  },
  button: ({ words }) => words('register')('moveIt'),
  run: ({ desk, actor, by }, here, value) =>
    householdMove.run({ ...desk, actor }, { ...value, person: named(here), by }),
  told: ({ words, at }, { person }, _done, { to }) => ({
    to: at(pageOf(to)),
    notice: words('register')('moved', { name: person.name }),
  }),
  shows: ({ household }) => [household.number],
}

function personLine(visit: Visit, { household, person }: PersonHere) {
  const what = [visit.words('member')(person.relation), birthLine(visit, person.birthDate)]
  return html`<p class="soft">${what.join(' · ')} · ${memberLine(household)}</p>`
}

export const personAdding = errand(adding)
export const personRemoving = errand(removing)
export const personMoving = errand(moving)
