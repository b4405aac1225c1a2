import { mayDecide } from '../../../core/proposals/deciders.ts'
import { decideApprove, decideRefuse } from '../../../app/acts/decisions.ts'
import { dialled, loadMatters } from '../../../app/decisions/read-matters.ts'
import { toldOf } from '../../../app/proposals/as-matter.ts'
import { expiryOf } from '../../../core/proposals/proposal.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { matterText } from '../../../core/messages/matter-text.ts'
import { mayRead } from '../../../core/staff/reading.ts'
import { areOnePerson } from '../../../core/staff/staff.ts'
import { loadProposal, type Proposal } from '../../../store/decisions/proposals.ts'
import type { ProposalDecisionTable } from '../../../store/tables/decisions.ts'
import { type Html, html } from '../html.ts'
import { field, pairs, PER_PAGE } from '../parts.ts'
import { statutesEffect } from './file.ts'
import type { Answer, Page, Sent, Shown, Visit } from '../visit.ts'

/** What waits for a decision of a second person. */
export async function showDecisions(visit: Visit): Promise<Page> {
  const { desk, words, at, write, roles } = visit
  const say = words('decisions')
  const matters = await loadMatters(desk, desk.mutual.code, MATTERS_MAX)
  const all = matters.filter(({ what }) => what === 'proposal')
  const asked = matters.length - all.length
  const shown = all.slice(0, 4 * PER_PAGE)
  const lines = shown.map((matter) => {
    const told = matterText(write.phone, dialled(desk.ports, desk.mutual, matter))
    const amount = matter.amount !== null && write.money(matter.amount)
    return html`<li>
      <div class="row">
        <a href="${at(`/decisions/${matter.id}`)}">${told}</a><span>${amount}</span>
      </div>
      <span class="soft small">${matter.by}</span>
    </li>`
  })
  const body = html`<h1>${say('title')}</h1>
    ${
      asked > 0 &&
      mayRead('applications', roles) &&
      html`<p>
        <a href="${at('/applications')}">${words('applications')('title')}: ${asked}</a>
      </p>`
    }
    <p class="soft">${say('about')}</p>
    ${
      lines.length > 0
        ? html`<ul class="list">
            ${lines}
          </ul>`
        : html`<p>${say('none')}</p>`
    }`
  const shows = shown.flatMap(({ number }) => number ?? [])
  return { title: say('title'), body, shows }
}

/** Things that wait are read together: many more than anybody decides in a day. */
const MATTERS_MAX = 500

/** One proposal whole, before somebody decides it. */
export async function showProposal(visit: Visit): Promise<Shown> {
  const { desk, asked } = visit
  const proposal = await loadProposal(desk.tx, desk.mutual.code, asked.param('proposal'))
  if (!proposal) return 'not-found'
  const told = await shownOf(visit, proposal)
  const body = html`<h1>${told.text}</h1>
    ${told.facts} ${effectOf(visit, proposal)} ${outcomeOf(visit, proposal)}`
  return { title: told.text, body, shows: told.number ? [told.number] : [] }
}

/** What a proposal would change, as it was shown to whoever proposed it. */
function effectOf(visit: Visit, { act, proposed_at: at, proposal_id: id }: Proposal): Html | null {
  if (act.kind !== 'statutes') return null
  return statutesEffect(
    visit,
    { ...act, path: visit.at(`/decisions/${id}`) },
    visit.write.moment(at),
  )
}

/** How it is decided, or why it no longer is. */
function outcomeOf(visit: Visit, proposal: Proposal): Html {
  const say = visit.words('decisions')
  if (proposal.decision) return html`<p><strong>${say('gone')}</strong></p>`
  if (expiryOf(proposal.proposed_at) <= visit.desk.now)
    return html`<p><strong>${say('expired')}</strong></p>`
  return deciding(visit, proposal)
}

