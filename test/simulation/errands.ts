import { runDueJobs } from '../../src/app/work/jobs.ts'
import { matchSuspense, readSuspense } from '../../src/app/payments/suspense.ts'
import { receiveEvent } from '../../src/app/payments/wallet-events.ts'
import { formatMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { SANDBOX_WALLET } from '../../src/edge/wallets/sandbox.ts'
import { call, text, type World } from '../world.ts'
import type { Random } from './random.ts'
import { CLINICS, MANAGER, type Member, STRANGERS, type Town } from './town.ts'

/** Something that somebody does. It takes its chances from `random` only, so it can be replayed. */
export type Errand = (town: Town, world: World, random: Random) => Promise<void>

/** How often each errand is run. */
export const WEIGHTS = {
  ...{ call: 22, answer: 16, deliver: 16, payBill: 7, attribute: 5, match: 2, check: 12 },
  ...{ text: 5, forge: 2, wait: 14, jobs: 3, moods: 4, settle: 8 },
} as const

export const ERRANDS: Readonly<Record<keyof typeof WEIGHTS, Errand>> = {
  call: makeCall,
  answer: answerPrompts,
  deliver: deliverMail,
  payBill: payByBill,
  attribute: attributeMoney,
  match: matchByHand,
  check: checkCoverage,
  text: textAnything,
  forge: forgeNotice,
  wait: waitSome,
  jobs: async (_town, world) => void (await runDueJobs(world.ports)),
  moods: changeMoods,
  settle: async (_town, world) => world.worker.settle(),
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

/** People look at the requests on their phones, some of them days later. */
async function answerPrompts(town: Town, _world: World, random: Random): Promise<void> {
  const { operator, mail } = town
  for (const [intent, { amount }] of [...operator.waiting]) {
    if (!operator.waiting.has(intent) || random.percent(40)) continue
    const what = random.weighted({ approve: 70, 'approve less': 4, refused: 14, 'no-funds': 12 })
    if (what === 'refused' || what === 'no-funds') {
      mail.push(operator.decline(intent, what))
      continue
    }
    const paid = what === 'approve' ? amount : minor(Math.max(100, amount - 100))
    const notice = operator.approve(intent, paid)
    if (!(await isLost(town, intent, random))) mail.push(notice)
  }
}

/** A notice may get lost while we would still ask about it, and the operator would answer. */
async function isLost({ world, losesMail }: Town, intent: string, random: Random) {
  if (!losesMail || !random.percent(20)) return false
  const row = await world.store.read((tx) =>
    tx.selectFrom('intent').select('state').where('intent_id', '=', intent).executeTakeFirst(),
  )
  return row?.state === 'new' || row?.state === 'prompted'
}

/** The operator tells us: out of order, twice, or many times at the same moment. */
async function deliverMail({ mail }: Town, world: World, random: Random): Promise<void> {
  for (let count = random.below(4); count > 0 && mail.length > 0; count -= 1) {
    const notice = random.pick(mail)
    const tell = () => receiveEvent(world.ports, SANDBOX_WALLET, 'notice', notice)
    await Promise.all(Array.from({ length: random.percent(15) ? 4 : 1 }, tell))
    // What was acknowledged is told again sometimes.
    const isOver = !random.percent(25)
    const at = mail.indexOf(notice)
    if (isOver && at >= 0) mail.splice(at, 1)
    if (random.percent(50)) await world.worker.settle()
  }
}

/** Somebody who knows where our callbacks are says that a request was paid. */
async function forgeNotice(town: Town, world: World, random: Random): Promise<void> {
  const asked = [...town.operator.asked.keys()]
  if (asked.length === 0) return
  const receipt = `F${random.below(1000)}`
  town.forged.add(receipt)
  await receiveEvent(world.ports, SANDBOX_WALLET, 'notice', {
    ...{ event: 'paid', receipt, intent: random.pick(asked), amount: '500', currency: 'KES' },
    account: random.pick(town.members).number,
    phone: anyPhone(town, random),
    paidAt: new Date(world.clock.now()).toISOString(),
  })
}

async function payByBill(town: Town, _world: World, random: Random): Promise<void> {
  const member = random.pick(town.members)
  const phone = random.percent(60) ? (member.phone ?? MANAGER) : anyPhone(town, random)
  const amount = minor(random.pick([100, 12_345, 30_000, 50_000, 50_000, 120_000]))
  const account = accountTyped(member, random)
  town.mail.push(town.operator.payBill(phone, account, amount))
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
  if (!suspense.ok || suspense.value.length === 0) return
  const receipt = random.pick(suspense.value)
  if (receipt.payer_phone) remember(town, receipt.payer_phone, member.number)
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

/** Time goes on, mostly a little; once in a while the clock is put right. */
async function waitSome(_town: Town, world: World, random: Random): Promise<void> {
  const how = random.weighted({ seconds: 36, minutes: 32, hours: 16, days: 15, back: 1 })
  const much = 1 + random.below(40)
  if (how === 'back') world.clock.move({ minutes: -much })
  else if (how === 'days') world.clock.move({ days: Math.ceil(much / 4) })
  else world.clock.move({ [how]: much })
}

/** The operator and the carrier of SMS have good days and bad ones. */
async function changeMoods(town: Town, _world: World, random: Random): Promise<void> {
  const mood = random.weighted({ good: 5, mute: 2, moody: 3 })
  town.operator.moodTo(mood === 'mute' && town.losesMail ? 'good' : mood)
  town.carrierMood = random.weighted({ good: 6, silent: 2, busy: 2, picky: 1 })
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
