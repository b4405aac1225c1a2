import { bill } from '../../src/app/books/bill.ts'
import { checkCoverage } from '../../src/app/coverage/check-coverage.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { recordReceipt } from '../../src/app/payments/record-receipt.ts'
import { removeFromHousehold } from '../../src/app/membership/household-acts.ts'
import { civilDateAt, type Instant, instant, plusDays } from '../../src/core/dates.ts'
import { rhythmBoughtWith } from '../../src/core/membership/paying.ts'
import { type Minor, minor } from '../../src/core/money.ts'
import { SANDBOX_WALLET } from '../../src/edge/wallets/sandbox.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { anyPlan } from './statutes.ts'
import {
  laterOf,
  legislate,
  type Lived,
  type Money,
  remembered,
  todayIn,
  type Town,
} from './town.ts'
import { acting, inBooks, inMutual } from '../../src/app/desk.ts'
import { billVisit, decideProposal, matchSuspense } from '../app/by-itself.ts'

const MUTUAL = 'umoja'
const DAY_MS = 86_400_000

/** Payments that come at the same moment: few enough for the connections there are. */
const AT_ONCE = 8

/** A stretch of the life of a town: whatever happens in it is recorded in an order of its own. */
export async function liveOn(town: Town): Promise<void> {
  const { world, random } = town
  world.clock.move({ days: 5 + random.below(60) })
  if (random.percent(60)) await changeStatutes(town)
  if (random.percent(40)) await bill(world.ports, MUTUAL, todayIn(town), 'test')
  await takeMoney(town)
  await matchMoney(town)
  await takeBack(town)
  await addPeople(town)
  await sendAway(town)
  await visit(town)
  await endSome(town)
  if (random.percent(30)) await closeSome(town)
  await saySome(town)
}

async function changeStatutes(town: Town): Promise<void> {
  const { random } = town
  const code = random.pick([...town.versions.keys()])
  const from = plusDays(todayIn(town), 1 + random.below(60))
  const last = town.versions.get(code)?.at(-1)?.validFrom ?? ''
  if (from > last) await legislate(town, [anyPlan(random, code, from)])
}

/** Money of the last weeks comes in, the newest not last; of some nobody knows whose it is. */
async function takeMoney(town: Town): Promise<void> {
  const { world, random, households } = town
  const payers = households.filter(() => random.percent(45))
  const coming = payers.map((lived) => {
    const amount = minor(100 * (1 + random.below(random.pick([8, 60, 300, 4000]))))
    const paidAt = instant(world.clock.now() - random.below(40) * DAY_MS)
    return { amount, paidAt, lived: random.percent(90) ? lived : null }
  })
  for (let at = 0; at < coming.length; at += AT_ONCE)
    await Promise.all(coming.slice(at, at + AT_ONCE).map((paid) => takeOne(town, paid)))
}

type Coming = Pick<Money, 'amount' | 'lived'> & { readonly paidAt: Instant }

async function takeOne(town: Town, { amount, paidAt, lived }: Coming): Promise<void> {
  const { world, money, taken } = town
  const operatorReceipt = `T${(taken.count += 1)}`
  const on = civilDateAt(paidAt, 'Africa/Nairobi')
  money.set(operatorReceipt, { amount, on, lived })
  const bought = lived && rhythmBoughtWith(remembered(town, lived), todayIn(town), amount)
  lived?.payments.push({ on, amount })
  const from = { payerPhone: null, account: null, intentId: null, paidAt }
  const arrival = { wallet: SANDBOX_WALLET, operatorReceipt, amount, ...from }
  await acting(world.ports, async (desk) => {
    const books = await loadMutual(desk.tx, MUTUAL)
    if (!books) throw new Error('no mutual')
    await recordReceipt(inBooks(desk, books), arrival, lived?.number ?? null)
  })
  if (lived && bought) await rememberRhythm(town, lived, operatorReceipt, bought)
}

/** A receipt has bought several periods at once. */
async function rememberRhythm(
  town: Town,
  lived: Lived,
  operatorReceipt: string,
  { periods, price, discount }: NonNullable<ReturnType<typeof rhythmBoughtWith>>,
): Promise<void> {
  const { receipt_id: receipt } = await receiptOf(town, operatorReceipt)
  const of = { receipt, on: todayIn(town), undoneOn: null }
  lived.rhythms.push({ ...of, periods, price, discount })
}

/** Whose money in suspense is comes out later; it keeps its day (R14). */
async function matchMoney(town: Town): Promise<void> {
  const { world, random, households, money } = town
  for (const [receipt, kept] of money) {
    if (kept.lived || random.percent(50)) continue
    const lived = random.pick(households)
    const bought = rhythmBoughtWith(remembered(town, lived), todayIn(town), kept.amount)
    const { receipt_number: number } = await receiptOf(town, receipt)
    const matched = await matchSuspense(world.ports, number, lived.number)
    if (!matched.ok) throw new Error(JSON.stringify(matched))
    if (bought) await rememberRhythm(town, lived, receipt, bought)
    kept.lived = lived
    lived.payments.push({ on: kept.on, amount: kept.amount })
  }
}

