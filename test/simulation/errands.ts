import { runDueJobs } from '../../src/app/work/jobs.ts'
import { pullPayments } from '../../src/app/payments/pull-payments.ts'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { call, text, type World } from '../world.ts'
import type { Random } from './random.ts'
import { CLINICS, MANAGER, type Member, STRANGERS, type Town } from './town.ts'
import { matchSuspense, readSuspense } from '../app/by-itself.ts'

/** Something that somebody does. It takes its chances from `random` only, so it can be replayed. */
export type Errand = (town: Town, world: World, random: Random) => Promise<void>

/** How often each errand is run. */
export const WEIGHTS = {
  ...{ call: 22, answer: 16, deliver: 16, payBill: 7, attribute: 5, match: 2, check: 12 },
  ...{ text: 5, forge: 2, wait: 14, jobs: 3, moods: 4, settle: 8, reconcile: 1, pull: 2 },
} as const

export const ERRANDS: Readonly<Record<keyof typeof WEIGHTS, Errand>> = {
  call: makeCall,
  answer: (town, _world, random) => town.operator.answer(town, random),
  deliver: (town, _world, random) => town.operator.deliver(town, random),
  payBill: payByBill,
  attribute: attributeMoney,
  match: matchByHand,
  check: checkCoverage,
  text: textAnything,
  forge: (town, _world, random) => town.operator.forge(town, random),
  wait: waitSome,
  jobs: async (_town, world) => void (await runDueJobs(world.ports)),
  moods: changeMoods,
  settle: async (_town, world) => world.worker.settle(),
  reconcile: (town, _world, random) => town.operator.reconcile(town, random),
  pull: async (_town, world) => void (await pullPayments(world.ports)),
}

/** Nobody's number, but a right one. */
const NOBODY = '05000016'

const PATHS: readonly (readonly string[])[] = [
  ['1', '1', '1'],
  ['1', '2', '1'],
  ['1', '3', '750', '1'],
  ['1', '3', '120.5', '121', '1'],
  ['1', '1', '0', '3', '300', '1'],
  ['1', '1', '1', '2'],
  ['2', '9', '0', '1'],
  ['2'],
  ['3', '2'],
  ['1', '1', '1', '1'],
  ['2', '1', '1', '1'],
]

const NONSENSE = ['', '0', '9', '98', 'abc', '1', '2', '3', '-1', '999999', '\u202e1', '1.5', '#']

/** A call that may be cut anywhere, with requests repeated, lost or sent at the same moment. */
async function makeCall(town: Town, world: World, random: Random): Promise<void> {
  const phone = random.percent(90) ? phoneOfMember(town, random) : random.pick(STRANGERS)
  const serviceCode = random.percent(85) ? '*384*77#' : '*384*78#'
  const path = random.percent(85) ? random.pick(PATHS) : nonsense(random)
  const sessionId = `s${random.below(2 ** 30)}`
  const calling = call(world, phone, { sessionId, serviceCode })
  let screen = await calling.send()
  town.screens.push(screen)
  for (let at = 0; at < path.length; at += 1) {
    if (random.percent(7) || screen.startsWith('END ')) return
    const isLost = random.percent(5) && at + 1 < path.length
    const inputs = path.slice(at, isLost ? at + 2 : at + 1)
    if (isLost) at += 1
    screen = await calling.typeAll(...inputs)
    town.screens.push(screen)
    if (!random.percent(12)) continue
    const again = await Promise.all([calling.send(), calling.send()])
    if (again.some((reply) => reply !== screen)) throw new Error('a repeat got another answer')
  }
}

function nonsense(random: Random): string[] {
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(NONSENSE))
}

/** Somebody pays of his own accord, mostly into the account of the member's own mutual. */
async function payByBill(town: Town, _world: World, random: Random): Promise<void> {
  const member = random.pick(town.members)
  const phone = random.percent(60) ? (member.phone ?? MANAGER) : anyPhone(town, random)
  const amount = minor(random.pick([100, 12_345, 30_000, 50_000, 50_000, 120_000]))
  const account = accountTyped(member, random)
  const mutual = random.percent(95) ? member.mutual : 'umoja'
  await town.operator.payBill(town, random, { phone, account, amount, mutual })
}

function accountTyped({ number }: Member, random: Random): string | null {
  const right = { plain: 40, dash: 20, letters: 10, spaces: 5 }
  switch (random.weighted({ ...right, wrong: 8, words: 10, none: 7 })) {
    case 'plain':
      return number
    case 'dash':
      return formatMemberNumber(number)
    case 'letters':
      return number.replaceAll('0', 'O').replaceAll('1', 'I')
    case 'spaces':
      return `${number.slice(0, 4)} ${number.slice(4)}`
    case 'wrong':
      return mistyped(number, random)
    case 'words':
      return random.pick(['school', 'MUTUAL', NOBODY, '0', '12345678901'])
    case 'none':
      return null
  }
}

