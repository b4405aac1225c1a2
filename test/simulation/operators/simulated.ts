import { pullPayments } from '../../../src/app/payments/pull-payments.ts'
import type { Wallet } from '../../../src/app/wallet.ts'
import { minor } from '../../../src/core/money.ts'
import type { StatementMapping } from '../../../src/core/payments/statement-mapping.ts'
import type { DateOrder } from '../../../src/core/written-date.ts'
import type { Orders } from '../../../src/simulators/kernel/orders.ts'
import type { Answer } from '../../../src/simulators/kernel/answers.ts'
import type { Simulator } from '../../../src/simulators/kernel/at-work.ts'
import { phoneOf } from '../../../src/simulators/kernel/phones.ts'
import type { Delivery, Movement } from '../../../src/simulators/kernel/state.ts'
import type { Deliver } from '../../../src/simulators/kernel/world.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Random } from '../random.ts'
import type { Town } from '../town.ts'
import { callDoor } from '../wire.ts'
import type { MutualCode, PayBill, SimulatedOperator, Success } from './operator.ts'
import { checkStatements, holdStatement } from './statements.ts'

export type Order = Omit<Orders, 'id'>

/** An operator of `src/simulators` with what a town has to know of it; its truth is the referee. */
export type Kind<Own> = {
  readonly simulator: Simulator<Own>
  readonly accounts: Readonly<Record<MutualCode, string | null>>
  walletsOf(store: Store): ReadonlyMap<string, Wallet>
  /** Our account that money moved on, and the request that it was for. */
  walletOf(movement: Movement): string
  intentOf(about: string): string | null
  /** The account number that the payer saw or typed. */
  accountOf(movement: Movement): string | null
  /** Whether enough was said of a prompt that was paid. */
  isTold(town: Town, about: string): boolean
  begin(town: Town): Promise<void>
  payBill(random: Random, paid: PayBill): Promise<void>
  /** A payer has a payment taken back, where the operator does that. */
  takeBack?(random: Random): void
  /** Its query may deny what was paid. */
  readonly denies?: boolean
  /** What can go wrong once, as orders. */
  readonly odd: readonly Order[]
  /** A callback that says the contrary of what was true; null where it cannot be made. */
  contrary(delivery: Delivery): string | null
  /** A callback made over by somebody who is not the operator, and the receipt that it names. */
  forgery(delivery: Delivery, random: Random): Forgery | null
  /** Its statement of days, both included, as CSV that `reconcile` reads. */
  readonly dates: DateOrder | null
  readonly mapping?: StatementMapping
  statement(wallet: string, days: { readonly from: string; readonly to?: string }): string
}

