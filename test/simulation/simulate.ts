import { runDueJobs } from '../../src/app/work/jobs.ts'
import type { SmsOutcome } from '../../src/app/ports.ts'
import { makeWorld, type World } from '../world.ts'
import { takeCash } from './cash.ts'
import { dyingStore, dyingWallets, Killed, mortal } from './crash.ts'
import { ERRANDS, WEIGHTS } from './errands.ts'
import { createRandom, type Random } from './random.ts'
import { isTimely, readRows } from './rows.ts'
import { watch } from './steps.ts'
import { restart, type Town } from './town.ts'

/** Chance for cash alone, so that what else people do is the same with it and without. */
const CASH_SEED = 571

export type Limits = { readonly errands: number }

/**
 * Lets people run their errands, one after another or several at the same moment, while processes
 * die in between, and looks after each step whether all is well. Returns how many errands there were.
 */
export async function simulate(town: Town, { errands }: Limits): Promise<number> {
  const { random } = town
  takeSms(town, random.fork())
  const look = watch(town)
  const hands = createRandom(CASH_SEED)
  let count = 0
  while (count < errands) {
    const how = random.weighted({ alone: 76, together: 12, dying: 12 })
    const many = how === 'together' ? 2 + random.below(3) : 1
    if (how === 'dying') await runDying(town, random.fork())
    else await runTogether(town, many)
    count += many
    await takeCash(town, hands)
    await look()
  }
  await comeToRest(town)
  return count
}

async function runTogether(town: Town, many: number): Promise<void> {
  const chances = Array.from({ length: many }, () => town.random.fork())
  await Promise.all(chances.map((random) => runOne(town, processOf(town, random), random)))
}

/** Whichever process a carrier or an operator happens to reach. */
function processOf(town: Town, random: Random): World {
  town.serving = town.other && random.percent(50) ? town.other : town.world
  return town.serving
}

async function runOne(town: Town, world: World, random: Random): Promise<void> {
  const name = random.weighted(WEIGHTS)
  await ERRANDS[name](town, world, random)
  if (random.percent(50)) await world.worker.settle()
}

/** So many steps of a process there may be before it dies. */
const STEPS = 24

/** A process that starts takes so long; what the dead one had taken is given up after two minutes. */
const RESTART_MS = 30_000
const LEASE_MS = 120_000

/** The process that serves an errand dies at one of its steps; another one starts. */
async function runDying(town: Town, random: Random): Promise<void> {
  const { store, clock, log, carrier, ports } = town.world
  const { ids, promptDelayMs } = ports
  const life = mortal(random.below(STEPS), random.percent(50) ? 'before' : 'after')
  const dyingAt = dyingStore(store, life)
  const wallets = dyingWallets(town.operator.walletsOf(dyingAt), life)
  const dying = makeWorld(dyingAt, { clock, log, carrier, ids, wallets, promptDelayMs })
  // By then what a call has asked for is due.
  if (random.percent(50)) await town.operator.pass(town, 6000)
  town.isDying = true
  town.serving = dying
  try {
    await runOne(town, dying, random)
    await dying.worker.settle()
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
  await dying.worker.stop()
  town.isDying = false
  restart(town)
  await town.operator.pass(town, random.percent(50) ? RESTART_MS : LEASE_MS)
  await town.world.worker.settle()
}

/** What becomes of an SMS that is handed over, by the carrier's mood. */
function takeSms(town: Town, random: Random): void {
  town.world.carrier.answer = (message): SmsOutcome => {
    const mood = town.carrierMood
    if (mood === 'busy' && random.percent(60))
      return { kind: 'rejected', code: 'busy', retryable: true }
    if (mood === 'picky' && random.percent(20))
      return { kind: 'rejected', code: 'number', retryable: false }
    if (town.isDying) town.unheard.add(message.id)
    const isSilent = mood === 'silent' && random.percent(50)
    if (!isSilent || random.percent(50)) town.delivered.push(message)
    if (isSilent) town.unheard.add(message.id)
    if (isSilent) return { kind: 'unknown', code: 'timeout' }
    return { kind: 'accepted', carrierId: `c-${message.id}` }
  }
}

/** Everybody is well again, the operator tells all that it has to tell, and time does the rest. */
async function comeToRest(town: Town): Promise<void> {
  town.carrierMood = 'good'
  town.serving = town.world
  await town.operator.rest(town)
  for (let round = 0; round < 24; round += 1) {
    await town.operator.pass(town, 5 * 60_000)
    await town.world.worker.settle()
  }
  // The last pauses of a message that a busy carrier refused are hours long.
  for (let hour = 0; hour < HOURS_MAX && (await waitsForCarrier(town)); hour += 1) {
    await town.operator.pass(town, 60 * 60_000)
    await town.world.worker.settle()
  }
  await runDueJobs(town.world.ports)
}

const HOURS_MAX = 24

async function waitsForCarrier(town: Town): Promise<boolean> {
  const { outbox } = await readRows(town)
  return outbox.some((row) => row.kind === 'sms' && row.state === 'waiting' && !isTimely(row))
}
