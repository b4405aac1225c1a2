import { type Act, perform } from '../../../app/acts/act.ts'
import type { Fields } from '../../../app/acts/field.ts'
import { readInput } from '../../../app/acts/read-input.ts'
import type { Ports } from '../../../app/ports.ts'
import { receiveEvent } from '../../../app/payments/wallet-events.ts'
import { receiveSms } from '../../../app/sms/receive-sms.ts'
import { type CivilDate, instant, type Instant, instantOf } from '../../../core/dates.ts'
import { invariant } from '../../../core/invariant.ts'
import type { MemberNumber } from '../../../core/member-number.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import type { Result } from '../../../core/refusals.ts'
import { type Chance, chanceOf } from '../../../simulators/kernel/chance.ts'
import { smsTo } from '../../../store/messages/messages.ts'
import { createIds } from '../../ids.ts'
import { refusalText } from '../../refusal-texts.ts'
import {
  createSandboxOperator,
  SANDBOX_WALLET,
  type SandboxNotice,
  type SandboxOperator,
} from '../../wallets/sandbox.ts'
import { createWorker, type Worker } from '../../worker.ts'
import { SANDBOX_CARRIER } from '../carrier.ts'
import type { Family } from './households.ts'
import { MAVUNO, statutes } from './statutes.ts'

/** A family with its number, and what it knows of itself. */
export type Household = Family & {
  readonly number: MemberNumber
  association: Family['association']
  /** Whole months that it has paid for since it joined, by its own reckoning. */
  paidMonths: number
  /** People beside the member, by their suffixes. */
  people: number
  hasLeft: boolean
}

/** A mutual as it lives, in a time of its own. */
export type Town = {
  readonly ports: Ports
  readonly worker: Worker
  readonly operator: SandboxOperator
  readonly chance: Chance
  readonly households: Household[]
  /** Receipts of money that came without a right number, with whose it is. */
  readonly strays: Map<string, MemberNumber>
  /** The first day of all. */
  readonly first: CivilDate
  /** The day that is lived. */
  today(): CivilDate
  now(): Instant
  /** Goes on to a time of the day, `08:05`, unless it is later already. */
  wait(day: CivilDate, time: string): void
  /** Some minutes go by. */
  pass(minutes: number): void
  /** A number that was not used yet: of a slip, a transfer, an SMS. */
  next(): number
}

const MINUTE_MS = 60_000
const { timeZone } = statutes.mutual

/** A town on a database, from the morning of a day on. The same seed lives the same years. */
export function openTown(base: Ports, seed: number, from: CivilDate): Town {
  const chance = chanceOf({ drawn: seed })
  let day = from
  let now: Instant = instantOf(from, '08:00', timeZone)
  const time = { now: () => now }
  const ids = createIds(time.now, drawnFrom(chanceOf({ drawn: seed + 1 })))
  const operator = createSandboxOperator(() => `SBX${ids.id().slice(-8)}`, time.now)
  const wallets = new Map([...base.wallets, [SANDBOX_WALLET, operator.wallet]])
  const ports: Ports = { ...base, clock: time, ids, wallets }
  const worker = createWorker(ports, { settlesFirst: true })
  let count = 0
  return {
    ...{ ports, worker, operator, chance, households: [], strays: new Map(), first: from },
    today: () => day,
    now: time.now,
    wait: (onDay, time) => {
      day = onDay
      now = instant(Math.max(now, instantOf(onDay, time, timeZone)))
    },
    pass: (minutes) => {
      now = instant(now + minutes * MINUTE_MS)
    },
    next: () => (count += 1),
  }
}

/** Chance for ids, by a seed. */
function drawnFrom(chance: Chance) {
  return {
    fill: (bytes: Uint8Array) => bytes.forEach((_, at) => (bytes[at] = chance.below(256))),
    digit: () => chance.below(10),
  }
}

/** Does an act of the mutual as a command does it: its fields are texts. */
export async function attempt<F extends Fields, V>(
  { ports }: Town,
  act: Act<F, V>,
  given: Readonly<Record<string, string>>,
): Promise<Result<V>> {
  const texts: Readonly<Record<string, string>> = { mutual: MAVUNO, ...given }
  const read = await readInput(ports, act, (field) => texts[field] ?? null)
  if (read.kind === 'refused') return { ok: false, refusal: read.refusal }
  invariant(read.kind === 'input', `${act.name} ${JSON.stringify(given)}: ${JSON.stringify(read)}`)
  return perform(act, { ports, actor: 'sandbox' }, read.input)
}

/** The same for what nobody refuses. */
export async function act<F extends Fields, V>(...of: Parameters<typeof attempt<F, V>>) {
  const done = await attempt(...of)
  if (done.ok) return done.value
  throw new Error(`${of[1].name} ${JSON.stringify(of[2])}: ${refusalText(done.refusal)}`)
}

/** What the operator of the wallet tells of money. */
export async function tell(town: Town, notice: SandboxNotice): Promise<void> {
  const stored = await receiveEvent(town.ports, SANDBOX_WALLET, 'notice', notice)
  invariant(stored, `not understood: ${JSON.stringify(notice)}`)
}

/** Texts the mutual. */
export async function text(town: Town, from: string, words: string): Promise<void> {
  const messageId = `town-${town.next()}`
  const message = { messageId, from: from as PhoneNumber, to: '21512', text: words, sentAt: null }
  await receiveSms(town.ports, SANDBOX_CARRIER, message)
}

/** Texts the mutual and reads the answer; null when none came. */
export async function ask(town: Town, from: string, words: string): Promise<string | null> {
  await text(town, from, words)
  await town.worker.settle()
  const all = await town.ports.store.read((tx) => smsTo(tx, from as PhoneNumber))
  return all.at(-1)?.text ?? null
}

export function percent({ chance }: Pick<Town, 'chance'>, hundred: number): boolean {
  return chance.next() * 100 < hundred
}
