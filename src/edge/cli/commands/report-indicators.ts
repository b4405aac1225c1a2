import { RENEWAL_DAYS, reportIndicators } from '../../../app/acts/books.ts'
import type { Indicators } from '../../../app/books/read-indicators.ts'
import { average } from '../../../core/indicators/bill-days.ts'
import { perMille } from '../../../core/indicators/ratio.ts'
import { NOBODY_RENEWED } from '../../../core/indicators/renewal.ts'
import { add, type Minor, toDecimal, ZERO } from '../../../core/money.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { fields } from '../table.ts'

export const reportIndicatorsCommand = actCommand(reportIndicators, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['report indicators --mutual jappo --from 2026-01-01 --to 2026-03-31 --json'],
  print: (found, { renewalDays, population, otherCosts }) => {
    const json = indicatorsJson(found, {
      renewalDays: renewalDays ?? RENEWAL_DAYS,
      population,
      otherCosts: otherCosts ?? ZERO,
    })
    return { json, lines: describe(found, json) }
  },
})

type Given = {
  readonly renewalDays: number
  readonly population: number | null
  readonly otherCosts: Minor
}

function indicatorsJson(found: Indicators, { renewalDays, population, otherCosts }: Given) {
  const { mutual, span, collection, renewal, ageing, unmatched, earned, claims, covered } = found
  const costs = add(found.costs, otherCosts)
  const { countingDays: days, beneficiaries, visits, otherCurrency } = found
  return {
    mutual: mutual.code,
    currency: mutual.currency,
    ...span,
    collection: { ...collection, perMille: perMille(collection.paid, collection.due) },
    renewal: {
      days: renewalDays,
      ...renewal,
      perMille: perMille(renewal.renewed, renewal.ended),
    },
    penetration: {
      beneficiaries,
      population,
      perMille: population === null ? null : perMille(beneficiaries, population),
    },
    claims: { claims, earned, perMille: perMille(claims, earned) },
    administration: { costs, earned, perMille: perMille(costs, earned) },
    use: { visits, covered, days, perMille: perMille(visits * days, covered) },
    confirmed: {
      ...found.confirmed,
      perMille: perMille(found.confirmed.confirmed, found.confirmed.covered),
    },
    billToPayment: { ...found.billDays, averageDays: average(found.billDays) },
    months: found.months.map(({ month }, at) => ({
      month,
      householdsThatPaid: found.paying[at] ?? 0,
      renewal: found.renewals[at] ?? NOBODY_RENEWED,
    })),
    ageing: { one: ageing.one, two: ageing.two, threeOrMore: ageing.three, ended: ageing.over },
    unmatched: {
      ...unmatched,
      otherCurrency,
      perMille: perMille(unmatched.unmatched, unmatched.receipts),
    },
  }
}

function describe({ mutual }: Indicators, json: ReturnType<typeof indicatorsJson>): string[] {
  const money = (amount: Minor) => toDecimal(amount, mutual.currency)
  const { collection, renewal, penetration, claims, administration, use, ageing, unmatched } = json
  const late = ({ members, amount }: { members: number; amount: Minor }) =>
    `${members} members, ${money(amount)}`
  const covered = use.days === 0 ? null : perMille(use.covered, use.days)
  const { confirmed, billToPayment } = json
  return [
    `${mutual.name} (${mutual.code}), ${json.from} to ${json.to}, amounts in ${mutual.currency}`,
    ...fields([
      [
        'collection',
        `${rate(collection.perMille)}, ${money(collection.paid)} paid of ${money(collection.due)} due`,
      ],
      [
        'renewal',
        `${rate(renewal.perMille)}, ${renewal.renewed} of ${renewal.ended} within ${renewal.days} days; ${renewal.pending} undecided`,
      ],
      [
        'penetration',
        `${rate(penetration.perMille)}, ${penetration.beneficiaries} beneficiaries of ${penetration.population ?? '-'}`,
      ],
      [
        'claims',
        `${rate(claims.perMille)}, ${money(claims.claims)} for care of ${money(claims.earned)} earned`,
      ],
      [
        'running costs',
        `${rate(administration.perMille)}, ${money(administration.costs)} of ${money(administration.earned)} earned`,
      ],
      [
        'use',
        `${rate(use.perMille)}, ${use.visits} visits of ${thousandths(covered)} people covered on average`,
      ],
      [
        'confirmed',
        `${rate(confirmed.perMille)}, ${confirmed.confirmed} asked about by a clinic of ${confirmed.covered} people covered`,
      ],
      [
        'bill to payment',
        `${billToPayment.averageDays ?? '-'} days on average, ${billToPayment.bills} bills paid`,
      ],
      ...json.months.map(
        ({ month, householdsThatPaid, renewal: of }) =>
          [
            month,
            `${householdsThatPaid} households paid; ${of.renewed} of ${of.ended} renewed, ${of.pending} undecided`,
          ] as const,
      ),
      ['late 1 period', late(ageing.one)],
      ['late 2 periods', late(ageing.two)],
      ['late 3 or more', late(ageing.threeOrMore)],
      ['late and left', late(ageing.ended)],
      [
        'unmatched',
        `${rate(unmatched.perMille)}, ${money(unmatched.unmatched)} of ${money(unmatched.receipts)} received`,
      ],
      [
        'unmatched by age',
        `${money(unmatched.week)} to 7 days, ${money(unmatched.month)} to 30, ${money(unmatched.older)} older; oldest ${unmatched.oldestDays ?? '-'} days`,
      ],
      ...(unmatched.otherCurrency > 0
        ? ([['other currency', `${unmatched.otherCurrency} receipts`]] as const)
        : []),
    ]),
  ]
}

/** `58.3 %` of 583 per mille; a dash when there was nothing to be a part of. */
function rate(value: number | null): string {
  if (value === null) return '-'
  const digits = String(Math.abs(value)).padStart(2, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)} %`
}

/** `12.345` of 12345. */
function thousandths(value: number | null): string {
  const digits = String(value ?? 0).padStart(4, '0')
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`
}
