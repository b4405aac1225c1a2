import { type Model, owedOf, plusDays, stateOf } from './model.ts'

/** What a year came to, by the small model alone. Money in whole francs. */
export type Figures = {
  readonly members: number
  readonly states: Readonly<Record<string, number>>
  readonly beneficiaries: number
  readonly collection: { readonly due: number; readonly paid: number }
  readonly renewal: { readonly ended: number; readonly renewed: number; readonly pending: number }
  readonly earned: number
  readonly claims: number
  readonly visits: number
  readonly covered: number
  readonly owed: number
  readonly credit: number
}

const LAST = '2026-12-31'
const FIRST = '2026-01-01'
const RENEWAL_DAYS = 30

export function figuresOf(model: Model, today: string): Figures {
  const { households } = model
  const live = households.filter(({ endedOn }) => endedOn === null || endedOn > LAST)
  const states: Record<string, number> = {}
  for (const household of households) {
    const state = stateOf(household, LAST)
    states[state] = (states[state] ?? 0) + 1
  }
  const months = households.flatMap(({ charges }) => charges.filter(({ kind }) => kind === 'month'))
  const due = months.filter((charge) => charge.due >= FIRST && charge.due <= LAST)
  return {
    members: live.length,
    states,
    beneficiaries: sum(live.map(({ people }) => people.length)),
    collection: {
      due: sum(due.map(({ amount }) => amount)),
      paid: sum(due.map(({ paid }) => paid)),
    },
    renewal: renewalOf(model, today),
    earned: sum(months.map(({ paid, paidBefore }) => paid - paidBefore)),
    claims: model.claims,
    visits: model.visits,
    covered: model.covered,
    owed: sum(households.map(owedOf)),
    credit: sum(households.map(({ credit }) => credit)),
  }
}

/** Of each household the last month that was paid in time, and whether the next one was within 30 days. */
function renewalOf({ households }: Model, today: string): Figures['renewal'] {
  const renewal = { ended: 0, renewed: 0, pending: 0 }
  for (const { charges } of households) {
    const months = charges.filter(({ kind }) => kind === 'month')
    const at = months.findLastIndex(
      ({ to, settledOn }) => to >= FIRST && to <= LAST && settledOn !== null && settledOn <= to,
    )
    const last = months[at]
    if (!last) continue
    const until = plusDays(last.to, RENEWAL_DAYS)
    if (until >= today) renewal.pending += 1
    else {
      renewal.ended += 1
      const next = months[at + 1]?.settledOn
      if (next && next <= until) renewal.renewed += 1
    }
  }
  return renewal
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
