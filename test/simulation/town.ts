import type { SmsMessage } from '../../src/app/ports.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { Store } from '../../src/store/store.ts'
import { TUMAINI, UMOJA } from '../statutes.ts'
import {
  anotherProcess,
  apply,
  makeWorld,
  register,
  type Registration,
  START,
  testClock,
  type World,
} from '../world.ts'
import type { MutualCode, OpenOperator, SimulatedOperator } from './operators/operator.ts'
import { openSandbox } from './operators/sandbox.ts'
import { createRandom, type Random } from './random.ts'

/** A member as the register has it, for reckoning beside the program. */
export type Member = Registration & {
  readonly number: MemberNumber
  readonly mutual: MutualCode
}

/** Everything that the simulated people live in, and what is remembered of what they did. */
export type Town = {
  readonly random: Random
  readonly operator: SimulatedOperator
  readonly members: readonly Member[]
  /** Receipt numbers that somebody invented who is not the operator. */
  readonly forged: Set<string>
  /** Slips of cash that was recorded. */
  readonly slips: Set<string>
  /** Every number that a payer named, by phone, or a manager, by the operator's receipt. */
  readonly named: Map<string, Set<string>>
  /** Every SMS that reached a phone. */
  readonly delivered: SmsMessage[]
  /** Ids of SMS that may come again: nobody heard whether they had left. */
  readonly unheard: Set<string>
  /** Screens that callers saw, each once however often they asked for it. */
  readonly screens: string[]
  /** The process that serves them; after a crash it is another one. */
  world: World
  /** Another process on the same database that serves them as well; null on SQLite. */
  other: World | null
  /** The process that callbacks come to: that one, or one that is about to die. */
  serving: World
  /** Chance for what happens while time goes on. */
  readonly chance: { readonly random: Random }
  /** How the carrier of SMS is: silent about what it did, too busy, or refusing some numbers. */
  carrierMood: 'good' | 'silent' | 'busy' | 'picky'
  /** The process that runs now is about to die. */
  isDying: boolean
  /** Processes that there were. */
  lives: number
}

export const CLINICS = ['+254722000001', '+254722000002', '+254722000009'] as const
export const STRANGERS = ['+254799000001', '+254799000002'] as const
export const MANAGER = '+254733000001'

/** The handset takes a while to leave the call before it can show a request. */
const PROMPT_DELAY_MS = 5000

export type Founding = { readonly open?: OpenOperator; readonly processes?: 1 | 2 }

/** Two mutuals that share an operator, and households in every standing. */
export async function foundTown(
  store: Store,
  seed: number,
  { open = openSandbox, processes = 1 }: Founding = {},
): Promise<Town> {
  const random = createRandom(seed)
  const clock = testClock(START)
  const operator = open(clock, random.fork())
  const wallets = operator.walletsOf(store)
  const first = makeWorld(store, { clock, wallets, promptDelayMs: PROMPT_DELAY_MS })
  await apply(first, withAccount(withRhythms(UMOJA, UMOJA_RHYTHMS), operator.accounts.umoja))
  first.clock.move({ seconds: 1 })
  await apply(first, withAccount(withRhythms(TUMAINI, TUMAINI_RHYTHMS), operator.accounts.tumaini))
  const umoja = await enrol(first, 'umoja', UMOJA_PEOPLE)
  const tumaini = await enrol(first, 'tumaini', TUMAINI_PEOPLE)
  const world = anotherProcess(first, 'life1-')
  const town: Town = {
    ...{ random, operator, members: [...umoja, ...tumaini], chance: { random: random.fork() } },
    ...{
      forged: new Set(),
      slips: new Set(),
      named: new Map(),
      screens: [],
      delivered: [],
      unheard: new Set(),
    },
    ...{ carrierMood: 'good', isDying: false, lives: 1, world, serving: world },
    other:
      processes === 2
        ? anotherProcess(world, 'beside-', { wallets: operator.walletsOf(store) })
        : null,
  }
  await operator.begin(town)
  return town
}

type Statutes = { readonly mutual: object; readonly plans: readonly object[] }

/** Two months for less than one by one, which one payment can reach; and a quarter. */
const UMOJA_RHYTHMS = [{ periods: 2, amount: '990.01' }]
const TUMAINI_RHYTHMS = [
  { periods: 2, amount: '590' },
  { periods: 4, amount: '1120.50' },
]

function withRhythms<S extends Statutes>(statutes: S, rhythms: readonly object[]): S {
  return { ...statutes, plans: statutes.plans.map((plan) => ({ ...plan, rhythms })) }
}

function withAccount<S extends Statutes>(statutes: S, wallet: string | null) {
  const wallets = wallet === null ? [] : [{ wallet, payBill: '600111' }]
  return { ...statutes, mutual: { ...statutes.mutual, wallets } }
}

/** Another process takes the place of one that died: only the database remembers. */
export function restart(town: Town): void {
  town.lives += 1
  const wallets = town.operator.walletsOf(town.world.store)
  town.world = anotherProcess(town.world, `life${town.lives}-`, { wallets })
  town.serving = town.world
}

async function enrol(
  world: World,
  mutual: Member['mutual'],
  people: readonly Registration[],
): Promise<Member[]> {
  const numbers = await register(world, people, mutual)
  return people.map((person, at) => ({ ...person, mutual, number: numbers[at] as MemberNumber }))
}

const AMINA = '+254711000001'

const UMOJA_PEOPLE: readonly Registration[] = [
  { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' },
  { name: 'Baraka Ali', phone: '+254711000002', paidThrough: '2026-02-28', language: 'sw' },
  { name: 'Chausiku Maina', phone: '+254711000003', paidThrough: '2025-12-31', language: 'fr' },
  { name: 'Daudi Kamau', phone: '+254711000004', joined: '2026-03-01', feePaid: false },
  { name: 'Esther Njeri', phone: '+254711000005', joined: '2026-01-15', feePaid: false },
  {
    name: 'Fatuma Hassan',
    phone: '+254711000006',
    paidThrough: '2026-03-31',
    card: 'A-1731',
    family: [
      ['Juma Hassan', 'child', '2015-05-01'],
      ['Salim Hassan', 'spouse', '1980', '2026-02-20'],
    ],
  },
  { name: 'Grace Wambui', phone: '+254711000007', joined: '2025-11-30', language: '' },
  { name: 'Hamisi Juma', phone: '+254711000008', paidThrough: '2026-12-31', language: 'sw' },
  { name: 'Imani Achieng', joined: '2025-09-01', paidThrough: '2026-01-31' },
  { name: 'Joseph Mwangi', phone: '+254711000010', joined: '2026-02-28', feePaid: false },
]

/** Amina is in both mutuals; one household has no phone of its own. */
const TUMAINI_PEOPLE: readonly Registration[] = [
  { name: 'Amina Otieno', phone: AMINA, joined: '2025-12-05' },
  { name: 'Khadija Omar', phone: '+254711000021', paidThrough: '2026-02-28' },
  { name: 'Lillian Atieno', joined: '2026-03-02' },
]
