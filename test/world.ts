import { createAlarm } from '../src/app/alarm.ts'
import { oneCarrier } from '../src/app/sending/carriers.ts'
import type {
  Ids,
  Log,
  LogFields,
  Ports,
  SmsCarrier,
  SmsMessage,
  SmsOut,
  SmsOutcome,
} from '../src/app/ports.ts'
import { receiveSms } from '../src/app/sms/receive-sms.ts'
import { ussdTurn } from '../src/app/calls/ussd-turn.ts'
import type { Known, Wallet, WalletEvent } from '../src/app/wallet.ts'
import { receiveEvent } from '../src/app/payments/wallet-events.ts'
import { instant, type Instant } from '../src/core/dates.ts'
import type { MemberNumber } from '../src/core/member-number.ts'
import type { PhoneNumber } from '../src/core/phone-number.ts'
import { applyFile } from '../src/edge/files/apply-file.ts'
import { importFile } from '../src/edge/files/import-file.ts'
import { readPhone, writePhone } from '../src/edge/phone.ts'
import { growing } from '../src/edge/calls/growing.ts'
import { createSecrets } from '../src/edge/secrets.ts'
import {
  createSandboxOperator,
  type PromptAnswer,
  SANDBOX_WALLET,
  type SandboxNotice,
  type SandboxOperator,
} from '../src/edge/wallets/sandbox.ts'
import { createWorker, type Worker } from '../src/edge/worker.ts'
import type { Store } from '../src/store/store.ts'
import { describeStores, type TestEngine } from './store/stores.ts'
import { UMOJA } from './statutes.ts'

/** Where every world begins: a Monday, 11:00 in Nairobi. */
export const START = '2026-03-02T08:00:00Z'

export const CARRIER = 'africastalking'
const SHORT_NUMBER = '21512'

/** Enough connections for work at the same moment to meet. */
const POOL_SIZE = 8

/** The app with everything around it simulated: what tests drive and read. */
export type World = {
  readonly store: Store
  readonly ports: Ports
  readonly clock: TestClock
  readonly log: TestLog
  readonly carrier: TestCarrier
  readonly operator: SandboxOperator
  readonly worker: Worker
}

