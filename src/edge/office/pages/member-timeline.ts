import { periodName } from '../../../core/contributions/periods.ts'
import type { CivilDate } from '../../../core/dates.ts'
import type { Turn } from '../../../core/membership/history.ts'
import type { RecordedChange } from '../../../store/membership/membership-changes.ts'
import { type Html, html } from '../html.ts'
import { type MemberVisit, older, rowsOf, wholeDays } from './member-page.ts'

type Line = { readonly on: CivilDate; readonly what: Html }

/** What happened in the life of a membership, newest first: states with their reason, and decisions. */
export function timeline(here: MemberVisit): Html {
  const { seen, asked, words, write } = here
  const before = asked.query('timeline')
  const all = [
    ...seen.changes.map((change) => changed(here, change)),
    ...seen.turns
      .filter((turn) => !seen.changes.some(({ on, kind }) => on === turn.on && kind === turn.state))
      .map((turn) => turned(here, turn)),
  ]
    .filter(({ on }) => !before || on < before)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const shown = wholeDays(all, rowsOf(here, 'timeline'), ({ on }) => on)
  const lines = shown.map(
    ({ on, what }) => html`<li><span class="soft">${write.day(on)}</span> ${what}</li>`,
  )
  const next = all.length > shown.length && (shown.at(-1)?.on ?? null)
  return html`<section id="timeline">
    <h2>${words('member')('timeline')}</h2>
    <ul class="list">
      ${lines}
    </ul>
    ${older(here, 'timeline', next)}
  </section>`
}

function turned({ words, write }: MemberVisit, { on, state, cause }: Turn): Line {
  const say = words('member')
  const why = {
    joined: say('joined'),
    decided: say('decided'),
    paid: say('wasPaid'),
    'taken-back': say('wasTakenBack'),
    'waiting-over': say('waitingOver'),
    statutes: say('statutes'),
    unpaid: cause.kind === 'unpaid' ? say('unpaid', { period: periodName(cause) }) : '',
  }[cause.kind]
  const what = html`<strong>${write.ofMember(`state.${state}`)}</strong>
    <span class="soft">${why}</span>`
  return { on, what }
}

function changed({ seen, words, write }: MemberVisit, change: RecordedChange): Line {
  const say = words('member')
  const { on, kind, ordinal, cause, decidedBy, approvedBy, recordedAt } = change
  const person = seen.people.find((one) => one.ordinal === (ordinal ?? 0))?.name ?? ''
  const who = [
    say('decidedBy', { name: decidedBy }),
    approvedBy && say('approvedBy', { name: approvedBy }),
    say('recorded', { when: write.moment(recordedAt) }),
  ].filter(Boolean)
  const what = html`<strong>${say(`change.${kind}`, { person })}</strong> ${cause}<br />
    <span class="soft small">${who.join(' · ')}</span>`
  return { on, what }
}
