import { correctOpening, correctRefund, correctReverse } from '../../../app/acts/decisions.ts'
import type { ProposalMade } from '../../../app/decisions/propose-correction.ts'
import type { OpeningBackProposed } from '../../../app/openings/propose-back.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { type Minor, toDecimal } from '../../../core/money.ts'
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

export const correctOpeningCommand = actCommand(correctOpening, {
  json: JSON_OBJECT_WITH_MONEY,
  details: [
    'Approved, it counts from the first open day. What members have paid since stays theirs and pays what else they owe.',
    'Until a corrected file is opened on the same day nothing is billed and nobody is reminded: look at it first with opening FILE.csv --dry-run. One household is opened again with opening FILE.csv --number NUMBER.',
  ],
  examples: [
    'correct opening --mutual jappo --reason "the list of another village" --by "Khady Sarr" --dry-run',
    'correct opening --mutual jappo --number 0412337-8 --reason "paid in 2025" --by "Khady Sarr"',
  ],
  print: (back) => ({ json: backJson(back), lines: backLines(back) }),
})

function backJson({
  mutual,
  number,
  on,
  countsOn,
  totals,
  accounts,
  proposal,
}: OpeningBackProposed) {
  const { code, currency } = mutual
  const { households, owing, ahead } = totals
  return {
    ...{ mutual: code, number, on, countsOn, households },
    owed: { ...owing, currency },
    credit: { ...ahead, currency },
    accounts: accounts.map((one) => ({ ...one, currency })),
    proposal: proposal?.proposal_id ?? null,
    dryRun: proposal === null,
  }
}

function backLines({
  mutual,
  number,
  on,
  countsOn,
  totals,
  accounts,
  proposal,
}: OpeningBackProposed) {
  const { code, currency } = mutual
  const money = (amount: Minor) => `${toDecimal(amount, currency)} ${currency}`
  const { households, owing, ahead } = totals
  return [
    number === null
      ? `the opening of ${on} goes out of the books of ${code} on ${countsOn}, with ${households} households`
      : `what member ${formatMemberNumber(number)} brought on ${on} goes out of the books of ${code} on ${countsOn}`,
    `owed before ${money(owing.amount)} (${owing.count}), paid ahead ${money(ahead.amount)} (${ahead.count})`,
    ...accounts.map(({ account, amount }) => `${account} ${money(amount)}`),
    proposal === null
      ? 'nothing was written'
      : `proposal ${proposal.proposal_id} waits for somebody else: decide approve ${proposal.proposal_id} --mutual ${code}`,
  ]
}

type Asked = { readonly receipt: string; readonly mutual: string; readonly reason: string }

function proposed({ proposal }: ProposalMade, { receipt, mutual, reason }: Asked): Printed {
  const { proposal_id: id, act, proposed_by: by } = proposal
  return {
    json: { proposal: id, kind: act.kind, receipt, by, reason },
    lines: `proposal ${id} waits for somebody else: decide approve ${id} --mutual ${mutual}`,
  }
}
