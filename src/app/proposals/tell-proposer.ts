import { type CivilDate, instant, instantOf, plusDays } from '../../core/dates.ts'
import { expiredProposalText, refusedProposalText } from '../../core/messages/proposal-sms.ts'
import { expiredProposals, type Proposal } from '../../store/decisions/proposals.ts'
import type { MutualDesk } from '../desk.ts'
import { tellOne } from '../messages/tell-managers.ts'
import { toldOf } from './as-matter.ts'
import { peopleOf } from './people.ts'

/** Tells whoever proposed something that another person refused it. What was approved shows where it was done. */
export async function tellRefused(
  desk: MutualDesk,
  proposal: Proposal,
  refusal: { readonly by: string; readonly reason: string | null },
): Promise<void> {
  const { proposal_id: id, proposed_phone: phone } = proposal
  if (!(await peopleOf(desk)).some((one) => one.phone === phone)) return
  const told = await toldOf(desk, proposal)
  const text = (voice: Parameters<typeof refusedProposalText>[0]) =>
    refusedProposalText(voice, told, refusal)
  await tellOne(desk, { phone, about: `proposal-refused/${id}`, text, wakes: false })
}

/**
 * Tells those whose proposals nobody decided in time, of what expired on the day before `day`: each person in
 * one message. Running it again tells nobody twice.
 */
export async function tellExpired(desk: MutualDesk, day: CivilDate): Promise<void> {
  const { tx, mutual } = desk
  const start = (of: CivilDate) => instant(instantOf(of, '00:00', mutual.timeZone) - 1)
  const span = { from: start(plusDays(day, -1)), to: start(day) }
  const expired = await expiredProposals(tx, mutual.code, span)
  if (expired.length === 0) return
  for (const { phone } of await peopleOf(desk)) {
    const own = expired.filter(({ proposed_phone: proposer }) => proposer === phone)
    const [first] = own
    if (!first) continue
    const told = await toldOf(desk, first)
    await tellOne(desk, {
      ...{ phone, about: `proposals-expired/${day}`, wakes: false },
      text: (voice) => expiredProposalText(voice, told, own.length - 1),
    })
  }
}
