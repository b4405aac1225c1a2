import {
  decidedText,
  onCallText,
  refusedText,
  toDecideText,
  whichMatterText,
} from '../../core/messages/staff-sms.ts'
import { type Decision, expiryOf } from '../../core/proposals/proposal.ts'
import type { Matter } from '../../core/sms/understood.ts'
import { isAnyOf, WHO } from '../../core/staff/office-role.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { loadApplication } from '../../store/applications/applications.ts'
import { loadProposal } from '../../store/decisions/proposals.ts'
import { decideMatter } from '../acts/decide-matter.ts'
import { dialled, loadMatters } from '../decisions/read-matters.ts'
import { amountOfAct } from '../proposals/as-matter.ts'
import { loadCashLimits } from '../cash/record-cash.ts'
import { inMutual } from '../desk.ts'
import type { Currency, Minor } from '../../core/money.ts'
import { type Answer, type Asking, reply, voiceIn } from './answer.ts'
import { eachMutual } from './arrears.ts'

/** Things to decide that one answer counts; more are named when these are decided. */
const LISTED_MAX = 100

/** What waits for a decision in each mutual for which the phone decides. */
export const applicants: Answer<'applicants'> = async (asking) => {
  await eachMutual(
    asking,
    async ({ mutual }) => {
      const matters = await loadMatters(asking, mutual.code, LISTED_MAX)
      const told = matters.map((matter) => dialled(asking.ports, mutual, matter))
      return toDecideText(voiceIn(asking, mutual), told)
    },
    ({ roles }) => isAnyOf(WHO.readsDecisions, roles),
  )
}

export const approve: Answer<'approve'> = async (asking, asked) => decide(asking, asked, 'approved')

export const refuse: Answer<'refuse'> = async (asking, asked) => decide(asking, asked, 'refused')

type Open = { readonly mutual: Mutual; readonly matter: Matter; readonly isOpen: boolean }

/** Decides what has this number and waits; asks when an application and a proposal both do. */
async function decide(
  asking: Asking,
  { matter, id }: { readonly matter: Matter | null; readonly id: string },
  decision: Decision,
): Promise<void> {
  const { sender } = asking
  const waiting = (await openOf(asking, id)).filter((one) => !matter || one.matter === matter)
  const [first, second] = waiting
  if (!first) {
    const nothing = { code: 'unknown-proposal', proposal: id } as const
    return reply(asking, refusedText(sender.voice, nothing))
  }
  const voice = voiceIn(asking, first.mutual)
  if (second) return reply(asking, whichMatterText(voice, id))
  const tooMuch = decision === 'approved' ? await beyondSms(asking, first, id) : null
  if (tooMuch) return reply(asking, onCallText(voice, tooMuch.amount, tooMuch.currency))
  const asked = { mutual: first.mutual.code, what: first.matter, id, decision, by: sender.phone }
  const decided = await decideMatter({ ...asking, actor: 'manager' }, asked)
  const said = decided.ok
    ? decidedText(voice, first.matter, id, decision)
    : refusedText(voice, decided.refusal)
  await reply(asking, said)
}

/**
 * The amount of a proposal that a message alone may not approve, for anybody can write one in a manager's
 * name: above what cash by SMS may be it is approved on a call. A no stops it, and may come either way.
 */
async function beyondSms(
  asking: Asking,
  { mutual, matter, isOpen }: Open,
  id: string,
): Promise<{ readonly amount: Minor; readonly currency: Currency } | null> {
  if (matter !== 'proposal' || !isOpen) return null
  const proposal = await loadProposal(asking.tx, mutual.code, id)
  const amount = proposal && (await amountOfAct(asking.tx, mutual.code, proposal.act))
  if (!amount) return null
  const { most } = await loadCashLimits(inMutual(asking, mutual))
  const { act } = proposal
  const currency = 'currency' in act ? act.currency : mutual.currency
  return amount > most ? { amount, currency } : null
}

/** What of this number exists in the mutuals for which the phone decides: what waits, if anything does. */
async function openOf({ tx, now, sender }: Asking, id: string): Promise<Open[]> {
  const found: Open[] = []
  for (const { mutual } of sender.staff.filter(({ roles }) => isAnyOf(WHO.decides, roles))) {
    const application = await loadApplication(tx, mutual.code, id)
    const proposal = await loadProposal(tx, mutual.code, id)
    if (application) found.push({ mutual, matter: 'application', isOpen: !application.decision })
    if (proposal) {
      const isOpen = !proposal.decision && now < expiryOf(proposal.proposed_at)
      found.push({ mutual, matter: 'proposal', isOpen })
    }
  }
  const open = found.filter(({ isOpen }) => isOpen)
  return open.length > 0 ? open : found.slice(0, 1)
}