function deciding(visit: Visit, proposal: Proposal): Html {
  const { who, roles, words, form, typed, errors, at } = visit
  const say = words('decisions')
  const proposer = { name: proposal.proposed_by, phone: proposal.proposed_phone }
  if (areOnePerson(proposer, who)) return html`<p class="note">${say('own')}</p>`
  if (!mayDecide(proposal.act.kind, roles)) return html`<p class="note">${say('notYours')}</p>`
  const why = field({
    ...{ name: 'reason', label: say('why'), hint: say('whyHint'), value: typed('reason') },
    ...{ error: errors['reason'], input: html`maxlength="${REASON_MAX}" autocomplete="off"` },
  })
  const path = at(`/decisions/${proposal.proposal_id}`)
  return html`<h2>${say('check')}</h2>
    <p>${say('then')}</p>
    ${form(`${path}/approve`, html`<p><button>${say('approve')}</button></p>`)}
    ${form(
      `${path}/refuse`,
      html`${why}
        <p><button class="second">${say('refuse')}</button></p>`,
    )}`
}

async function shownOf(visit: Pick<Visit, 'desk' | 'write' | 'words' | 'at'>, proposal: Proposal) {
  const { desk, write, words, at } = visit
  const say = words('decisions')
  const matter = dialled(desk.ports, desk.mutual, await toldOf(desk, proposal))
  const { amount, number, reason } = matter
  const day = write.day(civilDateAt(proposal.proposed_at, desk.mutual.timeZone))
  const facts = pairs([
    [say('amount'), amount !== null && html`<strong>${write.money(amount)}</strong>`],
    [
      say('member'),
      number && html`<a href="${at(`/member/${number}`)}">${formatMemberNumber(number)}</a>`,
    ],
    [say('reason'), reason],
    [say('proposedBy'), `${proposal.proposed_by}, ${day}`],
    [say('until'), !proposal.decision && write.moment(expiryOf(proposal.proposed_at))],
    ...(proposal.decision ? cameOf(visit, proposal.decision) : []),
  ])
  return { text: matterText(write.phone, matter), number, facts }
}

/** Who decided it, when and why, and the last journal that it posted. */
function cameOf(
  { write, words, at }: Pick<Visit, 'write' | 'words' | 'at'>,
  decision: ProposalDecisionTable,
): Parameters<typeof pairs>[0] {
  const say = words('decisions')
  const { kind, decided_by: by, decided_at: on, last_journal: journal } = decision
  return [
    [say(kind === 'approved' ? 'approvedBy' : 'refusedBy'), `${by}, ${write.moment(on)}`],
    [say('why'), kind === 'refused' && decision.reason],
    [
      words('books')('journals'),
      journal !== null && html`<a href="${at(`/books/${journal}`)}">${journal}</a>`,
    ],
  ]
}

/** Longest reason that is taken. */
const REASON_MAX = 80

/** Approves it, by the act that the command line has: it is done in the same transaction. */
export async function sendApproval(sent: Sent): Promise<Answer> {
  const { desk, actor, by, asked } = sent
  const given = { proposal: asked.param('proposal'), mutual: desk.mutual.code, by }
  return decided(sent, 'approved', () => decideApprove.run({ ...desk, actor }, given))
}

/** Refuses it: nothing is done, and the reason is kept. */
export async function sendRefusal(sent: Sent): Promise<Answer> {
  const { desk, actor, by, asked, typed, words } = sent
  const reason = typed('reason').trim().replace(/\s+/g, ' ').slice(0, REASON_MAX)
  if (reason === '') {
    return { kind: 'wrong', errors: { reason: words('decisions')('whyMissing') } }
  }
  const given = { proposal: asked.param('proposal'), mutual: desk.mutual.code, by, reason }
  return decided(sent, 'refused', () => decideRefuse.run({ ...desk, actor }, given))
}

async function decided(
  sent: Sent,
  kind: 'approved' | 'refused',
  decide: () => ReturnType<typeof decideApprove.run>,
): Promise<Answer> {
  const { desk, asked, words, at } = sent
  const found = await loadProposal(desk.tx, desk.mutual.code, asked.param('proposal'))
  const what = found ? (await shownOf(sent, found)).text : ''
  const came = await decide()
  if (!came.ok) return { kind: 'refused', refusal: came.refusal }
  return { kind: 'done', to: at('/decisions'), notice: words('decisions')(kind, { what }) }
}
