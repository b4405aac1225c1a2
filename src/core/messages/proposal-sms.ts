import { type CivilDate, formatDate } from '../dates.ts'
import type { Matter } from '../proposals/matter.ts'
import { foldName } from '../text/gsm7.ts'
import { keywordOf } from './command-sms.ts'
import { fitting } from './fitting.ts'
import { matterText } from './matter-text.ts'
import { dial, money, mutualName, type Voice } from './voice.ts'

/** A proposal as those are told of it who may decide it, or its proposer. */
type ProposalTold = Pick<Matter, 'id' | 'kind' | 'about' | 'number' | 'amount'>

/** Characters of the name of whoever proposes or decides. */
const NAME_LENGTH = 16

/**
 * Tells somebody who may decide what another person proposed (R65), until when, and how to decide.
 * `waiting`: how many proposals wait for this person; of several the newest is named.
 */
export function proposedText(
  voice: Voice,
  proposed: ProposalTold & { readonly by: string },
  { waiting, until }: { readonly waiting: number; readonly until: CivilDate },
): string {
  const { say, language, mutual } = voice
  const told = { mutual: mutualName(voice), name: nameOf(proposed.by), what: what(voice, proposed) }
  const isOne = waiting === 1
  const example = isOne
    ? `${keywordOf('approve', language)} P${proposed.id}`
    : keywordOf('applicants', language)
  return fitting([
    { rank: 0, text: say('sms.proposed', told) },
    ...(isOne ? [] : [{ rank: 1, text: say('sms.proposed.waiting', { count: String(waiting) }) }]),
    ...(isOne ? [{ rank: 4, text: say('sms.proposed.until', { date: formatDate(until) }) }] : []),
    ...(mutual.serviceCode ? dial(voice).map((text) => ({ rank: 2, text })) : []),
    { rank: 3, text: say('sms.proposed.how') },
    { rank: 0, text: say('sms.details', { example }) },
  ])
}

/** Tells whoever proposed something that another person refused it, and why as far as that was said. */
export function refusedProposalText(
  voice: Voice,
  proposed: ProposalTold,
  { by, reason }: { readonly by: string; readonly reason: string | null },
): string {
  const told = { mutual: mutualName(voice), name: nameOf(by), what: what(voice, proposed) }
  return fitting([
    { rank: 0, text: voice.say('sms.proposed.refused', told) },
    ...(reason ? [{ rank: 1, text: `${foldName(reason, REASON_LENGTH)}.` }] : []),
    { rank: 2, text: voice.say('sms.proposed.nothing') },
  ])
}

/** Characters of a reason. */
const REASON_LENGTH = 80

/** Tells whoever proposed it that nobody decided in time; `others` expired on the same day. */
export function expiredProposalText(voice: Voice, proposed: ProposalTold, others: number): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), what: what(voice, proposed) }
  return fitting([
    { rank: 0, text: say('sms.proposed.expired', told) },
    { rank: 3, text: say('sms.proposed.nothing') },
    ...(others > 0
      ? [{ rank: 1, text: say('sms.proposed.others', { count: String(others) }) }]
      : []),
    { rank: 2, text: say('sms.proposed.anew') },
  ])
}

/** `Take back UM26-0000001, KSh 500 (P12)` */
function what(voice: Voice, proposed: ProposalTold): string {
  const { id, amount } = proposed
  const sum = amount === null ? '' : `, ${money(voice, amount)}`
  return `${matterText(voice.say, proposed)}${sum} (P${id})`
}

function nameOf(name: string): string {
  return foldName(name, NAME_LENGTH)
}
