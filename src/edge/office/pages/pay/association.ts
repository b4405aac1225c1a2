import { payForAssociation } from '../../../../app/associations/pay-for-association.ts'
import {
  foreseeForAssociation,
  type PaymentAsked,
  type PlannedPayment,
} from '../../../../app/associations/plan-for-association.ts'
import type { CivilDate } from '../../../../core/dates.ts'
import type { Minor } from '../../../../core/money.ts'
import type { PartFault, PartRow } from '../../../../core/payments/parts-list.ts'
import { done, refused, type Refusal } from '../../../../core/refusals.ts'
import type { Association } from '../../../../core/statutes/statutes.ts'
import { findAssociation } from '../../../../store/associations/associations.ts'
import { type Errand, errand } from '../../errand.ts'
import { faultWords } from '../../fault-words.ts'
import { html } from '../../html.ts'
import { choiceOf, textIn } from '../../inputs.ts'
import { NO_PART, readPartLines } from '../../part-lines.ts'
import { table } from '../../parts.ts'
import { whyRefused } from '../../refused.ts'
import type { Typed } from '../../typed.ts'
import type { Answer, Visit } from '../../visit.ts'
import { person } from '../clinic-lists.ts'
import { dayTyped } from '../register/here.ts'
import { line } from '../register/questions.ts'

type Here = {
  readonly association: Association
  readonly readList: (text: string) => { value: readonly PartRow[] } | { why: string }
}

type Paid = {
  readonly kind: 'bank' | 'cash'
  /** Null: what the list sums to, or all that is owed. */
  readonly amount: Minor | null
  readonly reference: string
  readonly on: CivilDate
  /** Empty: everybody, the oldest debts first. */
  readonly list: readonly PartRow[]
}

/** Lines of a list that are corrected at once, and parts that are shown before it is done. */
const FAULTS_NAMED = 5
const PARTS_SHOWN = 100

/** Far more than the members of the largest association: the form itself is bounded. */
const LIST_MAX = 12_000

async function associationHere(visit: Visit): Promise<Here | null> {
  const { desk, asked } = visit
  const { tx, mutual } = desk
  const association = await findAssociation(tx, mutual.code, asked.param('association'))
  if (!association) return null
  const readList: Here['readList'] = (text) => {
    const { rows, faults } = readPartLines(text, mutual.currency)
    return faults.length > 0 ? { why: faultLines(visit, faults) } : { value: rows }
  }
  return { association, readList }
}

/** `Line 2: is not in the association.` */
function faultLines({ words, language }: Visit, faults: readonly PartFault[]): string {
  const say = words('associations')
  const lines = faults.slice(0, FAULTS_NAMED).map(({ line, why }) => {
    const told = why === NO_PART ? say('lineShape') : (faultWords(language, why) ?? why)
    return `${say('line', { line, why: told })}.`
  })
  const more = faults.length > FAULTS_NAMED ? [say('lineMore', { count: faults.length - FAULTS_NAMED })] : [] // prettier-ignore
  return [...lines, ...more].join(' ')
}

function read(typed: Typed, { readList }: Here) {
  return typed.whole({
    kind: typed.choice('kind', ['bank', 'cash']),
    amount: typed.perhaps('amount', typed.amount),
    reference: typed.text('reference'),
    on: typed.day('on'),
    list: typed.by('list', readList),
  })
}

/** The payment as the act of the command line takes it. */
function paymentOf({ desk, who }: Visit, { association }: Here, paid: Paid): PaymentAsked {
  const { kind, amount, reference, on, list } = paid
  const shared =
    amount === null
      ? ({ kind: 'owed', numbers: null } as const)
      : ({ kind: 'amount', amount, numbers: null } as const)
  return {
    ...{ mutual: desk.mutual.code, association: association.code, by: who.phone },
    choice: list.length > 0 ? { kind: 'list', rows: list, amount } : shared,
    ...{ received: null, seen: { kind, reference, on }, dryRun: false },
  }
}

/** Refusals that belong beside a question. */
const FIELDS: Partial<Record<Refusal['code'], string>> = {
  'slip-taken': 'reference',
  'later-than-today': 'on',
  'cash-day': 'on',
  'nothing-owed': 'amount',
  'parts-differ': 'amount',
}

