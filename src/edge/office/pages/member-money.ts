import type { PaymentSeen } from '../../../app/office/read-member.ts'
import { periodName } from '../../../core/contributions/periods.ts'
import type { Standing } from '../../../core/membership/standing.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import { type MemberVisit, older, rowsOf, wholeDays } from './member-page.ts'

type Charged = Standing['charges'][number]

const KINDS = {
  'joining-fee': 'joiningFee',
  'late-penalty': 'latePenalty',
  'subsidy-back': 'subsidyBack',
} as const

/** What was asked for, newest first, a page at a time. */
export function chargesTable(here: MemberVisit): Html {
  const { seen, asked, words, write } = here
  const say = words('member')
  const before = asked.query('charges')
  const all = seen.standing.charges.toReversed().filter(({ dueOn }) => !before || dueOn < before)
  const shown = wholeDays(all, rowsOf(here, 'charges'), ({ dueOn }) => dueOn)
  const nameOf = (charge: Charged) =>
    charge.kind in KINDS
      ? say(KINDS[charge.kind as keyof typeof KINDS])
      : charge.kind === 'contribution'
        ? periodName(charge)
        : charge.kind
  const columns = [
    { name: say('period'), cell: nameOf, isHead: true },
    { name: say('due'), cell: ({ dueOn }: Charged) => write.day(dueOn) },
    {
      name: words('frame')('amount'),
      cell: ({ amount }: Charged) => write.money(amount),
      isNumber: true,
    },
    {
      name: say('paid'),
      cell: ({ amount, paid }: Charged) =>
        paid < amount ? html`<strong class="bad">${write.money(paid)}</strong>` : write.money(paid),
      isNumber: true,
    },
  ] as const
  return html`<section id="charges">
    <h2>${say('charges')}</h2>
    ${shown.length === 0 ? html`<p>${say('noCharges')}</p>` : table(say('charges'), columns, shown)}
    ${older(here, 'charges', all.length > shown.length && (shown.at(-1)?.dueOn ?? null))}
  </section>`
}

/** What was paid, newest first, a page at a time. */
export function paymentsTable(here: MemberVisit): Html {
  const { seen, asked, words, write, desk, path } = here
  const say = words('member')
  const before = Number(asked.query('payments')) || Infinity
  const all = seen.payments.filter(({ paid_at: at }) => at < before)
  const shown = wholeDays(all, rowsOf(here, 'payments'), ({ paid_at: at }) => at)
  const payer = ({ by }: PaymentSeen) =>
    by?.startsWith('+') ? desk.ports.writePhone(by as never, desk.mutual.country) : by
  const columns = [
    {
      name: words('frame')('day'),
      cell: (one: PaymentSeen) => write.day(one.value_on),
      isHead: true,
    },
    {
      name: say('receipt'),
      cell: ({ receipt_number: receipt }: PaymentSeen) =>
        html`<a href="${path}/receipts/${receipt}">${receipt}</a>`,
    },
    { name: say('by'), cell: payer },
    {
      name: words('frame')('amount'),
      cell: (one: PaymentSeen) =>
        one.is_reversed
          ? html`<s>${write.money(one.amount)}</s><br /><span class="small"
                >${say('takenBack')}</span
              >`
          : write.money(one.amount),
      isNumber: true,
    },
  ] as const
  return html`<section id="payments">
    <h2>${say('payments')}</h2>
    ${shown.length === 0 ? html`<p>${say('noPayments')}</p>` : table(say('payments'), columns, shown)}
    ${older(here, 'payments', all.length > shown.length && String(shown.at(-1)?.paid_at ?? ''))}
  </section>`
}
