import { lettersSeen } from '../../../app/office/read-member.ts'
import { yearOf } from '../../../core/dates.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type Html, html } from '../html.ts'
import type { MemberVisit } from './member-page.ts'

/** Letters that are listed; earlier ones are on the pages of their clinics. */
const LETTERS_MAX = 6

/** Receipts that are listed; each payment leads to its own. */
const RECEIPTS_MAX = 3

/** What can be printed for a household and given along, each for whoever reads it. */
export async function documentsSection(here: MemberVisit): Promise<Html> {
  const { words, write, roles, at, path, seen, desk } = here
  const say = words('member')
  const { number } = seen.household
  const letters = mayRead('letter', roles) ? await lettersSeen(desk, number, LETTERS_MAX) : []
  const nameOf = (ordinal: number) => seen.people.find((one) => one.ordinal === ordinal)?.name ?? ''
  const lines = [
    mayRead('cards', roles) && html`<a href="${path}/card">${say('card')}</a>`,
    html`<a href="${path}/statement">${say('statement')}</a> ${yearOf(desk.today)}`,
    ...letters.map(({ letter_number: letter, clinic: to, ordinal, valid_to: until, state }) => {
      const title = say('letterTo', { letter, clinic: to, name: nameOf(ordinal) })
      const told = `${write.day(until)}, ${words('clinics')(`is.${state}`)}`
      return html`<a href="${at(`/letters/${letter}`)}">${title}</a>
        <span class="soft small">${told}</span>`
    }),
    ...seen.payments.slice(0, RECEIPTS_MAX).map((one) => {
      const { receipt_number: receipt, value_on: on, amount } = one
      return html`<a href="${path}/receipts/${receipt}">${say('receiptOf', { receipt })}</a>
        <span class="soft small">${write.day(on)}, ${write.money(amount)}</span>`
    }),
  ].filter((line) => line !== false)
  return html`<section id="documents" class="noprint">
    <h2>${say('documents')}</h2>
    <p class="soft small">${say('documentsAbout')}</p>
    <ul class="list">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`
}
