import { may, type RuledAct, ruleOf } from '../../../core/staff/rules.ts'
import { pendingPhone } from '../../../core/membership/phone-change.ts'
import { type Html, html } from '../html.ts'
import type { MemberVisit } from './member-page.ts'

type Link = readonly [act: RuledAct, path: string, text: string]

/** What may be done with a household, each on a page of its own; what this role may not is not offered. */
export function actionsOf(here: MemberVisit): Html {
  const say = here.words('pay')
  const money = offered(here, [
    ['members ask-to-pay', '/ask', say('toAsk')],
    ['cash record', '/cash', say('toCash')],
    ['bank receive', '/bank', say('toBank')],
  ])
  const changes = changesOf(here)
  const paper = html`<a href="${here.path}/statement">${here.words('statement')('to')}</a>`
  const part = (title: string, links: readonly Html[]) =>
    links.length > 0 &&
    html`<section class="noprint">
      <h2>${title}</h2>
      <div class="row">${links}</div>
    </section>`
  return html`${part(say('title'), [...money, paper])}
  ${part(here.words('register')('title'), changes)}`
}

/** What may be changed while the membership lasts. */
function changesOf(here: MemberVisit): readonly Html[] {
  const { seen, words, desk } = here
  const say = words('register')
  const { end } = seen.household.facts
  const [member] = seen.household.people
  const isPending = member && pendingPhone(member, desk.now) !== null
  const isOver = end !== null && end.on <= desk.today
  const ends: readonly Link[] = end
    ? [['members stay', '/stay', say('toStay')]]
    : [
        ['members notice', '/notice', say('toNotice')],
        ['members resign', '/resign', say('toResign')],
        ['members transfer', '/transfer', say('toTransfer')],
        ['members decease', '/decease', say('toDecease')],
      ]
  const all: readonly Link[] = [
    ['household add', '/people/new', say('toAdd')],
    isPending
      ? ['household phone', '/phone/keep', say('toKeep')]
      : ['household phone', '/phone', say('toPhone')],
    ['members reset-pin', '/reset-pin', say('toPin')],
    ...ends,
  ]
  return isOver ? [] : offered(here, all)
}

/** What may be changed of one person who is there and not the member. */
export function personActions(here: MemberVisit, ordinal: number): readonly Html[] {
  const person = `/people/${ordinal}`
  const say = here.words('register')
  return offered(here, [
    ['household remove', `${person}/remove`, say('toRemove')],
    ['household move', `${person}/move`, say('toMove')],
    ['members add', `${person}/member`, say('toBecome')],
  ])
}

function offered({ roles, path }: MemberVisit, all: readonly Link[]): Html[] {
  return all
    .filter(([act]) => may(ruleOf(act), roles))
    .map(([, place, text]) => html`<a href="${path}${place}">${text}</a> `)
}
