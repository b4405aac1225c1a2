import { runDueJobs } from '../../../app/work/jobs.ts'
import type { Ports } from '../../../app/ports.ts'
import {
  type CivilDate,
  date,
  dayBefore,
  daysBetween,
  dayOfWeek,
  plus,
  plusDays,
} from '../../../core/dates.ts'
import { invariant } from '../../../core/invariant.ts'
import { applyFile } from '../../files/apply-file.ts'
import { importFile } from '../../files/import-file.ts'
import { SANDBOX_START } from '../clock.ts'
import { answerComplaints, payClinics, visit, visitsToday } from './care.ts'
import { familyAt, registerCsv } from './households.ts'
import { applyByPhone, beBorn, endPrior, join, leave, warnAndStrikeOff } from './lives.ts'
import { bringCash, matchMoney, pay, payForGroup, type Payment, paymentsOf } from './money.ts'
import { closeQuarter, decideWaiting, keepHouse, proposeGrant, sweep } from './office.ts'
import { MAVUNO, PRIOR, statutes } from './statutes.ts'
import { openTown, percent, type Town } from './town.ts'

/** How much of a town there is. */
export type TownSize = {
  /** Households of the last day, those who left among them. */
  readonly households: number
  readonly months: number
}

export const WHOLE: TownSize = { households: 300, months: 24 }

const SEED = 20_240_301

/** The day on which a sandbox begins. */
const LAST = date(new Date(SANDBOX_START).toISOString().slice(0, 10))

/** Of a hundred households so many are there from the beginning; the others come one after another. */
const FOUNDERS_PERCENT = 64

/**
 * Lives the town's months by the acts and jobs of everybody, in a time of its own that ends on the
 * morning on which a sandbox begins. `tell` hears how far it is. Returns the town as it then is.
 */
export async function liveTown(
  base: Ports,
  { households, months }: TownSize = WHOLE,
  tell: (how: string) => void = () => undefined,
): Promise<Town> {
  const first = plus(date(`${LAST.slice(0, 7)}-01`), { months: -months })
  const town = openTown(base, SEED, first)
  const founders = Math.round((households * FOUNDERS_PERCENT) / 100)
  await found(town, founders, first)
  const days = daysBetween(first, LAST)
  // Nobody comes on the last morning.
  const coming = households - founders
  const comeBy = (day: number) => Math.floor((day * coming) / days)
  let payments: Payment[] = []
  for (let at = 0; at <= days; at += 1) {
    const day = plusDays(first, at)
    if (day.endsWith('-01')) payments = paymentsOf(town, day)
    if (day.endsWith('-01')) tell(`${day.slice(0, 7)}, ${town.households.length} households`)
    const due = payments.filter((one) => one.day === Number(day.slice(8)))
    const joins = comeBy(at + 1) - comeBy(at)
    await liveDay(town, day, { due, joins })
  }
  return town
}

/** The mutual and the families of its register, who have paid until then. */
async function found(town: Town, count: number, first: CivilDate): Promise<void> {
  const applied = await applyFile(town.ports, statutes, { actor: 'sandbox', sandbox: true })
  invariant(applied.ok, `the town's statutes: ${JSON.stringify(applied)}`)
  const families = Array.from({ length: count }, (_, at) =>
    familyAt(town.chance, at, plusDays(first, -30 * (3 + town.chance.below(12)))),
  )
  const paidThrough = dayBefore(first)
  const csv = Buffer.from(registerCsv(families, paidThrough))
  const options = { actor: 'sandbox', fileName: 'town', update: false, dryRun: false }
  const imported = await importFile(town.ports, MAVUNO, csv, { ...options, others: false })
  invariant(imported.ok, `the town's members: ${JSON.stringify(imported)}`)
  const numbers = [...imported.numbers].sort((a, b) => a.line - b.line)
  for (const [at, family] of families.entries()) {
    const number = numbers[at]?.number
    invariant(number, 'a household without a number')
    const people = family.dependants.length
    // Its own reckoning begins with the first month here.
    const joinedOn = first
    town.households.push({ ...family, joinedOn, number, people, paidMonths: 0, hasLeft: false })
  }
}

type Day = { readonly due: readonly Payment[]; readonly joins: number }

/** Jobs and what they send first, then people one after another, then the office. */
async function liveDay(town: Town, day: CivilDate, { due, joins }: Day): Promise<void> {
  town.wait(day, '08:05')
  await runDueJobs(town.ports)
  await town.worker.settle()
  if (day === LAST) return
  town.wait(day, '09:00')
  for (const payment of due) {
    town.pass(1 + town.chance.below(12))
    await pay(town, payment)
  }
  await town.worker.settle()
  for (let count = 0; count < joins; count += 1) await join(town, day)
  for (let count = visitsToday(town, day); count > 0; count -= 1) await visit(town)
  await lives(town, day)
  await office(town, day)
  await town.worker.settle()
}

/** Per household and day. */
const BIRTHS = 0.09 / 365
const LEAVES = 0.035 / 365
const APPLIES = 0.06 / 365

async function lives(town: Town, day: CivilDate): Promise<void> {
  const happens = (rate: number) => percent(town, 100 * rate * town.households.length)
  if (happens(BIRTHS)) await beBorn(town, day)
  if (happens(LEAVES)) await leave(town)
  // What people asked for in earlier weeks has been decided at the office's table.
  if (daysBetween(day, LAST) < 9 && happens(12 * APPLIES)) await applyByPhone(town, day)
  if (day === PRIOR.until) await endPrior(town)
}

/** What the office does, by the day of the month. */
async function office(town: Town, day: CivilDate): Promise<void> {
  const of = day.slice(8)
  town.wait(day, '16:00')
  await bringCash(town, day)
  const isLast = daysBetween(day, LAST) <= 7
  await matchMoney(town, day, isLast)
  if (dayOfWeek(day) === 4 && !isLast) await decideWaiting(town)
  // When one looks at the town, something waits.
  if (daysBetween(day, LAST) === 3) await proposeGrant(town)
  if (of === '04' || of === '18') await sweep(town)
  if (of === '05') await keepHouse(town, day)
  if (of === '07') await payForGroup(town, 'soko-moja')
  if (of === '12') await payForGroup(town, 'vikapu')
  if (of === '09' && day <= PRIOR.until) await payForGroup(town, PRIOR.code)
  if (of === '15') await payClinics(town)
  if (of === '03' || of === '20') await warnAndStrikeOff(town)
  if (/-(01|04|07|10)-22$/.test(day)) await closeQuarter(town, day)
  if (of === '10' || of === '25') await answerComplaints(town)
}
