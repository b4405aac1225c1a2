import type { Random } from '../../test/simulation/random.ts'
import { formOf } from '../calls.ts'
import { pause } from './carrier.ts'
import { serviceCode } from './country.ts'
import { planCall, thinkMs } from './day-calls.ts'
import { owes, type World } from './world.ts'

/** A prompt is held back for so long, so that the call has left the screen of the phone. */
const HELD_BACK_MS = 5000

/** Members who owe and call, each once. */
export function createCallers(world: World, random: Random) {
  const { doors, latencies, tally, key, members } = world
  const prompted = new Map<string, number>()
  let calls = 0

  async function call(intendedMs: number): Promise<void> {
    calls += 1
    const id = `day-${calls}`
    const { phone, mutual } = owes(calls, members)
    const { kind, steps, isCut } = planCall(random)
    tally.count(isCut ? 'calls cut' : `calls: ${kind}`)
    const code = serviceCode(mutual)
    let atMs = intendedMs
    for (const { typed, says } of steps) {
      if (typed !== '') await pause(atMs - performance.now())
      latencies.note('lag', atMs, performance.now())
      const body = formOf(id, { phone }, typed, code)
      const { reply, tries } = await doors.send({ path: `/at/${key}/ussd`, body, isJson: false })
      const doneMs = performance.now()
      if (tries > 1) tally.count('ussd asked again')
      if (reply?.status !== 200 || !says.test(reply.body)) {
        return tally.wrong(`a screen of ${kind} after "${typed}"`, reply?.body ?? 'no answer')
      }
      latencies.note('ussd', atMs, doneMs)
      if (reply.body.startsWith('END A request')) prompted.set(phone, doneMs + HELD_BACK_MS)
      atMs = doneMs + thinkMs(random)
    }
  }

  /** A prompt reached the wallet. */
  function hear(phone: string, atMs: number): void {
    const since = prompted.get(phone)
    if (since === undefined) return tally.wrong('a prompt that nobody asked for', phone)
    prompted.delete(phone)
    latencies.note('prompt', since, atMs)
  }

  return { call, hear, unprompted: () => [...prompted.keys()] }
}
