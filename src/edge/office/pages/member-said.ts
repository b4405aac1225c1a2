import { isSecret, type SaidSeen } from '../../../app/office/read-member.ts'
import type { Instant } from '../../../core/dates.ts'
import { redacted } from '../../../core/text/redact.ts'
import type { Exchange, Said } from '../../../store/office/said.ts'
import { type Html, html } from '../html.ts'
import { pairs } from '../parts.ts'
import { type MemberVisit, older, rowsOf } from './member-page.ts'

const WAYS = { to: 'toThem', from: 'fromThem', call: 'call' } as const

/** What was said with the member's phone, word for word, newest first. */
export function saidSection(here: MemberVisit, said: SaidSeen): Html {
  const say = here.words('member')
  return html`<section id="said" class="noprint">
    <h2>${say('said')}</h2>
    ${body(here, said)}
  </section>`
}

function body(here: MemberVisit, said: SaidSeen): Html {
  const say = here.words('member')
  if (said.kind === 'no-phone') return html`<p>${say('saidNoPhone')}</p>`
  if (said.kind === 'shared') return html`<p>${say('saidShared')}</p>`
  if (said.lines.length === 0) return html`<p>${say('saidNothing')}</p>`
  const shown = said.lines.slice(0, rowsOf(here, 'said'))
  const next = said.lines.length > shown.length && String(shown.at(-1)?.at ?? '')
  return html`<p class="soft small">${say('saidAbout')}</p>
    <ol class="plain">
      ${shown.map((line) => lineOf(here, line))}
    </ol>
    ${older(here, 'said', next)}`
}

function lineOf(here: MemberVisit, line: Said): Html {
  const { words, write } = here
  const say = words('member')
  const isOut = line.way === 'to' && line.state !== 'sent'
  const text = isSecret(line) ? say('secret') : redacted(line.text) || say('gone')
  return html`<li>
    <p class="small soft">
      ${write.moment(line.at)} · ${say(WAYS[line.way])}${isOut && ` · ${say('notSent')}`}
    </p>
    ${earlierOf(here, line.earlier ?? [])}
    <p class="said ${line.way === 'from' && 'theirs'}">${shownOf(text)}</p>
    <details class="small">
      <summary>${say('exchange')}</summary>
      ${pairs(exchanged(here, line.exchange))}
    </details>
  </li>`
}

/** What a call showed before its last screen, in its order. */
function earlierOf({ words }: MemberVisit, screens: readonly string[]): Html | null {
  if (screens.length === 0) return null
  return html`<details class="small">
    <summary>${words('member')('earlier', { count: screens.length })}</summary>
    ${screens.map((screen) => html`<p class="said">${shownOf(redacted(screen))}</p>`)}
  </details>`
}

/** A screen without what tells the carrier whether the call goes on. */
function shownOf(text: string): string {
  return text.replace(/^(CON|END) /, '')
}

/** What passed between us and the carrier, word for word where it is the carrier's. */
function exchanged({ words, write }: MemberVisit, exchange: Exchange): Parameters<typeof pairs>[0] {
  const say = words('member')
  const carrier = [say('x.carrier'), exchange.carrier] as const
  const moment = (at: Instant | null) => at !== null && write.moment(at)
  if (exchange.kind === 'out') {
    const { id, attempts, sentAt, parts, error, reports } = exchange
    const told = reports.map(({ status, reason, at }) => {
      return html`<div>${write.moment(at)} ${[status, reason].filter(Boolean).join(', ')}</div>`
    })
    return [
      ...[carrier, [say('x.id'), id] as const],
      [say('x.attempts'), attempts],
      [say('x.sent'), moment(sentAt)],
      [say('x.parts'), parts],
      [say('x.error'), error],
      [say('x.reports'), told.length > 0 && told],
    ]
  }
  if (exchange.kind === 'in') {
    const { id, recipient, handledAt, outcome } = exchange
    return [
      ...[carrier, [say('x.id'), id] as const, [say('x.recipient'), recipient] as const],
      [say('x.handled'), moment(handledAt)],
      [say('x.outcome'), outcome],
    ]
  }
  const { session, serviceCode, isOpen, end } = exchange
  return [
    ...[carrier, [say('x.session'), session] as const, [say('x.dialled'), serviceCode] as const],
    [say('x.open'), isOpen && words('frame')('yes')],
    [say('x.end'), end && [end.status, end.error].filter(Boolean).join(', ')],
    [say('x.turns'), end?.turns],
    [say('x.lasted'), end?.duration_ms != null && `${Math.round(end.duration_ms / 1000)} s`],
    ['', say('x.typed')],
  ]
}
