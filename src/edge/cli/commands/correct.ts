import { correctRefund, correctReverse } from '../../../app/acts/decisions.ts'
import type { ProposalMade } from '../../../app/decisions/propose-correction.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

export const correctReverseCommand = actCommand(correctReverse, {
  arguments: { receipt: 'RECEIPT' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'correct reverse JP26-0038114 --mutual jappo --reason "typed twice" --by "Khady Sarr"',
  ],
  print: proposed,
})

export const correctRefundCommand = actCommand(correctRefund, {
  arguments: { receipt: 'RECEIPT' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: [
    'correct refund JP26-0038114 --mutual jappo --amount 1500 --reason "paid twice" --by "Khady Sarr"',
  ],
  print: proposed,
})

type Asked = { readonly receipt: string; readonly mutual: string; readonly reason: string }

function proposed({ proposal }: ProposalMade, { receipt, mutual, reason }: Asked): Printed {
  const { proposal_id: id, act, proposed_by: by } = proposal
  return {
    json: { proposal: id, kind: act.kind, receipt, by, reason },
    lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual}`,
  }
}
