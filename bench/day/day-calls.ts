import type { Random } from '../../test/simulation/random.ts'
import { uniform } from './arrivals.ts'

/** A request of a call: what was typed so far, and what its screen must say. */
type Step = { readonly typed: string; readonly says: RegExp }

const MENU: Step = { typed: '', says: /^CON Umoja \d+\nMember \d+\n1\. Pay\n/ }
const BACK = { says: MENU.says }

/** Whoever calls owes a month and the next one, and has paid nothing by wallet before. */
const KINDS = {
  pay: [
    MENU,
    { typed: '1', says: /^CON Owed: KSh 1,000\n1\. All: KSh 1,000\n/ },
    { typed: '1*1', says: /^CON Pay KSh 1,000 by M-PESA\nMember \d+ \d{7}-\d\nThen covered until 0[12]\/08\/2026\n1\. Confirm/ }, // prettier-ignore
    { typed: '1*1*1', says: /^END A request for KSh 1,000 will come to this phone/ },
  ],
  cover: [
    MENU,
    { typed: '2', says: /^CON Late, but still covered\nPaid up to 30\/04\/2026\nOwed: KSh 1,000\nPay by 01\/06\/2026/ }, // prettier-ignore
    { typed: '2*0', ...BACK },
  ],
  family: [MENU, { typed: '3', says: /^CON Family: 1\nCovered until 01\/06\/2026\n/ }, { typed: '3*0', ...BACK }], // prettier-ignore
  visits: [MENU, { typed: '4', says: /^CON No visit code is open\n/ }, { typed: '4*0', ...BACK }],
  receipts: [MENU, { typed: '5', says: /^CON No payment yet\./ }, { typed: '5*0', ...BACK }],
} satisfies Record<string, readonly Step[]>

export type CallKind = keyof typeof KINDS

const WEIGHTS: Readonly<Record<CallKind, number>> = { pay: 10, cover: 50, family: 15, visits: 10, receipts: 15 } // prettier-ignore

/** Of a hundred calls so many are cut, or given up, before they have come to their end. */
export const CUT_PERCENT = 26

/** People read, think and type: two seconds at least, seven on average, half a minute at most. */
const THINK_MS = { least: 2000, mean: 5000, most: 30_000 }

export type PlannedCall = { readonly kind: CallKind; readonly steps: readonly Step[]; readonly isCut: boolean } // prettier-ignore

export function planCall(random: Random): PlannedCall {
  const kind = random.weighted(WEIGHTS)
  const steps: readonly Step[] = KINDS[kind]
  const isCut = random.percent(CUT_PERCENT)
  return { kind, isCut, steps: isCut ? steps.slice(0, 1 + random.below(steps.length - 1)) : steps }
}

/** How many requests a call makes on average. */
export function requestsEach(): number {
  const cut = CUT_PERCENT / 100
  const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)
  const each = (Object.keys(KINDS) as CallKind[]).map((kind) => {
    const whole = KINDS[kind].length
    return (WEIGHTS[kind] / total) * ((1 - cut) * whole + (cut * whole) / 2)
  })
  return each.reduce((sum, share) => sum + share, 0)
}

export function thinkMs(random: Random): number {
  return Math.min(THINK_MS.most, THINK_MS.least - Math.log(uniform(random)) * THINK_MS.mean)
}
