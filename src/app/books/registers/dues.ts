import { firstOfYear, lastOfMonth, yearOf } from '../../../core/dates.ts'
import { firstJoinedOn } from '../../../core/contributions/terms.ts'
import type { Span } from '../../../core/indicators/ratio.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { add, subtract } from '../../../core/money.ts'
import { amountCell } from '../../../core/registers/csv.ts'
import { type Dues, duesLine, monthsOf } from '../../../core/registers/dues.ts'
import { householdsOf } from '../../../store/membership/household-pages.ts'
import { planOf } from '../../../store/membership/households.ts'
import { amounts, members, type Register, type RegisterAsk, texts } from './register.ts'

/** The dues register: a line for each member, two columns for each month. */
export const duesRegister: Register = {
  name: 'dues',
  describe:
    'what each member owed and paid of the contributions that were due in each month of the span (by default this year, to the end of this month)',
  columns: (ask) => [
    ...members('number'),
    ...texts('name', 'plan', 'association'),
    ...amounts('unpaid before'),
    ...monthsOf(spanOf(ask)).flatMap((month) => amounts(`${month} due`, `${month} paid`)),
    ...amounts('all due', 'all paid', 'unpaid after'),
  ],
  lines: async function* (ask) {
    const { tx, mutual } = ask
    const span = spanOf(ask)
    const money = (amount: Dues['due']) => amountCell(amount, mutual.currency)
    for await (const household of householdsOf(tx, mutual.code)) {
      const { number, association, people, facts } = household
      if (firstJoinedOn(facts) > span.to) continue
      const { before, months, all } = duesLine(facts, span)
      yield [
        formatMemberNumber(number),
        people[0]?.name ?? null,
        planOf(household, span.to),
        association,
        money(before),
        ...months.flatMap(({ due, paid }) => [money(due), money(paid)]),
        money(all.due),
        money(all.paid),
        money(subtract(add(before, all.due), all.paid)),
      ]
    }
  },
}

function spanOf({ days, today }: RegisterAsk): Span {
  const to = days.to ?? lastOfMonth(today)
  return { from: days.from ?? firstOfYear(yearOf(to)), to }
}
