import { checkCash } from './cash.ts'
import { checkCauses } from './causes.ts'
import { expect } from 'vitest'
import { verify } from '../../src/app/verify/verify.ts'
import { coverage, type CoverageFacts } from '../../src/core/coverage/coverage.ts'
import { type CivilDate, civilDateAt } from '../../src/core/dates.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { CATALOGUES } from '../../src/core/wording/catalogue.ts'
import { septets } from '../../src/core/text/gsm7.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import type { RhythmTable } from '../../src/store/tables/payments.ts'
import type { Success } from './operators/operator.ts'
import { walletNames } from './operators/simulated.ts'
import { isTimely, readRows, type Rows } from './rows.ts'
import type { Member, Town } from './town.ts'

/** Everything that must hold once all have come to rest, whatever happened before (I1 to I8). */
export async function checkTown(town: Town): Promise<void> {
  const rows = await readRows(town)
  await checkVerified(town)
  checkBooks(town, rows)
  for (const success of town.operator.successes) checkSuccess(town, rows, success)
  checkCauses(town, rows)
  await checkStandings(town)
  checkMessages(town, rows)
  checkReminders(rows)
  checkReceiptsTold(town, rows)
  await checkCash(town, rows)
  checkPrompts(town, rows)
  checkCoverageAnswers(rows)
  checkScreens(town)
  checkLog(town, rows)
  await town.operator.check(town)
}

/** `verify` finds nothing but what somebody forged: nobody confirms that, and it is looked at. */
export async function checkVerified(town: Town, { atRest = true } = {}): Promise<void> {
  const { event } = await readRows(town)
  const forged = event
    .filter(({ handled_at: at, event_key: key }) => at === null && town.forged.has(receiptIn(key)))
    .map(({ event_id: id }) => `event ${id}`)
  const { findings } = await verify(town.world.ports)
  const wrong = findings.filter(({ what }) => !forged.includes(what))
  expect(wrong.filter(({ check }) => atRest || check !== IN_TIME)).toEqual([])
}

/** While an operator is silent or nobody works, what came may wait for longer. */
const IN_TIME = 'what was acknowledged is acted on within an hour'

function receiptIn(eventKey: string): string {
  return eventKey.replace('paid/', '')
}

/** I1: debits are credits; and the operator's money is ours, to the cent. */
function checkBooks({ operator }: Town, { balance, transfer }: Rows): void {
  for (const mutual of ['umoja', 'tumaini']) {
    const own = balance.filter((row) => row.mutual_id === mutual)
    expect(sum(own.map(({ debits }) => debits))).toBe(sum(own.map(({ credits }) => credits)))
  }
  for (const wallet of walletNames(operator.accounts)) {
    const of = (side: 'debit_account' | 'credit_account') =>
      sum(transfer.filter((row) => row[side] === `552/${wallet}`).map((row) => row.amount))
    const came = operator.successes.filter((success) => success.wallet === wallet)
    expect(of('debit_account'), wallet).toBe(sum(came.map(({ amount }) => amount)))
    expect(of('credit_account'), wallet).toBe(operator.takenFrom(wallet))
  }
}

/** I2: a success of the operator stands in the books once, as its member's or in suspense. */
function checkSuccess(town: Town, rows: Rows, success: Success): void {
  const { receipt, amount, wallet, isTold } = success
  const own = rows.receipt.filter((row) => row.operator_receipt === receipt)
  expect(own, receipt).toEqual([expect.objectContaining({ amount, wallet })])
  const { receipt_id: id, state } = own[0] as (typeof own)[number]
  const came = rows.journal.filter((row) => row.source === 'receipt' && row.source_ref === id)
  expect(came).toHaveLength(1)
  const all = rows.payment.filter((row) => row.receipt_id === id)
  const parts = all.filter((row) => row.amount > 0)
  const taken = rows.operator_reversal.filter((row) => row.receipt_id === id)
  expect(sum(taken.map((row) => row.amount)), receipt).toBe(success.takenBack)
  const fromSuspense = sum(taken.map((row) => row.from_suspense))
  if (state === 'suspense' || fromSuspense === amount) expect(all).toEqual([])
  else {
    expect(parts).toEqual([expect.objectContaining({ amount: success.amount })])
    expect(mayBeFor(town, success), JSON.stringify(success)).toContain(parts[0]?.number)
    expect(sum(all.map((row) => row.amount)), receipt).toBe(amount - success.takenBack)
  }
  if (!success.intent) return
  const intent = rows.intent.find((row) => row.intent_id === success.intent)
  // What its operator denies is known by another way, and its request stays what was said of it.
  const isKnown = (isTold || intent?.operator_ref) && !town.operator.denies
  if (isKnown) expect(intent?.state, receipt).toBe('paid')
  if (success.isExact) expect(parts[0]?.number).toBe(intent?.number)
}