function whyNot(visit: Visit, refusal: Refusal): Answer {
  const field = FIELDS[refusal.code]
  if (field === undefined) return { kind: 'refused', refusal }
  return { kind: 'wrong', errors: { [field]: whyRefused(visit, refusal) } }
}

function partsTable(visit: Visit, { parts, names }: PlannedPayment) {
  const { words, write } = visit
  const say = words('associations')
  const columns = [
    {
      name: words('frame')('name'),
      cell: ({ number }: (typeof parts)[number]) =>
        person(visit, { number, ordinal: 0, name: names.get(number) ?? '' }),
      isHead: true,
    },
    {
      name: say('part'),
      cell: ({ amount }: (typeof parts)[number]) => write.money(amount),
      isNumber: true,
    },
  ] as const
  const rest = parts.length - PARTS_SHOWN
  return html`${table(say('parts'), columns, parts.slice(0, PARTS_SHOWN))}
  ${rest > 0 && html`<p>${say('more', { count: rest })}</p>`}`
}

/** Records what an association paid, shared among its members by the rule or by a list (R05). */
const paying: Errand<Here, Paid, PlannedPayment> = {
  open: associationHere,
  path: ({ association }) => `/associations/${encodeURIComponent(association.code)}/pay`,
  title: ({ words }, { association }) =>
    words('associations')('payTitle', { association: association.name }),
  about: ({ words }) => html`<p class="soft">${words('associations')('payAbout')}</p>`,
  questions: (visit) => {
    const { words, typed, errors } = visit
    const say = words('associations')
    const asked = (name: string) => ({ name, value: typed(name), error: errors[name] })
    const number = html`inputmode="decimal"`
    const list = { ...asked('list'), label: say('list'), hint: say('listHint') }
    return html`${choiceOf({ ...asked('kind'), label: say('how') }, [
      ['bank', say('bank')],
      ['cash', say('cash')],
    ])}
    ${line(visit, 'amount', say('amount'), { hint: say('amountHint'), input: number })}
    ${line(visit, 'reference', say('reference'), { hint: words('pay')('slipHint') })}
    ${line(visit, 'on', say('on'), { value: dayTyped(visit, 'on'), hint: words('asking')('dayHint') })}
    ${textIn(list, { rows: 6, most: LIST_MAX })}`
  },
  names: ['kind', 'amount', 'reference', 'on', 'list'],
  read,
  hinders: async (visit, here, paid) => {
    const foreseen = await foreseeForAssociation(visit.desk, paymentOf(visit, here, paid))
    if (foreseen.ok) return null
    return foreseen.faults
      ? { errors: { list: faultLines(visit, foreseen.faults) } }
      : foreseen.refusal
  },
  whyNot,
  check: async (visit, here, paid) => {
    const { desk, words, write } = visit
    const say = words('associations')
    const foreseen = await foreseeForAssociation(desk, paymentOf(visit, here, paid))
    const planned = foreseen.ok ? foreseen.value : null
    const shown = planned?.parts.slice(0, PARTS_SHOWN) ?? []
    return {
      facts: [
        [say('association'), html`<strong>${here.association.name}</strong>`],
        [
          words('frame')('amount'),
          planned && html`<strong>${write.money(planned.amount)}</strong>`,
        ],
        [say('how'), say(paid.kind)],
        [say('reference'), paid.reference],
        [say('on'), write.day(paid.on)],
        [say('members'), planned?.parts.length],
        [say('parts'), planned && partsTable(visit, planned)],
      ],
      then: say('payAbout'),
      shows: shown.map(({ number }) => number),
    }
  },
  button: ({ words }) => words('associations')('payIt'),
  run: async (sent, here, paid) => {
    const came = await payForAssociation(sent.desk, paymentOf(sent, here, paid))
    if (came.ok) return done(came.value)
    // Somebody left it since the look.
    const number = paid.list[(came.faults?.[0]?.line ?? 1) - 1]?.number ?? ''
    const left = { code: 'not-in-association', number, association: here.association.code } as const
    return refused(came.refusal ?? left)
  },
  told: ({ words, write, at }, { association }, { amount, parts, receipt }) => ({
    to: at(`/associations/${encodeURIComponent(association.code)}`),
    notice: words('associations')('recorded', {
      ...{ amount: write.money(amount), association: association.name, count: parts.length },
      receipt: receipt?.receipt_number ?? '',
    }),
  }),
  shows: () => [],
}

export const associationPaying = errand(paying)
