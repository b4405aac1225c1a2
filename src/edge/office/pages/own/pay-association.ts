import { collectOwed, foreseeOwed } from '../../../../app/associations/collect-owed.ts'
import { openRequestSeen } from '../../../../app/payments/request-money.ts'
import type { OpenRequest } from '../../../../core/payments/open-request.ts'
import {
  formatMemberNumber,
  type MemberNumber,
  readMemberNumber,
} from '../../../../core/member-number.ts'
import { type Minor, minor, ZERO } from '../../../../core/money.ts'
import { done, refused } from '../../../../core/refusals.ts'
import type { Association } from '../../../../core/statutes/statutes.ts'
import { findAssociation } from '../../../../store/associations/associations.ts'
import { type Errand, errand } from '../../errand.ts'
import { html } from '../../html.ts'
import type { Visit } from '../../visit.ts'
import { membersShown, plannedFacts } from '../pay/association/parts.ts'
import { line } from '../register/questions.ts'
import { refusalOf } from './not-asked.ts'

type Here = {
  readonly association: Association
  readonly readNumbers: (text: string) => { value: readonly MemberNumber[] } | { why: string }
  /** What this phone was asked for and has not answered. */
  readonly open: OpenRequest | null
}

type Wanted = {
  /** Null: everybody who owes something. */
  readonly numbers: readonly MemberNumber[] | null
  /** The sum that was looked at, in minor units; empty before. */
  readonly sum: string
  readonly again: boolean
}

/** The own association: that of another is not there. */
async function ownHere(visit: Visit): Promise<Here | null> {
  const { desk, asked, associations, who } = visit
  const code = asked.param('association')
  const { tx, mutual } = desk
  const association = associations.includes(code) ? await findAssociation(tx, mutual.code, code) : null // prettier-ignore
  if (!association) return null
  const aimed = { mutual, association: code, again: false }
  const open = await openRequestSeen(desk, aimed, who.phone)
  return { association, open, readNumbers: (text) => numbersIn(visit, text) }
}

function pathOf({ association }: Here): string {
  return `/association/${encodeURIComponent(association.code)}`
}

function membersOf({ desk }: Pick<Visit, 'desk'>, { association }: Here) {
  return { mutual: desk.mutual, association: association.code, today: desk.today }
}

/** Numbers of members, or why one is none. */
function numbersIn({ words }: Visit, text: string) {
  const numbers: MemberNumber[] = []
  for (const typed of text.split(/[\s,;]+/).filter(Boolean)) {
    const number = readMemberNumber(typed)
    if (!number) return { why: words('associations')('badNumber', { number: typed.slice(0, 20) }) }
    numbers.push(number)
  }
  return { value: numbers }
}

function openText({ words, write }: Visit, { amount, minutes }: OpenRequest): string {
  return words('pay')('open', { amount: write.money(amount), minutes })
}

/** An association asks its own phone for what its members owe, as on a call and by SMS (R05). */
const paying: Errand<Here, Wanted, { readonly amount: Minor }> = {
  open: ownHere,
  path: (here) => `${pathOf(here)}/pay`,
  title: ({ words }, { association }) =>
    words('associations')('ownPayTitle', { association: association.name }),
  about: (visit, { open }) =>
    html`${open && html`<p class="note warn">${openText(visit, open)}</p>`}
      <p class="soft">${visit.words('associations')('ownAbout')}</p>`,
  questions: (visit) => {
    const say = visit.words('associations')
    return line(visit, 'numbers', say('numbers'), { hint: say('numbersHint') })
  },
  names: ['numbers'],
  read: (typed, { readNumbers }) =>
    typed.whole({
      numbers: typed.perhaps('numbers', (name) => typed.by(name, readNumbers)),
      sum: typed.by('sum', (text) => ({ value: text })),
      again: typed.isOn('again'),
    }),
  hinders: async (visit, here, { numbers }) => {
    const plan = await foreseeOwed(visit.desk, membersOf(visit, here), numbers)
    const isNobody = !plan.ok && plan.refusal.code === 'association-empty'
    if (!plan.ok && !isNobody) return plan.refusal
    const without = numbers?.find((number) => !plan.ok || !plan.value.names.has(number))
    const say = visit.words('associations')
    if (without === undefined) return isNobody ? { errors: { numbers: say('nobodyOwes') } } : null
    const number = formatMemberNumber(without)
    return { errors: { numbers: say('notOwing', { number }) } }
  },
  check: async (visit, here, { numbers }) => {
    const plan = await foreseeOwed(visit.desk, membersOf(visit, here), numbers)
    const planned = plan.ok ? plan.value : null
    const { sum, members, parts } = plannedFacts(visit, planned)
    return {
      facts: [sum, members, parts],
      then: visit.words('pay')('askAbout'),
      shows: membersShown(planned),
      says: { sum: String(planned?.amount ?? ''), ...(here.open && { again: 'yes' }) },
      ...(here.open && { warns: openText(visit, here.open) }),
    }
  },
  whyNot: (visit, refusal) =>
    refusal.code === 'parts-differ'
      ? { kind: 'wrong', errors: { numbers: visit.words('associations')('owedChanged') } }
      : { kind: 'refused', refusal },
  button: ({ words }, { open }) => words('pay')(open ? 'askAgain' : 'askIt'),
  run: async (sent, here, { numbers, sum, again }) => {
    const shown = /^\d{1,15}$/.test(sum) ? minor(Number(sum)) : ZERO
    const wanted = { numbers, shown, again }
    const came = await collectOwed(sent.desk, membersOf(sent, here), wanted, sent.who.phone)
    return came.kind === 'asked' ? done(came) : refused(refusalOf(sent, came))
  },
  told: ({ desk, who, words, write, at }, here, { amount }) => ({
    to: at(pathOf(here)),
    notice: words('pay')('asked', {
      phone: desk.ports.writePhone(who.phone, desk.mutual.country),
      amount: write.money(amount),
    }),
  }),
  shows: () => [],
}

export const ownAssociationPaying = errand(paying)
