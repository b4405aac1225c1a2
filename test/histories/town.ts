import type { BoughtRhythm } from '../../src/core/contributions/discount.ts'
import { type CivilDate, civilDateAt, plusDays } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { Used } from '../../src/core/coverage/ceilings.ts'
import type { Plan } from '../../src/core/plans/plan.ts'
import type { Standing, StandingFacts } from '../../src/core/membership/standing.ts'
import type { Minor } from '../../src/core/money.ts'
import { readStatutes } from '../../src/edge/files/statutes-file.ts'
import type { Store } from '../../src/store/store.ts'
import { createRandom, type Random } from '../simulation/random.ts'
import { apply, makeWorld, register, type Registration, type World } from '../world.ts'
import { anyPlan, fileOf } from './statutes.ts'

/** Somebody of a household; `leftOn` is the last day there. */
export type Dweller = {
  readonly ordinal: number
  readonly joinedOn: CivilDate
  readonly born: string
  leftOn: CivilDate | null
}

/** A household as somebody remembers it who wrote down what happened, in the order it did. */
export type Lived = {
  readonly number: MemberNumber
  readonly registered: Registration & { readonly plan: string; readonly joined: CivilDate }
  readonly people: Dweller[]
  readonly payments: { on: CivilDate; amount: Minor }[]
  /** Several periods that one receipt bought at once, by what was known on that day. */
  readonly rhythms: BoughtRhythm[]
  readonly used: Used[]
  end: StandingFacts['end']
}

/** Money that came, by the number of its receipt: what can still be matched or taken back. */
export type Money = { readonly amount: Minor; readonly on: CivilDate; lived: Lived | null }

/** What was said of somebody on a day, with how many payments were known then. */
export type Said = {
  readonly lived: Lived
  readonly on: CivilDate
  readonly payments: number
  readonly told: Told
}

/** What nobody may say otherwise of that day later, unless money is dated before it. */
export type Told = Pick<Standing, 'state' | 'owed' | 'credit' | 'charges'>

export type Town = {
  readonly world: World
  readonly random: Random
  readonly versions: Map<string, Plan[]>
  readonly households: readonly Lived[]
  readonly money: Map<string, Money>
  readonly said: Said[]
  /** How much money came: each receipt of the operator has its own number. */
  readonly taken: { count: number }
}

const PLANS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']
const FOUNDED = '2025-01-01' as CivilDate

/** A mutual with plans of all kinds and so many households under them. */
export async function foundTown(store: Store, seed: number, count: number): Promise<Town> {
  const random = createRandom(seed)
  const world = makeWorld(store)
  const memory = {
    versions: new Map<string, Plan[]>(),
    money: new Map(),
    said: [],
    taken: { count: 0 },
  }
  const town = { world, random, ...memory }
  await legislate(
    town,
    PLANS.map((code) => anyPlan(random, code, FOUNDED)),
  )
  const people = Array.from({ length: count }, (_, at) => anyHousehold(random, at))
  const numbers = await register(world, people)
  const households = people.map((one, at) => livedOf(numbers[at] as MemberNumber, one))
  return { ...town, households }
}

/** Applies versions of plans, and remembers them as their file says them. */
export async function legislate(
  { world, versions }: Pick<Town, 'world' | 'versions'>,
  plans: readonly object[],
): Promise<void> {
  const file = fileOf(plans)
  const read = readStatutes(file, null)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  await apply(world, file)
  for (const plan of read.file.plans)
    versions.set(plan.code, [...(versions.get(plan.code) ?? []), plan])
}

export function todayIn({ world }: Pick<Town, 'world'>): CivilDate {
  return civilDateAt(world.clock.now(), 'Africa/Nairobi')
}

/** What a standing rests on, from memory: nothing has been posted there. */
export function remembered({ versions }: Town, lived: Lived): StandingFacts {
  const { registered, people, payments, rhythms, end } = lived
  return {
    versions: versions.get(registered.plan) as Plan[],
    joinedOn: registered.joined,
    feePaidBefore: registered.feePaid ?? true,
    paidThroughBefore: (registered.paidThrough ?? null) as CivilDate | null,
    end,
    people: people.map(({ joinedOn, leftOn, born }) => ({ joinedOn, leftOn, birthDate: born })),
    posted: [],
    payments,
    rhythms,
    subsidised: null,
    writeOffs: [],
  }
}

function anyHousehold(random: Random, at: number): Lived['registered'] {
  const joined = plusDays(FOUNDED, random.below(440))
  const paidThrough = random.percent(30) ? plusDays(joined, random.below(500)) : null
  const born = (): string => random.pick(['1970', '2012-03-04', '2023-06-30'])
  const family = Array.from({ length: random.below(4) }, (_, child) => {
    const added = plusDays(joined, random.percent(50) ? 0 : random.below(200))
    return [`Child ${at} ${child}`, 'child', born(), laterOf(added, '2023-07-01')] as const
  })
  return {
    ...{ name: `Member ${at}`, plan: random.pick(PLANS), joined, family },
    feePaid: random.percent(50),
    ...(paidThrough && { paidThrough }),
  }
}

export function laterOf(a: CivilDate, b: string): CivilDate {
  return a < b ? (b as CivilDate) : a
}

function livedOf(number: MemberNumber, registered: Lived['registered']): Lived {
  const family = (registered.family ?? []).map(([, , born, joined], at) => {
    return { ordinal: at + 1, joinedOn: joined as CivilDate, born, leftOn: null }
  })
  const member = { ordinal: 0, joinedOn: registered.joined, born: '1988-04-02', leftOn: null }
  return {
    ...{ number, registered, people: [member, ...family] },
    ...{ payments: [], rhythms: [], used: [], end: null },
  }
}
