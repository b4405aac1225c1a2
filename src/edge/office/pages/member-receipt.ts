import { readMemberReceipt } from '../../../app/office/read-member.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { html } from '../html.ts'
import { pairs } from '../parts.ts'
import type { Shown, Visit } from '../visit.ts'
import { householdHere, pageOf } from './register/here.ts'

/** One receipt of a member alone, to be printed and given along: of a payment for several, the member's part. */
export async function showMemberReceipt(visit: Visit): Promise<Shown> {
  const { desk, asked, words, write, at } = visit
  const household = await householdHere(visit)
  const seen =
    household && (await readMemberReceipt(desk, household.number, asked.param('receipt')))
  if (!household || !seen) return 'not-found'
  const { payment, by, isPart } = seen
  const say = words('member')
  const { ports, mutual } = desk
  const name = household.people[0]?.name ?? ''
  const number = formatMemberNumber(household.number)
  const payer = by?.startsWith('+') ? ports.writePhone(by as never, mutual.country) : by
  const title = say('receiptTitle', { receipt: payment.receipt_number })
  const amount = html`<strong>${write.money(payment.amount)}</strong>`
  const body = html`<h1>${title}</h1>
    <p class="paper"><strong>${mutual.name}</strong></p>
    ${payment.is_reversed && html`<p class="warn"><strong>${say('receiptBack')}</strong></p>`}
    <p>${say('receiptSays', { mutual: mutual.name, name, number })}</p>
    ${pairs([
      [words('frame')('amount'), payment.is_reversed ? html`<s>${amount}</s>` : amount],
      [words('frame')('day'), write.day(payment.value_on)],
      [say('receipt'), payment.receipt_number],
      [say('receiptBy'), payer],
    ])}
    ${isPart && html`<p>${say('receiptFor', { name })}</p>`}
    <p class="paper sign">${words('letters')('signature')}</p>
    <p class="noprint"><a href="${at(pageOf(household.number))}">${say('back')}</a></p>`
  return { title: `${title}, ${name}`, body, shows: [household.number] }
}