/** Two people take a receipt back (R16): from today on. */
async function takeBack(town: Town): Promise<void> {
  const { world, random, money } = town
  for (const [receipt, kept] of [...money]) {
    if (!kept.lived || !random.percent(2)) continue
    const { receipt_id: id, receipt_number: number } = await receiptOf(town, receipt)
    const asked = { mutual: MUTUAL, receipt: number, refund: null, reason: 'twice' }
    const made = await proposeCorrection(world.ports, { ...asked, by: 'Mercy' })
    if (!made.ok) throw new Error(JSON.stringify(made))
    const proposal = made.value.proposal.proposal_id
    const decision = { proposal, mutual: MUTUAL, decision: 'approved', by: 'Moses' } as const
    const decided = await decideProposal(world.ports, { ...decision, reason: null })
    if (decided.ok) forgetMoney(town, kept.lived, id, kept.amount)
    money.delete(receipt)
  }
}

/** The money is gone from today on, and what it bought counts no more. */
function forgetMoney(town: Town, lived: Lived, receipt: string, amount: Minor): void {
  const on = todayIn(town)
  lived.payments.push({ on, amount: minor(0 - amount) })
  const at = lived.rhythms.findIndex((rhythm) => rhythm.receipt === receipt)
  const bought = lived.rhythms[at]
  if (bought) lived.rhythms[at] = { ...bought, undoneOn: on }
}

async function receiptOf({ world }: Town, operatorReceipt: string) {
  return world.store.read((tx) =>
    tx
      .selectFrom('receipt')
      .select(['receipt_id', 'receipt_number'])
      .where('operator_receipt', '=', operatorReceipt)
      .executeTakeFirstOrThrow(),
  )
}

const COLUMNS =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid'

/** Dependants who come to a household are in it from tomorrow on, and never before the member. */
async function addPeople(town: Town): Promise<void> {
  const { world, random, households } = town
  const tomorrow = plusDays(todayIn(town), 1)
  const chosen = households.filter(({ end }) => !end && random.percent(5))
  const rows = chosen.flatMap(({ number, registered, people }, at) => {
    const { name, plan, joined } = registered
    const born = '2023-06-30'
    const joinedOn = laterOf(tomorrow, joined)
    people.push({ ordinal: people.length, joinedOn, born, leftOn: null })
    return [
      `h${at},${number},${name},F,1988-04-02,member,,,${plan},,${joined},`,
      `h${at},,Later ${number} ${people.length},F,${born},child,,,,,${joinedOn},`,
    ]
  })
  if (rows.length === 0) return
  const file = Buffer.from([COLUMNS, ...rows].join('\n'))
  const options = { actor: 'test', fileName: 'later.csv', update: true, dryRun: false }
  const done = await importFile(world.ports, MUTUAL, file, options)
  if (!done.ok) throw new Error(JSON.stringify(done.faults))
}

/** Dependants leave a household, today or some days from now; what was charged stays. */
async function sendAway(town: Town): Promise<void> {
  const { world, random, households } = town
  for (const { number, people, end } of households) {
    const person = people.at(-1)
    if (end || !person || person.ordinal === 0 || person.leftOn || !random.percent(5)) continue
    const lastDay = plusDays(todayIn(town), random.below(30))
    const { ordinal } = person
    const said = { cause: 'moves', by: 'Mercy', actor: 'test' }
    const left = await acting(world.ports, (desk) =>
      removeFromHousehold(desk, { number, ordinal, lastDay, ...said }),
    )
    if (left.ok) person.leftOn = lastDay
  }
}

/** Somebody is treated, where that is a yes, and the clinic sends its bill. */
async function visit(town: Town): Promise<void> {
  const { world, random, households } = town
  const { ports } = world
  for (const lived of households.filter(() => random.percent(6))) {
    const { number, people, used } = lived
    const { ordinal } = random.pick(people)
    const service = random.pick(['consultation', 'pharmacy'])
    const question = { mutual: MUTUAL, provider: 'uhuru', subject: { number, ordinal }, service }
    const checked = await acting(ports, async (desk) => {
      const books = await loadMutual(desk.tx, MUTUAL)
      if (!books) throw new Error('no mutual')
      const asked = { channel: 'sms', by: '+254722000001' }
      return checkCoverage(inMutual(desk, books.mutual), question, asked)
    })
    const { visitCode } = checked
    if (!visitCode) continue
    const amount = minor(100 * (1 + random.below(600)))
    const asked = { mutual: MUTUAL, provider: 'uhuru', visitCode, service, amount, isRight: true }
    const billed = await billVisit(ports, asked, { by: 'uhuru', actor: 'provider' })
    if (!billed.ok) throw new Error(JSON.stringify(billed))
    used.push({ service, ordinal, on: todayIn(town), amount: billed.value.mutual_amount })
  }
}

async function endSome(town: Town): Promise<void> {
  const { world, random, households } = town
  for (const lived of households.filter(({ end }) => !end && random.percent(2))) {
    const on = plusDays(todayIn(town), 1 + random.below(20))
    const { number } = lived
    const asked = { number, on, ending: 'resigned', cause: 'moved', by: 'Mercy' } as const
    const ended = await acting(world.ports, (desk) => endMembership(desk, asked))
    if (ended.ok) lived.end = { on, state: 'resigned' }
  }
}

/** Somebody asks how things stand, and remembers the answer. */
async function saySome(town: Town): Promise<void> {
  const { world, random, households, said } = town
  const on = todayIn(town)
  for (const lived of households.filter(() => random.percent(10))) {
    const found = await readStanding(world.ports, lived.number, on)
    if (!found.ok) throw new Error(JSON.stringify(found))
    said.push({ lived, on, payments: lived.payments.length, told: found.value.standing })
  }
}

async function closeSome(town: Town): Promise<void> {
  const through = plusDays(todayIn(town), -1 - town.random.below(30))
  await closeBooks(town.world.ports, MUTUAL, through, { by: 'Mercy', actor: 'test' })
}
