import { bill } from '../../src/app/acts/books.ts'
import { openBooks } from '../../src/app/openings/open-books.ts'
import { date } from '../../src/core/dates.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { readOpening } from '../../src/edge/files/opening-file.ts'
import { apply, type World } from '../world.ts'
import { type YearEvent, yearOf } from './events.ts'
import { payClinic, visit } from './kinds/care.ts'
import { beBorn, die, giveNotice, join, resign, strikeOff } from './kinds/lives.ts'
import { deposit, payForGroup, payInCash, payIntoBill, push } from './kinds/money.ts'
import { chargeByBank, closeMonth, keepFee, raisePrice, sweep } from './kinds/office.ts'
import { beginMonth, beginYear, endMonth, happen, mayBe, plusDays } from './model.ts'
import { oldRegister, openingCsv, registerCsv } from './register.ts'
import { JOKKO } from './statutes.ts'
import { command, MUTUAL, type Town } from './town.ts'

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
  const imported = await importFile(world.ports, MUTUAL, csv, { ...options, others: true })
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
    if (plusDays(day, 1).endsWith('-01')) endMonth(town.model, day)
  }
  town.world.clock.set(`${TODAY}T09:00:00Z`)
  await command(town, bill, { mutual: MUTUAL, on: LAST })
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
    // A clinic asks about everybody; what cannot be is not tried else.
    const isAsked = event.kind === 'visit' && isThere(town, event.household)
    const isMade = mayBe(model, event)
    if (!isAsked && !isMade) continue
    await perform(town, event)
    if (isMade) happen(model, event)
    else model.refusals += 1
  }
}

function isThere({ model }: Town, household: number): boolean {
  return model.households[household]?.endedOn === null
}

function perform(town: Town, event: YearEvent): Promise<void> {
  switch (event.kind) {
    case 'pay-bill':
      return payIntoBill(town, event)
    case 'push':
      return push(town, event)
    case 'cash':
      return payInCash(town, event)
    case 'deposit':
      return deposit(town, event)
    case 'group':
      return payForGroup(town, event)
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
    case 'bank-charge':
      return chargeByBank(town, event)
    case 'operator-fee':
      return keepFee(town, event)
    case 'price':
      return raisePrice(town)
    case 'close':
      return closeMonth(town, event)
  }
}
