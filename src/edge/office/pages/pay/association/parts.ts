import type { PlannedPayment } from '../../../../../app/associations/plan-for-association.ts'
import type { MemberNumber } from '../../../../../core/member-number.ts'
import { type Html, html } from '../../../html.ts'
import { textIn } from '../../../inputs.ts'
import { table } from '../../../parts.ts'
import type { Visit } from '../../../visit.ts'
import { person } from '../../clinic-lists.ts'
import { type Here, pageOfAssociation } from './here.ts'

/** What is shown of a payment before it is done. */
type Planned = Pick<PlannedPayment, 'amount' | 'parts' | 'names'>

/** Parts that are shown before it is done. */
const PARTS_SHOWN = 100

/** Far more than the members of the largest association: the form itself is bounded. */
const LIST_MAX = 12_000

/** The question for whom it is, a line for each member. */
export function listAsked({ words, typed, errors }: Visit): Html {
  const say = words('associations')
  const asked = { name: 'list', value: typed('list'), error: errors['list'] }
  return textIn({ ...asked, label: say('list'), hint: say('listHint') }, { rows: 6, most: LIST_MAX }) // prettier-ignore
}

/** What somebody looks at before it is done: how much in all, how many members, and each part. */
export function plannedFacts({ words, ...visit }: Visit, planned: Planned | null) {
  const say = words('associations')
  const { write } = visit
  return {
    sum: [
      words('frame')('amount'),
      planned && html`<strong>${write.money(planned.amount)}</strong>`,
    ] as const,
    members: [say('members'), planned?.parts.length] as const,
    parts: [say('parts'), planned && partsTable({ words, ...visit }, planned)] as const,
  }
}

/** The members whose parts are shown. */
export function membersShown(planned: Planned | null): readonly MemberNumber[] {
  return planned?.parts.slice(0, PARTS_SHOWN).map(({ number }) => number) ?? []
}

function partsTable(visit: Visit, { parts, names }: Planned): Html {
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

/** What is said once money of an association is in the books, on the page of the association. */
export function paidTold(
  { words, write, at }: Visit,
  here: Here,
  { amount, parts, receipt }: PlannedPayment,
): { readonly to: string; readonly notice: string } {
  return {
    to: at(pageOfAssociation(here)),
    notice: words('associations')('recorded', {
      ...{ amount: write.money(amount), association: here.association.name, count: parts.length },
      receipt: receipt?.receipt_number ?? '',
    }),
  }
}