/** Whom money can be for: the account that was asked for or typed, or whom the payer named. */
function mayBeFor({ members, named, operator }: Town, success: Success): string[] {
  const { account, phone, receipt, wallet, isExact } = success
  const typed = (account ?? '').replaceAll('O', '0').replaceAll('I', '1').replace(/[ -]/g, '')
  const isNumber = members.some(
    ({ number, mutual }) => number === typed && operator.accounts[mutual] === wallet,
  )
  if (isNumber && isExact) return [typed]
  return [phone, receipt].flatMap((key) => [...(named.get(key) ?? [])])
}

async function checkStandings(town: Town): Promise<void> {
  for (const member of town.members) await checkStanding(town, member)
}

/** I5: what somebody owes is what a child would reckon from the register and the payments. */
export async function checkStanding({ world }: Town, member: Member): Promise<void> {
  const today = civilDateAt(world.clock.now(), 'Africa/Nairobi')
  const { mutual, number, name } = member
  const { household, paid, rhythms, undone } = await world.store.read(async (tx) => ({
    household: await loadHousehold(tx, mutual, number),
    paid: await tx.selectFrom('payment').select('amount').where('number', '=', number).execute(),
    rhythms: await tx.selectFrom('rhythm').selectAll().where('number', '=', number).execute(),
    undone: await tx.selectFrom('rhythm_end').selectAll().where('number', '=', number).execute(),
  }))
  if (!household) throw new Error(`nobody has ${number}`)
  const bought = rhythms.map((rhythm) => {
    const end = undone.find(({ receipt_id: receipt }) => receipt === rhythm.receipt_id)
    return { ...rhythm, undoneOn: end?.on_date ?? null, used: 0 }
  })
  const due = dueFrom(member, today, bought) - sum(paid.map(({ amount }) => amount))
  const { owed, credit } = standing(household.facts, today)
  expect({ owed, credit }, name).toEqual({ owed: Math.max(0, due), credit: Math.max(0, -due) })
}

/** Months begun since joining that nobody had paid before, and the fee; in cents. */
function dueFrom(member: Member, today: CivilDate, bought: Bought[]): number {
  const { joined = '2025-06-10', feePaid = true, paidThrough = '' } = member
  const [monthly, fee] = member.mutual === 'umoja' ? [50_000, 20_000] : [30_000, 0]
  let due = feePaid ? 0 : fee
  for (let month = joined.slice(0, 7); month <= today.slice(0, 7); month = monthAfter(month)) {
    // In these registers everybody has paid to the end of a month.
    if (month > paidThrough.slice(0, 7)) due += monthly - offOf(bought, `${month}-01`)
  }
  return due
}

/** Several months that one receipt bought, and how many of them have begun. */
type Bought = Pick<RhythmTable, 'bought_on' | 'receipt_id' | 'periods' | 'discount'> & {
  readonly undoneOn: CivilDate | null
  used: number
}

/** What the first of them that has months left takes off a month; nothing once it was undone. */
function offOf(bought: Bought[], month: string): number {
  const inOrder = bought.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const rhythm = inOrder.find(({ bought_on: on, used, periods, undoneOn }) => {
    return on < month && used < periods && (undoneOn === null || month <= undoneOn)
  })
  if (!rhythm) return 0
  const { discount, periods, undoneOn } = rhythm
  const upTo = (months: number) => Math.floor((discount * months) / periods)
  rhythm.used += 1
  return undoneOn === null ? upTo(rhythm.used) - upTo(rhythm.used - 1) : 0
}