/** Whoever was asked about money in suspense names a member, not always a right one. */
async function attributeMoney(town: Town, world: World, random: Random): Promise<void> {
  const waiting = await world.store.read((tx) =>
    tx
      .selectFrom('receipt')
      .select('payer_phone')
      .where('state', '=', 'suspense')
      .orderBy('receipt_number')
      .execute(),
  )
  const phone = waiting.length > 0 ? random.pick(waiting).payer_phone : anyPhone(town, random)
  if (!phone) return
  const { number } = random.pick(town.members)
  const wrong = random.percent(50) ? mistyped(number, random) : NOBODY
  const named = random.percent(80) ? number : wrong
  remember(town, phone, named)
  const words = random.pick([`PAID ${named}`, named, `no ${named}`, `nimelipa ${named}`])
  await texted(world, random, phone, words)
}

function remember({ named }: Town, phone: string, number: string): void {
  named.set(phone, (named.get(phone) ?? new Set()).add(number))
}

/** A manager gives money in suspense to a member. */
async function matchByHand(town: Town, world: World, random: Random): Promise<void> {
  const member = random.pick(town.members)
  const suspense = await readSuspense(world.ports, member.mutual)
  if (suspense.length === 0) return
  const receipt = random.pick(suspense)
  // Some payers' numbers are hidden: what is named then is named for the payment.
  remember(town, receipt.operator_receipt, member.number)
  await matchSuspense(world.ports, receipt.receipt_number, member.number)
}

async function checkCoverage(town: Town, world: World, random: Random): Promise<void> {
  const member = random.pick(town.members)
  const { number } = member
  const asked = random.weighted({ number: 50, dash: 20, phone: 8, card: 4, wrong: 10, nobody: 8 })
  const subject = {
    number,
    dash: formatMemberNumber(number),
    phone: (member.phone ?? STRANGERS[0]).replace('+254', '0'),
    card: member.card ?? 'A-1',
    wrong: mistyped(number, random),
    nobody: NOBODY,
  }[asked]
  const suffix = random.percent(25) ? `/${random.below(4)}` : ''
  const named = random.pick(['consultation', 'surgery', 'dentist'])
  const service = random.percent(25) ? ` ${named}` : ''
  const before = random.percent(30) ? 'COVER ' : ''
  const from = random.percent(92) ? random.pick(CLINICS) : anyPhone(town, random)
  // From a payer's phone the same words say for whom the money was.
  remember(town, from, subject.replace('-', ''))
  await texted(world, random, from, `${before}${subject}${suffix}${service}`)
}

const TEXTS = ['BALANCE', 'SALIO', 'HELP', 'NO', 'HAPANA', 'STOP', 'START', 'LANG FR', '', 'thanks']

async function textAnything(town: Town, world: World, random: Random): Promise<void> {
  const from = random.percent(20) ? random.pick(CLINICS) : anyPhone(town, random)
  await texted(world, random, from, random.pick(TEXTS))
}

/** Carriers repeat messages, and sometimes hand over several at once. */
async function texted(world: World, random: Random, from: string, words: string): Promise<void> {
  const id = `m${random.below(2 ** 30)}`
  const send = () => text(world, from, words, id)
  await Promise.all(Array.from({ length: random.percent(15) ? 3 : 1 }, send))
}

/** Time goes on, mostly a little; once in a while the clock is put wrong, or right. */
async function waitSome(town: Town, _world: World, random: Random): Promise<void> {
  const how = random.weighted({ seconds: 36, minutes: 32, hours: 16, days: 15, jump: 1 })
  if (how === 'jump') return town.operator.jump(town, random)
  const much = 1 + random.below(40)
  const units = how === 'days' ? Math.ceil(much / 4) : much
  await town.operator.pass(town, units * UNIT_MS[how])
}

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** The operator and the carrier of SMS have good days and bad ones. */
async function changeMoods(town: Town, _world: World, random: Random): Promise<void> {
  town.carrierMood = random.weighted({ good: 6, silent: 2, busy: 2, picky: 1 })
  await town.operator.changeMood(town, random)
}

function phoneOfMember({ members }: Town, random: Random): string {
  return random.pick(members.flatMap(({ phone }) => phone ?? []))
}

function anyPhone(town: Town, random: Random): string {
  return random.percent(70) ? phoneOfMember(town, random) : random.pick([...STRANGERS, MANAGER])
}

/** One digit wrong, or two of them swapped. */
function mistyped(number: MemberNumber, random: Random): string {
  const digits = [...number]
  const at = random.below(digits.length - 1)
  if (random.percent(50)) digits[at] = String((Number(digits[at]) + 1 + random.below(9)) % 10)
  else [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string]
  return digits.join('')
}
