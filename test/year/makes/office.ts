import type { Dice } from '../dice.ts'
import type { Happened, YearEvent } from '../events.ts'
import { lastDay, plusDays } from '../model/days.ts'
import { type OldHousehold, two } from '../register.ts'

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

/** Cash brought away, clinics paid, the bank and the office, and books that are closed every month. */
export function officeOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  const months = MONTHS.flatMap((month): YearEvent[] => {
    const of = `2026-${two(month)}`
    return [
      { on: `${of}-28`, kind: 'deposit', by: 'Awa Sy' },
      { on: `${of}-28`, kind: 'deposit', by: 'Ibra Ba' },
      { on: `${of}-27`, kind: 'clinic-paid', provider: 'poste' },
      { on: `${of}-27`, kind: 'clinic-paid', provider: 'centre' },
      { on: `${of}-28`, kind: 'sweep', amount: 600 * register.length },
      { on: `${of}-28`, kind: 'operator-fee', amount: 500 + 10 * chance.throw(50) },
      ...usualMoneyOf(of),
      ...(month > 1 ? [{ on: `${of}-05`, kind: 'close', through: lastBefore(of) } as const] : []),
    ]
  })
  return [...months, ...OTHER_MONEY, { on: '2026-06-20', kind: 'price', amount: 1200 }]
}

/** What the bank takes for the account, the rent, and the pay of the secretary. */
function usualMoneyOf(month: string): YearEvent[] {
  const paid = { kind: 'book', where: 'bank', paid: true } as const
  return [
    { ...paid, on: `${month}-28`, account: '631', amount: 2500, reference: `FRAIS-${month}`, what: 'tenue de compte' },
    { ...paid, on: `${month}-03`, account: '622', amount: 60_000, reference: `LOYER-${month}`, what: 'loyer du bureau' },
    { ...paid, on: `${month}-25`, account: '661', amount: 180_000, reference: `PAIE-${month}`, what: 'secretaire' },
  ]
} // prettier-ignore

const CARDS: Omit<Happened<'book'>, 'on'> = {
  ...{ kind: 'book', where: 'Awa Sy', paid: true, account: '604', amount: 1500 },
  ...{ reference: 'RECU-77', what: 'carnets de recus' },
}

/** A grant above what one person books, printing from cash in hand, a bill that was booked twice. */
const OTHER_MONEY: readonly YearEvent[] = [
  { on: '2026-05-12', kind: 'book', where: 'bank', paid: false, account: '711', amount: 1_500_000, reference: 'DON-2026', what: 'don de la commune' },
  { ...CARDS, on: '2026-05-20' },
  { ...CARDS, on: '2026-05-21', reference: 'RECU-77 B' },
  { ...CARDS, on: '2026-05-22', kind: 'book-back', reference: 'RECU-77 B' },
  { on: '2026-06-30', kind: 'book', where: 'bank', paid: true, account: '671', amount: 40_000, reference: 'INT-2026', what: 'interets du pret' },
  { on: '2026-06-30', kind: 'book', where: 'bank', paid: true, account: '162', amount: 250_000, reference: 'PRET-1', what: 'remboursement' },
  { on: '2026-11-30', kind: 'book', where: 'bank', paid: false, account: '771', amount: 18_500, reference: 'INTERET-11', what: 'interets recus' },
] // prettier-ignore

function lastBefore(month: string): string {
  return lastDay(plusDays(`${month}-01`, -1).slice(0, 7))
}
