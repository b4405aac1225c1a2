import type { Proof } from '../kinds.ts'

const HELD = 'test/app/held-events.test.ts'
const SILENT = 'test/app/watch-service.test.ts'

/** What operators, payers and forgers do, and what falls silent. */
export const payments: readonly Proof[] = [
  {
    promise: 'money',
    fault: 'people, carriers and operators do all that they may, processes die and clocks jump',
    by: 'a seeded town on the sandbox, M-PESA, pawaPay and MoMo, two processes on PostgreSQL; looked at after each step',
    soak: '500 seeds',
    test: 'test/simulation/simulation.long.test.ts',
    titled: 'keep every promise',
  },
  {
    promise: 'money',
    fault: 'an operator tells of one payment twice, in other words each time',
    by: 'the notice of a payment, and what became of its prompt',
    test: 'test/app/receipts.test.ts',
    titled: 'words the repeat otherwise',
  },
  {
    promise: 'money',
    fault: 'a payment is told again with another amount, or of another payer',
    by: 'the same receipt of the operator, by pay-bill',
    test: HELD,
    titled: 'comes again with another amount or payer',
  },
  {
    promise: 'money',
    fault: 'somebody tells of a payment that the operator does not know',
    by: 'a notice while the operator denies it, for a day',
    test: HELD,
    titled: 'does not know it for a day',
  },
  {
    promise: 'money',
    fault: 'somebody forges a callback of an operator who signs',
    by: 'a signature that is not the operator’s, of what is even true',
    test: 'test/app/signed-callbacks.test.ts',
    titled: 'changes nothing when it is forged',
  },
  {
    promise: 'money',
    fault: 'a payer names nobody that there is',
    by: 'pay-bill with an account that is empty, a word, a number with a wrong digit, signs that are no text',
    rounds: '7',
    test: 'test/app/pay-bill.long.test.ts',
    titled: 'waits in suspense until the payer names the member',
  },
  {
    promise: 'coverage',
    fault: 'what an answer rests on is broken in the database',
    by: 'a member of a plan that is gone',
    test: 'test/app/check-coverage.test.ts',
    titled: 'that rests on broken facts',
  },
  {
    promise: 'operation',
    fault: 'nothing comes in any more by a door that was used',
    by: 'a day without a call or a message, three days without a payment',
    test: SILENT,
    titled: 'nothing comes in by any more',
  },
  {
    promise: 'operation',
    fault: 'money is nobody’s for a week',
    by: 'a payment in suspense that nobody looks at',
    test: SILENT,
    titled: 'tells of money that has been nobody',
  },
]
