import type { Decision } from '../../core/proposals/proposal.ts'
import { done, type Result } from '../../core/refusals.ts'
import type { Matter } from '../../core/sms/understood.ts'
import type { Desk } from '../desk.ts'
import type { AtDoor } from './act.ts'
import { applicationApprove, applicationRefuse } from './applications.ts'
import { decideApprove, decideRefuse } from './decisions.ts'

/** What a phone decides: a number that stands for an application or a proposal, and yes or no. */
type MatterDecision = {
  readonly mutual: string
  readonly what: Matter
  readonly id: string
  readonly decision: Decision
  readonly by: string
}

/** Decides by the act that it is; a phone gives no reason. */
export async function decideMatter(
  desk: AtDoor & Desk,
  { mutual, what, id, decision, by }: MatterDecision,
): Promise<Result<null>> {
  const common = { mutual, by, reason: null }
  const yes = decision === 'approved'
  const decided =
    what === 'application'
      ? yes
        ? await applicationApprove.run(desk, {
            ...common,
            application: id,
            plan: null,
            another: false,
          })
        : await applicationRefuse.run(desk, { ...common, application: id })
      : await (yes ? decideApprove : decideRefuse).run(desk, { ...common, proposal: id })
  return decided.ok ? done(null) : decided
}
