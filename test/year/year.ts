import { bill } from '../../src/app/acts/books.ts'
import { openBooks } from '../../src/app/openings/open-books.ts'
import { date } from '../../src/core/dates.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { readOpening } from '../../src/edge/files/opening-file.ts'
import { apply, type World } from '../world.ts'
import type { YearEvent } from './events.ts'
import { payClinic, visit } from './kinds/care.ts'
import { deposit, payInCash, payLate, typeSheet } from './kinds/cash.ts'
import { beBorn, die, giveNotice, join, resign, strikeOff } from './kinds/lives.ts'
import { payByList, payForGroup, payIntoBill, push } from './kinds/money.ts'
import {
  book,
  closeMonth,
  closeYear,
  keepFee,
  raisePrice,
  sweep,
  takeBack,
} from './kinds/office.ts'
import { changePlan, letOff, listPoor, receive } from './kinds/state.ts'
import { beginMonth, beginYear } from './model/begin.ts'
import { plusDays } from './model/days.ts'
import { closeYear as closeInModel, happen } from './model/happen.ts'
import { mayBe } from './model/may-be.ts'
import { householdAt } from './model/model.ts'
import { RESERVE_PERCENT } from './model/terms.ts'
import { oldRegister, openingCsv, registerCsv } from './register.ts'
import { JOKKO } from './statutes.ts'
import { command, MUTUAL, type Town } from './town.ts'
import { yearOf } from './year-of.ts'

const FIRST = '2026-01-01'
const LAST = '2026-12-31'

/** When everything is told: some days into the next year. */
export const TODAY = '2027-01-05'

/** Founds the mutual from the files of its old register, and opens its books. */
export async function found(world: World, households: number): Promise<Town> {
  const register = oldRegister(households)
  world.clock.set(`${FIRST}T08:00:00Z`)
  await apply(world, JOKKO)
  const options = { actor: 'command', fileName: 'register.csv', update: false, dryRun: false }
  const csv = Buffer.from(registerCsv(register))
  const imported = await importFile(world.ports, MUTUAL, csv, { ...options, others: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults.slice(0, 3)))
  const numbers = [...imported.numbers].sort((a, b) => a.line - b.line).map(({ number }) => number)
  const file = await readOpening(Buffer.from(openingCsv(register)), 'XOF')
  const asked = { mutual: MUTUAL, on: date(FIRST), fileName: 'opening.csv', actor: 'command' }
  const opened = await openBooks(world.ports, { ...asked, dryRun: false }, file)
  if (!opened.ok) throw new Error(JSON.stringify(opened).slice(0, 500))
  let count = 0
  const next = () => (count += 1)
  return { world, register, numbers, model: beginYear(register), next }
}

/** Goes through the year day by day, in the service and in the model. */
export async function live(town: Town): Promise<void> {
  const events = yearOf(town.register)
  let place = 0
  for (let day = FIRST; day <= LAST; day = plusDays(day, 1)) {
    town.world.clock.set(`${day}T09:00:00Z`)
    if (day.endsWith('-01')) {
      beginMonth(town.model, day.slice(0, 7))
      await command(town, bill, { mutual: MUTUAL })
    }
    const today: YearEvent[] = []
    for (let event = events[place]; event?.on === day; event = events[place]) {
      today.push(event)
      place += 1
    }
    await liveDay(town, today)
  }
}

/** The first days of the next year: the books of December are closed, and the year into the funds. */
export async function endYear(town: Town): Promise<void> {
  town.world.clock.set(`${TODAY}T09:00:00Z`)
  await closeMonth(town, { through: LAST })
  await closeYear(town)
  closeInModel(town.model, plusDays(LAST, 1), RESERVE_PERCENT)
}

/** Kinds of which those of a day come in together, as payments do. */
const TOGETHER: readonly YearEvent['kind'][] = ['pay-bill', 'cash']

async function liveDay(town: Town, events: readonly YearEvent[]): Promise<void> {
  const { model, world } = town
  for (const kind of TOGETHER) {
    const many = events.filter((event) => event.kind === kind && mayBe(model, event))
    await Promise.all(many.map((event) => perform(town, event)))
    for (const event of many) happen(model, event)
    if (many.length > 0) await world.worker.settle()
  }
  for (const event of events) {
    if (TOGETHER.includes(event.kind)) continue
    const isMade = mayBe(model, event)
    if (!isMade && !isTried(town, event)) continue
    await perform(town, event)
    if (event.kind === 'visit') householdAt(model, event.household).caredOn = event.on
    if (isMade) happen(model, event)
    else model.refusals += 1
  }
}

/** A clinic asks about everybody, and cash is brought of any day; what cannot be is not tried else. */
function isTried({ model }: Town, event: YearEvent): boolean {
  if (event.kind !== 'visit' && event.kind !== 'late-cash') return false
  return householdAt(model, event.household).endedOn === null
}

function perform(town: Town, event: YearEvent): Promise<void> {
  switch (event.kind) {
    case 'pay-bill':
      return payIntoBill(town, event)
    case 'push':
      return push(town, event)
    case 'cash':
      return payInCash(town, event)
    case 'late-cash':
      return payLate(town, event)
    case 'sheet':
      return typeSheet(town, event)
    case 'deposit':
      return deposit(town, event)
    case 'group':
      return payForGroup(town, event)
    case 'group-list':
      return payByList(town, event)
    case 'poor-list':
      return listPoor(town, event)
    case 'plan':
      return changePlan(town, event)
    case 'state-pays':
      return receive(town, event)
    case 'let-off':
      return letOff(town, event)
    case 'birth':
      return beBorn(town, event)
    case 'death':
      return die(town, event)
    case 'resignation':
      return resign(town, event)
    case 'notice':
      return giveNotice(town, event)
    case 'strike-off':
      return strikeOff(town, event)
    case 'newcomer':
      return join(town, event)
    case 'visit':
      return visit(town, event)
    case 'clinic-paid':
      return payClinic(town, event)
    case 'sweep':
      return sweep(town, event)
    case 'operator-fee':
      return keepFee(town, event)
    case 'book':
      return book(town, event)
    case 'book-back':
      return takeBack(town, event)
    case 'price':
      return raisePrice(town)
    case 'close':
      return closeMonth(town, event)
  }
}
