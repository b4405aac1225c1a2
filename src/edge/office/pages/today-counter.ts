import { cashInHandOf } from '../../../app/cash/cash-in-hand.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../visit.ts'

/** What is done while people stand at the counter, each for those who may; null for those who only read. */
export async function atCounter(visit: Visit): Promise<Html | null> {
  const { roles, words, at } = visit
  const takes = mayRead('take-money', roles)
  const links = [
    mayRead('enter', roles) &&
      html`<a href="${at('/members/new')}">${words('register')('addMember')}</a>`,
    mayRead('cards', roles) && html`<a href="${at('/cards')}">${words('cards')('title')}</a>`,
    takes && (await ownCash(visit)),
  ].filter((link) => link !== false)
  if (links.length === 0) return null
  const say = words('today')
  return html`<section class="card">
    <h2>${say('counter')}</h2>
    ${takes && html`<p class="soft">${say('counterHow')}</p>`}
    <ul class="list">
      ${links.map((link) => html`<li>${link}</li>`)}
    </ul>
  </section>`
}

/** What the visitor has in hand, with the way to record that it was brought away. */
async function ownCash({ desk, who, words, write, at }: Visit): Promise<Html> {
  const amount = await cashInHandOf(desk.tx, desk.mutual.code, who.phone)
  const inHand = words('today')('inHand', { amount: write.money(amount) })
  if (amount === 0) return html`${inHand}`
  const deposit = html`<a href="${at('/money/cash/deposit')}">${words('cash')('deposit')}</a>`
  return html`<div class="row"><span>${inHand}</span>${deposit}</div>`
}
