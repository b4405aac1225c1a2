import { type AccountCode, readAccount } from '../../core/ledger/accounts.ts'
import type { AccountTerms } from '../../core/ledger/chart.ts'
import { incomeStatement, movedBy } from '../../core/ledger/statements.ts'
import { add, type Minor, subtract, ZERO } from '../../core/money.ts'
import type { MonthMoved } from '../../store/books/assembly-rows.ts'

/** What a month brought and cost by the books. */
export type MonthMoney = {
  /** Contributions, fees and penalties that were charged, with what others pay of them. */
  readonly charged: Minor
  /** What came in from members, less what was paid back. */
  readonly received: Minor
  readonly income: Minor
  readonly costs: Minor
  readonly care: Minor
}

const CHARGED: readonly string[] = ['701', '702', '703', '704']

export function moneyOfMonth(
  rows: readonly MonthMoved[],
  termsOf: (code: AccountCode) => AccountTerms,
): MonthMoney {
  const { income, costs } = incomeStatement(movedBy(rows), termsOf)
  const of = (lines: typeof costs.lines, kinds: readonly string[]) =>
    add(...lines.filter(({ code }) => kinds.includes(code)).map(({ amount }) => amount))
  return {
    charged: of(income.lines, CHARGED),
    received: add(...rows.map(fromMembers)),
    income: income.total,
    costs: costs.total,
    care: of(costs.lines, ['601']),
  }
}

/** Money for members, from wherever it came or was kept meanwhile; not between their own accounts. */
function fromMembers({ debit, credit, amount }: MonthMoved): Minor {
  const [to, from] = [isMoney(debit) && isMember(credit), isMember(debit) && isMoney(credit)]
  return to ? amount : from ? subtract(ZERO, amount) : ZERO
}

function isMember(id: MonthMoved['debit']): boolean {
  return ['411', '419'].includes(readAccount(id).kind)
}

/** Where money is, and where it waits until it is known whose it is or has left. */
function isMoney(id: MonthMoved['debit']): boolean {
  const { kind } = readAccount(id)
  return kind.startsWith('5') || kind === '471' || kind === '468'
}
