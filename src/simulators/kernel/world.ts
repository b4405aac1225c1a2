import { type Chance, chanceOf } from './chance.ts'
import type { Outgoing, Reply } from './http.ts'
import type { Delivery, State, Task } from './state.ts'

/** Brings a callback to its address. Throws when nobody is there or no answer comes in time. */
export type Deliver = (outgoing: Outgoing) => Promise<Reply>

/** Adds what belongs to a request as it leaves: an operator's signature. */
type Dress = (delivery: Delivery, outgoing: Outgoing) => Outgoing

/** What a simulator may be given. All of it has a default but the seed. */
export type Parts = {
  readonly seed: number
  /** A clock that somebody else moves; without it the simulator has its own. */
  readonly clock?: { now(): number }
  readonly deliver?: Deliver
  /** Waits before a late answer; by default it does not. */
  readonly wait?: (ms: number) => Promise<void>
}

/** A state, and the ways to the outside. */
export type World<Own> = {
  readonly state: State<Own>
  readonly chance: Chance
  readonly deliver: Deliver
  readonly wait: (ms: number) => Promise<void>
  readonly dress: Dress
  readonly isOwnClock: boolean
  readonly now: () => number
  /** Counts from 1. */
  readonly serial: () => number
  readonly later: (delayMs: number, what: string, key: string) => void
}

/** Monday 2026-03-02 at 08:00 UTC: where a stopped clock begins. */
const FIRST_MOMENT = Date.UTC(2026, 2, 2, 8)

const nobodyThere: Deliver = () => Promise.reject(new Error('nobody listens to callbacks'))

export function newState<Own>(operator: string, seed: number, own: Own): State<Own> {
  return {
    operator,
    seed,
    memory: { drawn: seed, serial: 0 },
    clock: { kind: 'stopped', at: FIRST_MOMENT },
    phones: {},
    prompts: [],
    money: [],
    timeline: [],
    deliveries: [],
    orders: [],
    exchanges: [],
    weather: { answers: 0, callbacks: 0 },
    own,
  }
}

export function worldOf<Own>(
  state: State<Own>,
  { clock, deliver = nobodyThere, wait = async () => undefined }: Omit<Parts, 'seed'>,
  dress: Dress = (_, outgoing) => outgoing,
): World<Own> {
  const now = () => {
    if (clock) return clock.now()
    return state.clock.kind === 'stopped' ? state.clock.at : Date.now() + state.clock.aheadMs
  }
  const serial = () => (state.memory.serial += 1)
  return {
    state,
    chance: chanceOf(state.memory),
    deliver,
    wait,
    dress,
    isOwnClock: clock === undefined,
    now,
    serial,
    later: (delayMs, what, key) => {
      state.timeline.push({ id: serial(), at: now() + delayMs, what, key })
    },
  }
}

/** When something happens next, or null. */
export function nextDue({ state }: World<unknown>): number | null {
  return state.timeline.reduce<number | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  )
}

/** Takes the first thing that is due off the list. */
export function takeDue({ state, now }: World<unknown>): Task | null {
  const due = state.timeline.filter(({ at }) => at <= now())
  const first = due.sort((a, b) => a.at - b.at || a.id - b.id)[0]
  if (first) state.timeline.splice(state.timeline.indexOf(first), 1)
  return first ?? null
}

/** Moves a clock of one's own; never back. */
export function setClock({ state, now }: World<unknown>, at: number): void {
  if (at <= now()) return
  state.clock =
    state.clock.kind === 'stopped'
      ? { kind: 'stopped', at }
      : { kind: 'running', aheadMs: state.clock.aheadMs + at - now() }
}