export type TestClock = {
  now(): Instant
  set(iso: string): void
  /** Forward, or back with negative amounts. */
  move(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

export type LogLine = {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: LogFields
  readonly error?: unknown
}

export type TestLog = Log & { readonly lines: readonly LogLine[] }

/** A carrier of SMS that keeps what it took. `answer` may be replaced, also by one that throws. */
export type TestCarrier = {
  readonly name: string
  readonly sent: SmsMessage[]
  answer: (message: SmsMessage) => SmsOutcome
  send(message: SmsMessage): Promise<SmsOutcome>
}

/** What of the outside a second process shares with the first. */
type Shared = Pick<World, 'clock' | 'log' | 'carrier' | 'operator'>

/** `sms` is one carrier for everybody; `out` are several, with their routes. */
export type Changes = Partial<Omit<Ports, 'sms'>> &
  Partial<Shared> & { readonly sms?: SmsCarrier; readonly out?: SmsOut }

/** The app on a store, without any mutual. */
export function makeWorld(store: Store, changes: Changes = {}): World {
  const clock = changes.clock && 'set' in changes.clock ? changes.clock : testClock(START)
  const log = changes.log && 'lines' in changes.log ? changes.log : testLog()
  const carrier = changes.carrier ?? testCarrier()
  const operator = changes.operator ?? testOperator(clock)
  const ports: Ports = {
    store,
    clock,
    log,
    alarm: createAlarm(),
    ids: changes.ids ?? countedIds('a'),
    sms: changes.out ?? oneCarrier(changes.sms ?? carrier),
    wallets: changes.wallets ?? new Map([[SANDBOX_WALLET, operator.wallet]]),
    callbackUrl: (wallet, path) => `https://us.example/pay/key/${wallet}/${path}`,
    promptDelayMs: changes.promptDelayMs ?? 0,
    readPhone,
    writePhone,
    secrets: changes.secrets ?? createSecrets('a key of tests', { cost: 1024 }),
    ...(changes.limits && { limits: changes.limits }),
    ...(changes.keep && { keep: changes.keep }),
  }
  const worker = createWorker(ports, { settlesFirst: true })
  return { store, ports, clock, log, carrier, operator, worker }
}

/** Another process on the same database, with the same world around it. */
export function anotherProcess(world: World, name: string, changes: Changes = {}): World {
  const { store, clock, log, carrier, operator } = world
  const { promptDelayMs, wallets, secrets } = world.ports
  const ids = countedIds(name)
  return makeWorld(store, {
    clock,
    log,
    carrier,
    operator,
    promptDelayMs,
    wallets,
    secrets,
    ids,
    ...changes,
  })
}

/** Runs stories on both engines, or on those of `only`. `begin` gives a world in which the mutual Umoja is founded. */
export function describeWorlds(
  name: string,
  stories: (begin: (changes?: Changes) => Promise<World>, engine: TestEngine) => void,
  only?: readonly Store['engine'][],
): void {
  describeStores(
    name,
    (open, engine) => {
      stories(async (changes) => {
        const world = makeWorld(await open({ poolSize: POOL_SIZE }), changes)
        await apply(world, UMOJA)
        return world
      }, engine)
    },
    only,
  )
}

/** Applies a statutes file, which must be right. */
export async function apply(world: World, statutes: unknown): Promise<void> {
  const applied = await applyFile(world.ports, statutes, { actor: 'test', sandbox: true })
  if (!applied.ok) throw new Error(`statutes: ${JSON.stringify(applied.faults)}`)
}

/** A household to register. Without more it is one woman, paid up, of the plan `family`. */
export type Registration = {
  readonly name: string
  readonly phone?: string
  readonly number?: string
  readonly sex?: 'F' | 'M'
  readonly born?: string
  readonly plan?: string
  readonly joined?: string
  readonly feePaid?: boolean
  readonly paidThrough?: string
  readonly language?: string
  readonly card?: string
  readonly association?: string
  /** Dependants: name, relation, year or day of birth, day of joining. */
  readonly family?: readonly (readonly [
    name: string,
    relation: string,
    born: string,
    joined?: string,
  ])[]
}

const COLUMNS =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

/** Registers households by a members file and returns their numbers in order. */
export async function register(
  world: World,
  households: readonly Registration[],
  mutual = 'umoja',
): Promise<MemberNumber[]> {
  const csv = [COLUMNS, ...households.flatMap(rowsOf)].join('\n')
  const options = { actor: 'test', fileName: 'members.csv', update: false, dryRun: false }
  const imported = await importFile(world.ports, mutual, Buffer.from(csv), options)
  if (!imported.ok) throw new Error(`members: ${JSON.stringify(imported.faults)}`)
  const byLine = [...imported.numbers].sort((a, b) => a.line - b.line)
  return byLine.map(({ number }) => number)
}

function rowsOf(household: Registration, index: number): string[] {
  const {
    name,
    phone = '',
    number = '',
    sex = 'F',
    born = '1988-04-02',
    plan = 'family',
  } = household
  const { joined = '2025-06-10', feePaid = true, language = 'en', card = '' } = household
  const paidThrough = household.paidThrough ?? ''
  const fee = feePaid ? 'yes' : 'no'
  const key = `h${index}`
  const association = household.association ?? ''
  const who = [key, number, name, sex, born, 'member', phone, language]
  const member = [...who, plan, association, joined]
  return [
    [...member, fee, paidThrough, card].join(','),
    ...(household.family ?? []).map(([name, relation, born, joined = '']) =>
      [key, '', name, 'M', born, relation, '', '', '', '', joined, '', '', ''].join(','),
    ),
  ]
}

let sessions = 0

/** One call of a phone. What has been typed is kept as carriers keep it. */
export type TestCall = {
  readonly sessionId: string
  /** The text typed so far. */
  transcript(): string
  /** Sends the request for what was typed so far, which is also how it begins and is repeated. */
  send(): Promise<string>
  /** Types an answer and returns the next screen. */
  type(input: string): Promise<string>
  /** Several answers that come in one request: requests got lost, or a deep dial. */
  typeAll(...inputs: readonly string[]): Promise<string>
}

export function call(
  world: World,
  phone: string,
  { sessionId, serviceCode = '*384*77#' }: { sessionId?: string; serviceCode?: string } = {},
): TestCall {
  sessions += 1
  const session = sessionId ?? `session-${sessions}`
  const typed: string[] = []
  const transcript = () => typed.join('*')
  const send = () =>
    ussdTurn(
      world.ports,
      {
        carrier: CARRIER,
        sessionId: session,
        phone: phone as PhoneNumber,
        serviceCode,
        kind: typed.length === 0 ? ('begin' as const) : ('input' as const),
        input: transcript(),
      },
      growing,
    )
  const typeAll = (...inputs: readonly string[]) => {
    typed.push(...inputs)
    return send()
  }
  return { sessionId: session, transcript, send, type: (input) => typeAll(input), typeAll }
}

/** Dials, types the answers one by one, and returns the last screen. The worker does not run. */
export async function dial(
  world: World,
  phone: string,
  ...inputs: readonly string[]
): Promise<string> {
  const calling = call(world, phone)
  let screen = await calling.send()
  for (const input of inputs) screen = await calling.type(input)
  return screen
}

/** Dials and asks to pay all that is owed; the prompt is on the phone afterwards. */
export async function askToPay(world: World, phone: string): Promise<string> {
  const screen = await dial(world, phone, '1', '1', '1')
  await world.worker.settle()
  return screen
}

/** Answers the oldest prompt on a phone, and lets everything follow from it. */
export async function answerPrompt(
  world: World,
  phone: string,
  answer: PromptAnswer,
): Promise<SandboxNotice | null> {
  const [prompt] = world.operator.promptsOf(phone as PhoneNumber)
  if (!prompt) throw new Error(`no prompt on ${phone}`)
  const notice = world.operator.answer(prompt.intentId, answer, world.clock.now())
  if (notice) await notify(world, notice)
  return notice
}

/** What a wallet's adapter makes of a notice. */
export function readNotice(wallet: Wallet, notice: SandboxNotice): Known & WalletEvent {
  const at = { path: 'notice', method: 'POST', intentId: null, headers: {} } as const
  const received = wallet.receive({ ...at, raw: JSON.stringify(notice), at: instant(0) })
  const [event] = received.kind === 'events' ? received.events : []
  if (event?.kind !== 'paid' && event?.kind !== 'failed') throw new Error('not understood')
  return event
}

/** The operator tells us something, and everything follows from it. */
export async function notify(world: World, notice: SandboxNotice): Promise<void> {
  const stored = await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', notice)
  if (!stored) throw new Error(`not understood: ${JSON.stringify(notice)}`)
  await world.worker.settle()
}

/** A notice of a payment that the payer started. */
export function payBill(
  world: World,
  paid: {
    phone: string
    account: string | null
    amount: string
    currency?: string
    receipt?: string
  },
): SandboxNotice {
  return {
    event: 'paid',
    intent: null,
    receipt: paid.receipt ?? world.operator.receiptNumber(),
    amount: paid.amount,
    currency: paid.currency ?? 'KES',
    account: paid.account,
    phone: paid.phone,
    paidAt: new Date(world.clock.now()).toISOString(),
  }
}

let messages = 0

/** Texts us, and lets everything follow from it. Returns the carrier's message id. */
export async function text(
  world: World,
  from: string,
  words: string,
  messageId?: string,
): Promise<string> {
  messages += 1
  const id = messageId ?? `message-${String(messages).padStart(6, '0')}`
  await receiveSms(world.ports, CARRIER, {
    messageId: id,
    from: from as PhoneNumber,
    to: SHORT_NUMBER,
    text: words,
    sentAt: null,
  })
  await world.worker.settle()
  return id
}

/** The texts that the carrier took for a phone, in the order in which they left. */
export function smsOf(world: World, phone: string): string[] {
  return world.carrier.sent.filter(({ to }) => to === phone).map((message) => message.text)
}

/** The last of them. */
export function lastSms(world: World, phone: string): string | undefined {
  return smsOf(world, phone).at(-1)
}

/** Texts us and returns the answer that came, null when none did. */
export async function ask(world: World, from: string, words: string): Promise<string | null> {
  const before = smsOf(world, from).length
  await text(world, from, words)
  return smsOf(world, from)[before] ?? null
}

/** The names of what was logged, of one level. */
export function logged(world: World, level: LogLine['level']): string[] {
  return world.log.lines.filter((line) => line.level === level).map(({ event }) => event)
}

export function testClock(iso: string): TestClock {
  let now = Date.parse(iso)
  return {
    now: () => instant(now),
    set: (iso) => {
      now = Date.parse(iso)
    },
    move: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}

/** Ids that count, and digits that nobody would take for chance but that do not repeat. */
export function countedIds(prefix: string): Ids {
  let ids = 0
  // Each process draws from a place of its own.
  let drawn = [...prefix].reduce((sum, letter) => sum * 31n + BigInt(letter.charCodeAt(0)), 7n)
  return {
    id: () => {
      ids += 1
      return `${prefix}${String(ids).padStart(7, '0')}`
    },
    digits: (count) => {
      drawn += 1n
      return String((drawn * 7_654_321n) % 10n ** BigInt(count)).padStart(count, '0')
    },
  }
}

export function testLog(): TestLog {
  const lines: LogLine[] = []
  return {
    lines,
    info: (event, fields = {}) => void lines.push({ level: 'info', event, fields }),
    warn: (event, fields = {}) => void lines.push({ level: 'warn', event, fields }),
    error: (event, error, fields = {}) => void lines.push({ level: 'error', event, error, fields }),
    pseudonym: (phone) => `p:${phone.length}${phone.slice(-2)}`,
  }
}

export function testCarrier(): TestCarrier {
  const sent: SmsMessage[] = []
  const carrier: TestCarrier = {
    name: CARRIER,
    sent,
    answer: ({ id }) => ({ kind: 'accepted', carrierId: `c-${id}` }),
    send: async (message) => {
      const outcome = carrier.answer(message)
      if (outcome.kind !== 'rejected') sent.push(message)
      return outcome
    },
  }
  return carrier
}

function testOperator(clock: TestClock): SandboxOperator {
  let receipts = 0
  const receiptNumber = () => {
    receipts += 1
    return `R${String(receipts).padStart(6, '0')}`
  }
  return createSandboxOperator(receiptNumber, () => clock.now())
}
