import { civilDateAt, instant } from '../../core/dates.ts'
import { proposedText } from '../../core/messages/proposal-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { hindranceToDecide } from '../../core/proposals/deciders.ts'
import { expiryOf } from '../../core/proposals/proposal.ts'
import { isQuiet, nextLoud } from '../../core/reminders/quiet.ts'
import type { StaffMember } from '../../core/staff/staff.ts'
import { openProposals } from '../../store/decisions/proposals.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lastAbout } from '../../store/messages/last-about.ts'
import type { OutboxTable } from '../../store/tables/messages.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms, voiceFor } from '../messages/sms-out.ts'
import type { Verdict } from '../messages/verdict.ts'
import { type Proposed, toldOf } from './as-matter.ts'
import { peopleOf } from './people.ts'

/** What the subject of such a message begins with, for the look before it leaves. */
export const DECIDERS = 'deciders'

/** Between two such messages to one phone: what comes meanwhile is counted in the second. */
const APART_MS = 4 * 60 * 60 * 1000

/**
 * Tells those who may decide a new proposal (R65), each in the own language and after the quiet hours (R51). One
 * message waits for each phone: what it says is made as it leaves, of all that waits by then.
 */
export async function tellDeciders(desk: MutualDesk, proposal: Proposed): Promise<void> {
  const { tx, now, mutual } = desk
  const subject = `${DECIDERS}/${mutual.code}`
  for (const person of await peopleOf(desk)) {
    if (!mayDecide(proposal, person)) continue
    const last = await lastAbout(tx, person.phone, subject)
    if (last?.state === 'waiting') continue
    const earliest = last ? instant(Math.max(now, last.not_before + APART_MS)) : now
    await queueSms(desk, {
      ...{ mutual: mutual.code, to: person.phone, subject, priority: PRIORITY.alert },
      text: await textTo(desk, person.phone, proposal, 1),
      about: `${subject}/${proposal.proposal_id}/${person.phone}`,
      notBefore: nextLoud(mutual, earliest),
    })
  }
}

/** Says what waits as the message leaves; nothing when all that is new was decided meanwhile. */
export async function recheckDeciders(desk: Desk, row: OutboxTable): Promise<Verdict> {
  const [, code = ''] = row.subject?.split('/') ?? []
  const books = await loadMutual(desk.tx, code)
  if (!books) return { kind: 'drop', why: 'no such mutual' }
  const here = inMutual(desk, books.mutual)
  if (isQuiet(here.mutual, desk.now)) {
    return { kind: 'later', at: nextLoud(here.mutual, desk.now) }
  }
  const person = (await peopleOf(here)).find(({ phone }) => phone === row.recipient)
  if (!person) return { kind: 'drop', why: 'the phone speaks no more' }
  const open = await openProposals(desk.tx, code, desk.now)
  const waiting = open.filter((proposal) => mayDecide(proposal, person))
  const newest = waiting.at(-1)
  if (!newest || newest.proposed_at < row.created_at) return { kind: 'drop', why: 'decided' }
  return { kind: 'send', text: await textTo(here, person.phone, newest, waiting.length) }
}

async function textTo(desk: MutualDesk, phone: PhoneNumber, proposal: Proposed, waiting: number) {
  const { tx, mutual } = desk
  const { proposed_by: by, proposed_at: at } = proposal
  const told = { ...(await toldOf(desk, proposal)), by }
  const until = civilDateAt(expiryOf(at), mutual.timeZone)
  return proposedText(await voiceFor(tx, mutual, phone), told, { waiting, until })
}

function mayDecide({ act, proposed_by: name, proposed_phone: phone }: Proposed, who: StaffMember) {
  return hindranceToDecide(act, { name, phone }, who) === null
}
