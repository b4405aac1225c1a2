import { createRandom } from '../../test/simulation/random.ts'
import { answerParent } from '../child.ts'
import { startCarrier } from './carrier.ts'
import { openDoors } from './doors.ts'
import { createEars } from './ears.ts'
import { KINDS, type Looked, type Opened, type Order, type Played } from './kinds.ts'
import { createLatencies } from './latencies.ts'
import { createPeople } from './people.ts'
import { createTally } from './tally.ts'
import { startWallet } from './wallet.ts'

const latencies = createLatencies(KINDS)
const tally = createTally()
const ears = createEars(latencies, tally)
const idleBefore = performance.eventLoopUtilization()
let opened: { seed: number; members: number; now: () => number } | null = null
let people: ReturnType<typeof createPeople> | null = null
let isSilent = false

async function open({ seed, aheadMs, members }: Extract<Order, { do: 'open' }>): Promise<Opened> {
  const now = () => Date.now() + aheadMs
  opened = { seed, members, now }
  const carrier = await startCarrier(createRandom(seed + 1), now, (sms) => ears.hear(sms))
  const tell = {
    prompted: (phone: string, atMs: number) => people?.prompted(phone, atMs),
    ended: (end: Parameters<NonNullable<typeof people>['promptEnded']>[0]) => people?.promptEnded(end), // prettier-ignore
  }
  const wallet = await startWallet(createRandom(seed + 2), now, tell, () => isSilent)
  return { carrier: carrier.url, wallet: wallet.url }
}

function begin({ ports, key, forMs }: Extract<Order, { do: 'begin' }>): void {
  if (!opened) throw new Error('it was not opened')
  const { seed, members, now } = opened
  const world = { ears, latencies, tally, key, members, now, doors: openDoors(ports), isSilent: () => isSilent } // prettier-ignore
  people = createPeople(world, seed)
  people.start(forMs)
}

function look(): Looked {
  const carried = tally.counts['sms carried'] ?? 0
  const waitedFor = ears.missing().length + (people?.unprompted().length ?? 0)
  return { spreads: latencies.since(), underWay: people?.underWay() ?? 0, waitedFor, carried }
}

function end(): Played {
  for (const missing of ears.missing()) tally.wrong(`no SMS of ${missing.split(' ')[0]}`, missing)
  for (const phone of people?.unprompted() ?? []) tally.wrong('no prompt', phone)
  const { payments = [], told = [], checks = [] } = people?.acknowledged() ?? {}
  const busy = performance.eventLoopUtilization(idleBefore).utilization
  const spreads = latencies.whole()
  return { spreads, counts: tally.counts, wrong: tally.wrongs(), payments, told, checks, busy }
}

answerParent(async (order: Order): Promise<unknown> => {
  switch (order.do) {
    case 'open':
      return open(order)
    case 'begin':
      return begin(order)
    case 'look':
      return look()
    case 'silence':
      isSilent = order.isOn
      return null
    case 'end':
      return end()
  }
})
