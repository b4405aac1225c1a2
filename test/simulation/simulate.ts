import { runDueJobs } from '../../src/app/work/jobs.ts'
import type { SmsOutcome } from '../../src/app/ports.ts'
import { makeWorld, type World } from '../world.ts'
import { dyingStore, Killed } from './crash.ts'
import { ERRANDS, WEIGHTS } from './errands.ts'
import { createRandom, type Random } from './random.ts'
import { restart, type Town } from './town.ts'

export type Limits = { readonly errands: number }

/**
 * Lets people run their errands, one after another or several at the same moment, while processes
 * die in between. Returns how many errands there were.
 */
export async function simulate(town: Town, { errands }: Limits): Promise<number> {
  const { random } = town
  takeSms(town, random.fork())
  let count = 0
  while (count < errands) {
    const how = random.weighted({ alone: 76, together: 12, dying: 12 })
    const many = how === 'together' ? 2 + random.below(3) : 1
    if (how === 'dying') await runDying(town, random.fork())
    else await runTogether(town, many)
    count += many
  }
  await comeToRest(town)
  return count
}

async function runTogether(town: Town, many: number): Promise<void> {
  const chances = Array.from({ length: many }, () => town.random.fork())
  await Promise.all(chances.map((random) => runOne(town, town.world, random)))
}

async function runOne(town: Town, world: World, random: Random): Promise<void> {
  const name = random.weighted(WEIGHTS)
  await ERRANDS[name](town, world, random)
  if (random.percent(50)) await world.worker.settle()
}

/** The process that serves an errand dies at one of its writes; another one starts. */
async function runDying(town: Town, random: Random): Promise<void> {
  const { store, clock, log, carrier, ports } = town.world
  const { ids, wallets, promptDelayMs } = ports
  const mortal = dyingStore(store, random.below(6), random.percent(50) ? 'before' : 'after')
  const dying = makeWorld(mortal, { clock, log, carrier, ids, wallets, promptDelayMs })
  // By then what a call has asked for is due.
  if (random.percent(50)) clock.move({ seconds: 6 })
  town.isDying = true
  try {
    await runOne(town, dying, random)
    await dying.worker.settle()
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
  await dying.worker.stop()
  town.isDying = false
  restart(town)
  if (random.percent(50)) return
  // What the dead one had taken is given up after two minutes.
  clock.move({ minutes: 2 })
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
  town.operator.moodTo('good')
  const anything = createRandom(1)
  while (town.mail.length > 0) await ERRANDS.deliver(town, town.world, anything)
  for (let round = 0; round < 24; round += 1) {
    town.world.clock.move({ minutes: 5 })
    await town.world.worker.settle()
  }
  await runDueJobs(town.world.ports)
}
