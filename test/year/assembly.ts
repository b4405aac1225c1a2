import { billDaysOf, hasPaidIn, LAST, MONTHS, peopleOn } from './figures.ts'
import { sum } from './model/days.ts'
import { accountOn, owedOn } from './model/household.ts'
import { MEMBERS, type Model, type ModelEntry } from './model/model.ts'

/** What the assembly is told, by the small model alone. Money in whole francs. */
export function assemblyOf(model: Model, reservePercent: number) {
  const year = model.entries.filter(({ on }) => on <= LAST)
  const { income, costs, result } = resultOf(year)
  const reserve = result > 0 ? Math.ceil((result * reservePercent) / 100) : 0
  return {
    months: MONTHS.map((month) => monthOf(model, year, month)),
    members: membersOf(model),
    dues: duesOf(model),
    care: careOf(model, year),
    visits: visitsOf(model),
    billDays: billDaysOf(model),
    ...{ income, costs, result },
    ...sheetOf(model, year),
    evening: eveningOf(model, year),
    worth: sum(Object.values(sheetOf(model, year).funds)) + result,
    distribution: { result, legalReserve: reserve, carried: result - reserve },
  }
}

/** Debits less credits of each kind of account. */
function sumsOf(entries: readonly ModelEntry[]): Map<string, number> {
  const sums = new Map<string, number>()
  const plus = (account: string, amount: number) => {
    const [kind = ''] = account.split(' ')
    sums.set(kind, (sums.get(kind) ?? 0) + amount)
  }
  for (const { debit, credit, amount } of entries) {
    plus(debit, amount)
    plus(credit, -amount)
  }
  return sums
}

type Amounts = Readonly<Record<string, number>>

function partOf(sums: ReadonlyMap<string, number>, kinds: RegExp, sign: 1 | -1): Amounts {
  const some = [...sums].filter(([kind, amount]) => kinds.test(kind) && amount !== 0)
  return Object.fromEntries(some.map(([kind, amount]) => [kind, sign * amount]))
}

function resultOf(entries: readonly ModelEntry[]) {
  const sums = sumsOf(entries)
  const [income, costs] = [partOf(sums, /^7/, -1), partOf(sums, /^6/, 1)]
  return { income, costs, result: sum(Object.values(income)) - sum(Object.values(costs)) }
}

/** What the mutual has and owes on the last evening; members' debts and advances stand apart. */
function sheetOf({ households }: Model, entries: readonly ModelEntry[]) {
  const sums = sumsOf(entries)
  const accounts = households.map((household) => accountOn(household, LAST))
  const owed = sum(
    accounts.flatMap(({ charges }) => charges.map(({ amount, paid }) => amount - paid)),
  )
  sums.set('411', owed)
  sums.set('419', -sum(accounts.map(({ credit }) => credit)))
  return {
    assets: partOf(sums, /^(411|415|5)/, 1),
    liabilities: partOf(sums, /^(16|401|419)/, -1),
    funds: partOf(sums, /^1[0-5]/, -1),
  }
}

/** What there was on the evening before the year: only what was brought has to do with the fund. */
function eveningOf({ households }: Model, year: readonly ModelEntry[]) {
  const sums = sumsOf(year.filter(({ debit, credit }) => debit === '101' || credit === '101'))
  sums.set('411', sum(households.map((household) => owedOn(household, '2025-12-31'))))
  sums.set('419', -sum(households.map(({ brought }) => brought)))
  return {
    assets: partOf(sums, /^(411|5)/, 1),
    liabilities: partOf(sums, /^(16|401|419)/, -1),
    funds: partOf(sums, /^1[0-5]/, -1),
  }
}

function monthOf({ households }: Model, year: readonly ModelEntry[], month: string) {
  const own = year.filter(({ on }) => on.startsWith(month))
  const { income, costs } = resultOf(own)
  const moved = (from: RegExp, to: RegExp) =>
    sum(own.filter(({ debit, credit }) => to.test(debit) && from.test(credit)).map(({ amount }) => amount))
  const members = new RegExp(`^${MEMBERS}$`)
  const charged = ['701', '702', '703', '704'].map((kind) => income[kind] ?? 0)
  return {
    month,
    charged: sum(charged),
    received: moved(members, /^5/) - moved(/^5/, members),
    income: sum(Object.values(income)),
    costs: sum(Object.values(costs)),
    care: costs['601'] ?? 0,
    paying: households.filter((household) => hasPaidIn(household, month)).length,
    households: households.filter(
      ({ joinedOn, endedOn }) => joinedOn.slice(0, 7) <= month && (endedOn === null || endedOn.slice(0, 7) > month),
    ).length,
  }
} // prettier-ignore

function membersOf({ households }: Model) {
  const ended = households.filter(({ endedOn }) => endedOn !== null)
  const byState: Record<string, number> = {}
  for (const { endState } of ended) byState[endState ?? ''] = (byState[endState ?? ''] ?? 0) + 1
  const joined = households.filter(({ joinedOn }) => joinedOn >= '2026').length
  return {
    ...{ before: households.length - joined, joined, ended: ended.length, byState },
    after: households.length - ended.length,
    people: sum(households.map(peopleOn)),
  }
}

/** What was due in the year and paid of it; and who owes something that is due. */
function duesOf({ households }: Model) {
  const all = households.map((household) => {
    const due = accountOn(household, LAST).charges.filter((charge) => charge.due <= LAST)
    const own = due.filter((charge) => charge.kind === 'month' && charge.due >= '2026-01-01')
    return {
      due: sum(own.map(({ amount }) => amount)),
      paid: sum(own.map(({ paid }) => paid)),
      missing: sum(due.map(({ amount, paid }) => amount - paid)),
    }
  })
  return {
    due: sum(all.map(({ due }) => due)),
    paid: sum(all.map(({ paid }) => paid)),
    households: all.filter(({ missing }) => missing > 0).length,
    missing: sum(all.map(({ missing }) => missing)),
  }
}

const CLINICS = ['centre', 'poste'] as const

function careOf({ visits, accounts }: Model, year: readonly ModelEntry[]) {
  const lineOf = (some: Model['visits']) => ({
    bills: some.length,
    amount: sum(some.map(({ amount }) => amount)),
    mutualAmount: sum(some.map(({ share }) => share)),
  })
  const services = (['consultation', 'surgery'] as const).map((service) => {
    return { service, ...lineOf(visits.filter((seen) => seen.service === service)) }
  })
  const clinics = CLINICS.map((provider) => ({
    provider,
    ...lineOf(visits.filter((seen) => seen.provider === provider)),
    paid: sum(
      year
        .filter(({ debit, credit }) => debit === `401 ${provider}` && credit.startsWith('5'))
        .map(({ amount }) => amount),
    ),
    owed: 0 - (accounts.get(`401 ${provider}`) ?? 0),
  }))
  return { services: services.filter(({ bills }) => bills > 0), clinics, all: lineOf(visits) }
}

function visitsOf({ visits }: Model) {
  const people = new Set(visits.map(({ household, place }) => `${household}/${place}`))
  return { visits: visits.length, people: people.size }
}
