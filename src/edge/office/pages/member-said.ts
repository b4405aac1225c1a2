import { isSecret, type SaidSeen } from '../../../app/office/read-member.ts'
import type { Said } from '../../../store/office/said.ts'
import { type Html, html } from '../html.ts'
import { PER_PAGE } from '../parts.ts'
import { older } from './member-money.ts'
import type { MemberVisit } from './member-page.ts'

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
  const shown = said.lines.slice(0, PER_PAGE)
  const next = said.lines.length > PER_PAGE && String(shown.at(-1)?.at ?? '')
  return html`<p class="soft small">${say('saidAbout')}</p>
    <ol class="plain">
      ${shown.map((line) => lineOf(here, line))}
    </ol>
    ${older(here, 'said', next)}`
}

function lineOf({ words, write }: MemberVisit, line: Said): Html {
  const say = words('member')
  const isOut = line.way === 'to' && line.state !== 'sent'
  const text = isSecret(line) ? say('secret') : line.text || say('gone')
  return html`<li>
    <p class="small soft">
      ${write.moment(line.at)} · ${say(WAYS[line.way])}${isOut && ` · ${say('notSent')}`}
    </p>
    <p class="said ${line.way === 'from' && 'theirs'}">${text.replace(/^(CON|END) /, '')}</p>
  </li>`
}
