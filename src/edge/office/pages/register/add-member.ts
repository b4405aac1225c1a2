import { membersAdd } from '../../../../app/acts/members.ts'
import { samePersonIn } from '../../../../app/membership/same-person.ts'
import type { MemberNumber } from '../../../../core/member-number.ts'
import { formatMemberNumber } from '../../../../core/member-number.ts'
import { bornText } from '../../../../core/messages/matter-text.ts'
import { html } from '../../html.ts'
import { type Check, type Errand, errand } from '../../errand.ts'
import { tick } from '../../inputs.ts'
import type { Typed, Whole } from '../../typed.ts'
import type { Visit } from '../../visit.ts'
import { dayTyped, pageOf, type PersonHere, personHere } from './here.ts'
import { line, type Offered, offeredHere, offers, perhaps, sexAsked } from './questions.ts'

type Here = Offered & { readonly from: PersonHere | null }

/** What the statutes and the register need of a new member, whoever it is. */
function readMembership(typed: Typed, { plans, associations }: Offered) {
  const plan = plans[0]?.code ?? ''
  return {
    plan:
      plans.length > 1
        ? typed.choice(
            'plan',
            plans.map(({ code }) => code),
          )
        : plan,
    association: typed.perhaps('association', (name) =>
      typed.choice(
        name,
        associations.map(({ code }) => code),
      ),
    ),
    phone: typed.perhaps('phone', typed.phone),
    joinedOn: typed.day('joinedOn'),
    card: typed.perhaps('card', typed.text),
    feePaid: typed.isOn('feePaid'),
    another: typed.isOn('another'),
  }
}

type Membership = Whole<ReturnType<typeof readMembership>>

const NAMES = ['plan', 'association', 'phone', 'joinedOn', 'card', 'feePaid'] as const

function membershipAsked(visit: Visit, here: Offered) {
  const { words, typed } = visit
  const say = words('register')
  const joinedOn = { value: dayTyped(visit, 'joinedOn'), hint: words('asking')('dayHint') }
  const paid = { name: 'feePaid', value: typed('feePaid'), label: say('feePaid') }
  return html`${perhaps(visit, 'phone', say('ownPhone'), { hint: say('ownPhoneHint') })}
  ${offers(visit, here)} ${line(visit, 'joinedOn', say('firstDay'), joinedOn)}
  ${perhaps(visit, 'card', say('card'))} ${tick({ ...paid, hint: say('feePaidHint') })}`
}

function membershipFacts(
  { words, write, desk }: Visit,
  { associations }: Offered,
  value: Membership,
): Check['facts'] {
  const say = words('register')
  const { phone } = value
  const group = associations.find(({ code }) => code === value.association)
  return [
    [
      words('member')('phone'),
      phone ? desk.ports.writePhone(phone, desk.mutual.country) : words('member')('noPhone'),
    ],
    [words('member')('plan'), value.plan],
    [words('member')('association'), group?.name],
    [say('firstDay'), write.day(value.joinedOn)],
    [say('card'), value.card],
    [say('feePaid'), value.feePaid && words('frame')('yes')],
  ]
}

/** Registers one new member, who then has a number. */
const adding: Errand<Here, Membership & PersonTyped, MemberNumber> = {
  open: async (visit) => ({ ...(await offeredHere(visit)), from: null }),
  path: () => '/members/new',
  title: ({ words }) => words('register')('addMember'),
  questions: (visit, here) => {
    const say = visit.words('register')
    return html`${line(visit, 'name', say('fullName'))} ${sexAsked(visit)}
    ${line(visit, 'birthDate', say('birth'), { hint: say('birthHint') })}
    ${membershipAsked(visit, here)}`
  },
  names: ['name', 'sex', 'birthDate', ...NAMES],
  read: (typed, here) =>
    typed.whole({
      name: typed.person('name'),
      sex: typed.choice('sex', ['F', 'M']),
      birthDate: typed.birth('birthDate'),
      ...readMembership(typed, here),
    }),
  check: async (visit, here, value) => {
    const { desk, words } = visit
    const say = words('register')
    const twice = await samePersonIn(desk.tx, desk.mutual.code, value, value.joinedOn)
    const facts = [
      [words('frame')('name'), html`<strong>${value.name}</strong>`],
      [say('sex'), say(value.sex === 'F' ? 'female' : 'male')],
      [say('birth'), bornText(value.birthDate)],
      ...membershipFacts(visit, here, value),
    ] as const
    if (!twice) return { facts, then: say('addMemberThen') }
    const other = `${formatMemberNumber(twice.number as MemberNumber)}/${twice.ordinal}`
    const seen = html`${say('twice')}
      <a href="${visit.at(pageOf(twice.number as MemberNumber))}">${other}</a>`
    return {
      facts,
      then: say('addMemberThen'),
      warns: seen,
      says: { another: 'yes' },
      shows: [twice.number as MemberNumber],
    }
  },
  button: ({ words }) => words('register')('register'),
  run: ({ desk, actor, by }, _here, value) =>
    membersAdd.run(
      { ...desk, actor },
      { ...value, mutual: desk.mutual.code, from: null, cause: null, by },
    ),
  told: (sent, _here, number, { name }) => registered(sent, number, name),
  shows: () => [],
}

type PersonTyped = { readonly name: string; readonly sex: 'F' | 'M'; readonly birthDate: string }

/** Makes somebody of a household a member, who then leaves it. */
const becoming: Errand<Here & { readonly from: PersonHere }, Membership, MemberNumber> = {
  open: async (visit) => {
    const from = await personHere(visit)
    return from && { ...(await offeredHere(visit)), from }
  },
  path: ({ from: { household, person } }) =>
    `${pageOf(household.number)}/people/${person.ordinal}/member`,
  title: ({ words }, { from }) => words('register')('becomes', { name: from.person.name }),
  questions: (visit, here) => membershipAsked(visit, here),
  names: NAMES,
  read: (typed, here) => typed.whole(readMembership(typed, here)),
  check: (visit, here, value) => ({
    facts: [
      [visit.words('frame')('name'), html`<strong>${here.from.person.name}</strong>`],
      ...membershipFacts(visit, here, value),
    ],
    then: visit.words('register')('becomesThen'),
  }),
  button: ({ words }) => words('register')('register'),
  run: ({ desk, actor, by }, { from }, value) =>
    membersAdd.run(
      { ...desk, actor },
      {
        ...{ ...value, mutual: null, name: null, sex: null, birthDate: null, cause: null, by },
        from: { number: from.household.number, ordinal: from.person.ordinal },
      },
    ),
  told: (sent, { from }, number) => registered(sent, number, from.person.name),
  shows: ({ from }) => [from.household.number],
}

function registered({ words, at }: Visit, number: MemberNumber, name: string) {
  const notice = words('register')('registered', { name, number: formatMemberNumber(number) })
  return { to: at(pageOf(number)), notice }
}

export const memberAdding = errand(adding)
export const memberBecoming = errand(becoming)