type Forgery = {
  readonly url: string
  readonly body: string
  /** Null where it is turned away at the door. */
  readonly receipt: string | null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Nothing is heard of the operator, and what it tells waits. */
const SILENCE: Order = {
  ...{ on: '*', phone: null, times: null },
  ...{ answer: { fault: 'hang' }, callback: { hold: true } },
}

const ANSWERS = {
  ...{ pin: 70, refuse: 8, 'no-funds': 7, 'wrong-pin': 4, unreachable: 4, ignore: 4, expire: 3 },
} as const satisfies Partial<Record<Answer['answer'], number>>

/** Callbacks go to whichever process serves. */
export type Door = { town: Town | null }

export function deliverTo(door: Door): Deliver {
  return async (outgoing) => {
    if (!door.town) throw new Error('nobody listens yet')
    return callDoor(door.town.serving, outgoing)
  }
}

export function simulated<Own>(kind: Kind<Own>, door: Door): SimulatedOperator {
  const { simulator, accounts } = kind
  const { world } = simulator
  const { state } = world
  /** So much our clock is before the operator's. */
  let aheadMs = 0

  const setOurs = (town: Town) =>
    town.world.clock.set(new Date(world.now() + aheadMs).toISOString())

  async function pass(town: Town, ms: number): Promise<void> {
    const end = world.now() + ms
    const { random } = town.chance
    for (let due = simulator.nextDue(); due !== null && due <= end; due = simulator.nextDue()) {
      const at = Math.max(due, world.now())
      town.world.clock.set(new Date(at + aheadMs).toISOString())
      await simulator.advanceTo(at)
      if (random.percent(30)) await town.serving.worker.settle()
    }
    await simulator.advanceTo(end)
    setOurs(town)
  }

  async function answer(_town: Town, random: Random): Promise<void> {
    for (const prompt of state.prompts.filter((one) => one.state === 'open' && !one.answer)) {
      if (prompt.state !== 'open' || random.percent(40)) continue
      await simulator.answer(prompt.id, { answer: random.weighted(ANSWERS) })
      if (random.percent(70)) await simulator.tick()
    }
  }

  async function deliver(town: Town, random: Random): Promise<void> {
    for (let count = random.below(3); count > 0 && state.deliveries.length > 0; count -= 1) {
      const delivery = random.pick(state.deliveries)
      if (delivery.state === 'dropped') continue
      if (random.percent(15)) await contradict(town, delivery)
      await sendAgainOf(delivery.id)
      if (random.percent(50)) await town.serving.worker.settle()
    }
  }

  async function sendAgainOf(id: string): Promise<void> {
    const delivery = state.deliveries.find((one) => one.id === id)
    if (!delivery) return
    delivery.state = 'waiting'
    world.later(0, 'send', id)
    await simulator.tick()
  }

  /** An operator that is confused says that what was paid came to nothing. */
  async function contradict(town: Town, delivery: Delivery): Promise<void> {
    const body = kind.contrary(delivery)
    if (body !== null) await callDoor(town.serving, { ...delivery, body })
  }

  async function forge(town: Town, random: Random): Promise<void> {
    if (state.deliveries.length === 0) return
    const delivery = random.pick(state.deliveries)
    const forged = kind.forgery(delivery, random)
    if (!forged) return
    if (forged.receipt) town.forged.add(forged.receipt)
    const { method, headers, timeoutMs } = delivery
    const { url, body } = forged
    await callDoor(town.serving, { method, headers, timeoutMs, url, body })
  }

  function order(one: Order): void {
    state.orders.push({ ...one, id: `order-${world.serial()}` })
  }

  async function changeMood(town: Town, random: Random): Promise<void> {
    if (random.percent(30)) kind.takeBack?.(random)
    state.orders.splice(0)
    const mood = random.weighted({ good: 4, stormy: 3, odd: 3, silent: 1 })
    const bad = (most: number) => random.below(most) / 100
    state.weather =
      mood === 'stormy'
        ? { answers: bad(35), callbacks: bad(60) }
        : { answers: bad(8), callbacks: bad(10) }
    if (mood === 'odd')
      for (let n = 1 + random.below(3); n > 0; n -= 1) order(random.pick(kind.odd))
    if (mood !== 'silent') return
    order(SILENCE)
    // Sometimes for longer than a day.
    if (random.percent(40)) {
      for (let hours = 0; hours < 26; hours += 2) {
        await pass(town, 2 * HOUR_MS)
        await town.serving.worker.settle()
      }
    }
  }

  /** Half of the people pay whatever they are asked for, some of them minutes later. */
  function giveHabits({ members, chance: { random } }: Town): void {
    for (const { phone } of members) {
      if (!phone || random.percent(50)) continue
      phoneOf(world, phone.slice(1)).habit = { answer: 'pin', afterMs: random.below(4) * MINUTE_MS }
    }
  }

  async function rest(town: Town): Promise<void> {
    state.orders.splice(0)
    state.weather = { answers: 0, callbacks: 0 }
    aheadMs = 0
    setOurs(town)
    for (const { id, state: how } of state.deliveries) if (how === 'held') await sendAgainOf(id)
    // Until nobody asks any more about what was never said.
    for (let hour = 0; hour < 52; hour += 2) {
      await pass(town, 2 * HOUR_MS)
      await pullPayments(town.world.ports)
      await town.world.worker.settle()
    }
    for (const wallet of walletNames(accounts)) await holdStatement(town, kind, wallet, null)
    await town.world.worker.settle()
  }

  function successes(): Success[] {
    return state.money.filter(isPayment).map((movement): Success => {
      const { receipt, amount, phone, about } = movement
      return {
        ...{ receipt, amount: minor(amount), phone: `+${phone}`, isExact: true },
        takenBack: minor(takenBackOf(receipt)),
        wallet: kind.walletOf(movement),
        account: kind.accountOf(movement),
        intent: about === null ? null : kind.intentOf(about),
        isTold: about !== null && door.town !== null && kind.isTold(door.town, about),
      }
    })
  }

  function takenBackOf(receipt: string): number {
    return state.money
      .filter((movement) => movement.kind === 'reversal' && movement.of === receipt)
      .reduce((sum, { amount }) => sum - amount, 0)
  }

  function asked(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { about } of state.prompts) {
      const intent = kind.intentOf(about) ?? about
      counts.set(intent, (counts.get(intent) ?? 0) + 1)
    }
    return counts
  }

  return {
    accounts,
    walletsOf: (store) => kind.walletsOf(store),
    denies: kind.denies ?? false,
    begin: async (town) => {
      door.town = town
      giveHabits(town)
      await kind.begin(town)
    },
    get successes() {
      return successes()
    },
    get asked() {
      return asked()
    },
    takenFrom: (wallet) =>
      state.money
        .filter((movement) => isTaken(movement) && kind.walletOf(movement) === wallet)
        .reduce((sum, { amount }) => sum - amount, 0),
    ...{ answer, deliver, forge, changeMood, pass, rest },
    payBill: (_town, random, paid) => kind.payBill(random, paid),
    reconcile: async (town, random) => {
      const wallet = random.pick(walletNames(accounts))
      await holdStatement(town, kind, wallet, world.now())
    },
    jump: (town, random) => {
      const isRight = aheadMs === 0 || random.percent(50)
      aheadMs = isRight ? random.pick([-1, 1, 1, -1]) * random.below(40) * MINUTE_MS : 0
      setOurs(town)
    },
    check: async (town) => {
      for (const wallet of walletNames(accounts)) await checkStatements(town, kind, wallet)
    },
  }
}

function isPayment({ kind }: Movement): boolean {
  return kind === 'push' || kind === 'pay-bill'
}

function isTaken({ kind }: Movement): boolean {
  return !['push', 'pay-bill', 'failed'].includes(kind)
}

export function walletNames(accounts: SimulatedOperator['accounts']): string[] {
  const names = Object.values(accounts).flatMap((name) => name ?? [])
  return [...new Set(names)]
}