function keyOf({ bought_on: on, receipt_id: receipt }: Bought): string {
  return `${on} ${receipt}`
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** I7: every message ends somewhere, and comes once, or twice where nobody heard that it left. */
function checkMessages(town: Town, { outbox, inbox }: Rows): void {
  const copies = new Map<string, number>()
  for (const { id } of town.delivered) copies.set(id, (copies.get(id) ?? 0) + 1)
  for (const row of outbox.filter(({ kind }) => kind === 'sms')) {
    const count = copies.get(row.outbox_id) ?? 0
    const ended = isTimely(row)
      ? /^(sent|unknown|failed|cancelled|waiting)$/
      : /^(sent|unknown|failed)$/
    expect(row.state, row.dedupe_key ?? '').toMatch(ended)
    if (row.state === 'sent') expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(town.unheard.has(row.outbox_id) ? 2 : 1)
    expect(row.parts, row.text ?? '').toBe(1)
  }
  expect(inbox.filter((row) => row.handled_at === null)).toEqual([])
}

/** R52: no member is told of one stage twice, nor reminded twice within 72 hours. */
function checkReminders({ outbox }: Rows): void {
  const left = outbox
    .filter((row) => row.subject?.startsWith('reminder/') && row.sent_at !== null)
    .sort((a, b) => (a.sent_at ?? 0) - (b.sent_at ?? 0))
  expect(new Set(left.map(({ subject }) => subject)).size).toBe(left.length)
  const last = new Map<string, number>()
  for (const { subject, sent_at: at } of left) {
    const [, , number = '', kind = ''] = subject?.split('/') ?? []
    if (['suspended', 'reopened', 'ageing-out'].includes(kind) || at === null) continue
    const before = last.get(number) ?? -Infinity
    expect(at - before, subject ?? '').toBeGreaterThanOrEqual(72 * 60 * 60 * 1000)
    last.set(number, at)
  }
}

/** I7: who paid is told what became of it, and the member as well. */
function checkReceiptsTold({ members }: Town, rows: Rows): void {
  const { receipt, outbox, payment, operator_reversal: taken } = rows
  for (const { receipt_id: id, state, payer_phone: payer } of receipt) {
    const wasNobodys = taken.some((row) => row.receipt_id === id && row.from_suspense > 0)
    const told = outbox
      .filter((row) => row.dedupe_key?.split('/')[1] === id)
      .map((row) => row.dedupe_key?.split('/')[0])
    const number = payment.find((row) => row.receipt_id === id)?.number
    const isKnown = payer ?? members.find((member) => member.number === number)?.phone
    // Operators hide payers' numbers, and not everybody has a phone.
    if (!isKnown) expect(told).toEqual([])
    else if (state === 'suspense' || wasNobodys) expect(told).toEqual(['suspense'])
    else expect(told.some((what) => what === 'receipt' || what === 'match')).toBe(true)
  }
}

/**
 * A phone is asked for money once for each time that its owner confirmed, and nothing is left
 * without an end but what somebody forged. Who confirmed to a process that died saw no answer.
 */
function checkPrompts({ operator, screens, forged, lives }: Town, rows: Rows): void {
  const { intent, outbox, event } = rows
  for (const count of operator.asked.values()) expect(count).toBe(1)
  const confirmed = screens.filter((screen) => ASKED.some((asked) => asked.test(screen)))
  expect(intent.length).toBeGreaterThanOrEqual(confirmed.length)
  expect(intent.length).toBeLessThan(confirmed.length + lives)
  for (const { state } of intent) expect(state).toMatch(/^(paid|failed|expired)$/)
  const urgent = outbox.filter((row) => !isTimely(row))
  for (const { state } of urgent) expect(state).not.toMatch(/waiting|sending/)
  const open = event.filter((row) => row.handled_at === null)
  for (const { event_key: key } of open) expect(forged).toContain(receiptIn(key))
}

/** The whole screen with any values: a request that is there already is told of in similar words. */
const ASKED = Object.values(CATALOGUES).map((texts) => {
  const words = texts['pay.asked'].split(/\{\w+\}/).map(escaped)
  return new RegExp(`^END ${words.join('[^]{1,30}?')}`)
})

/** I8: each answer to a clinic follows from the facts kept with it, and each yes has its code. */
function checkCoverageAnswers({ coverage_check: checks, visit }: Rows): void {
  const codes = new Set(visit.map((row) => row.visit_code))
  for (const row of checks) {
    checkAnswer(row)
    if (row.answer === 'yes') expect(codes).toContain(row.visit_code)
  }
}

export function checkAnswer(row: Rows['coverage_check'][number]): void {
  const { number, answer, reason, valid_until: until } = row
  expect(answer).not.toBe('cannot-tell')
  if (number === null) return expect(answer).toBe('no')
  const facts = JSON.parse(row.facts) as CoverageFacts
  expect(coverage(facts, row.on_date)).toMatchObject({ answer, reason, until })
}

function checkScreens({ screens }: Town): void {
  for (const screen of screens) {
    expect(screen).toMatch(/^(CON|END) /)
    expect(septets(screen) ?? Infinity, screen).toBeLessThanOrEqual(160)
  }
}

/**
 * Nothing went wrong on our side but what a process leaves behind that dies; and what somebody forged,
 * which the operator does not know, is held for people to look at.
 */
function checkLog({ world, forged }: Town, { event }: Rows): void {
  const made = event.filter(({ event_key: key }) => forged.has(receiptIn(key)))
  const held = new Set<unknown>(made.map(({ event_id: id }) => id))
  const errors = world.log.lines.filter(({ level }) => level === 'error')
  const ours = errors
    .filter(({ error }) => !(error instanceof Error && error.name === 'Killed'))
    .filter(({ event: what }) => !OF_OPERATORS.includes(what))
    .filter(({ event: what, fields }) => what !== 'event-held' || !held.has(fields?.['event']))
  expect(ours.map(({ event, error }) => `${event}: ${String(error)}`)).toEqual([])
}

/** An operator that turns us away, or takes no prompts, is said, and is not our fault. */
const OF_OPERATORS = ['operator-refuses', 'wallet-fails']

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
