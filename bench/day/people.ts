import { createRandom } from '../../test/simulation/random.ts'
import { openLoop } from './arrivals.ts'
import { createCallers } from './callers.ts'
import { createClinics } from './clinics.ts'
import { requestsEach } from './day-calls.ts'
import { createPayers } from './payers.ts'
import type { PromptEnd } from './wallet.ts'
import type { World } from './world.ts'

/** The peak of the deadline day: of requests of calls, checks by SMS, and payments to a pay bill. */
const USSD_PER_SECOND = 110
const CHECKS_PER_SECOND = 30_000 / 3600
const PAY_BILL_PER_SECOND = 1

/** Everybody who calls, texts and pays on the day; what was acknowledged to them is kept. */
export function createPeople(world: World, seed: number) {
  const chanceOf = (own: number) => createRandom(seed * 10 + own)
  const callers = createCallers(world, chanceOf(1))
  const clinics = createClinics(world, chanceOf(2))
  const payers = createPayers(world, chanceOf(3))
  const underWay = new Set<Promise<void>>()

  function keep(work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error: unknown) => world.tally.wrong('the generator failed', String(error)))
      .finally(() => void underWay.delete(kept))
    underWay.add(kept)
  }

  return {
    /** Lets them come for so long. */
    start: (forMs: number) => {
      const startMs = performance.now()
      const span = { startMs, endMs: startMs + forMs }
      const perSecond = USSD_PER_SECOND / requestsEach()
      openLoop(chanceOf(4), perSecond, span, (atMs) => keep(callers.call(atMs)))
      openLoop(chanceOf(5), CHECKS_PER_SECOND, span, (atMs) => keep(clinics.ask(atMs)))
      openLoop(chanceOf(6), PAY_BILL_PER_SECOND, span, (atMs) => keep(payers.payBill(atMs)))
    },
    prompted: callers.hear,
    promptEnded: (end: PromptEnd) => keep(payers.tellOfPrompt(end)),
    underWay: () => underWay.size,
    unprompted: callers.unprompted,
    acknowledged: () => ({ payments: payers.taken, told: payers.told, checks: clinics.taken }),
  }
}
