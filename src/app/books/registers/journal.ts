import { toDecimal } from '../../../core/money.ts'
import { journalsOf } from '../../../store/verify/journals.ts'
import { amounts, daysIn, members, type Register, texts } from './register.ts'

/** Every journal in the order in which it was posted, a line for each of its transfers. */
export const journalRegister: Register = {
  name: 'journal',
  describe: 'every journal, a line for each transfer, by the days of the books',
  columns: () => [
    ...texts('seq', 'journal'),
    ...daysIn('effective_on', 'event_on'),
    ...texts('kind', 'source', 'source_ref', 'reverses', 'line'),
    ...members('debit', 'credit'),
    ...amounts('amount'),
    ...texts('currency'),
  ],
  lines: async function* ({ tx, mutual: { code, currency }, days }) {
    for await (const journal of journalsOf(tx, code, days.from, days.to)) {
      const { seq, journalId, effectiveOn, eventOn, kind, source, sourceRef, reverses } = journal
      for (const [line, { debit, credit, amount }] of journal.transfers.entries()) {
        yield [
          ...[seq, journalId, effectiveOn, eventOn, kind, source, sourceRef, reverses, line],
          ...[debit, credit, toDecimal(amount, currency), currency],
        ]
      }
    }
  },
}
