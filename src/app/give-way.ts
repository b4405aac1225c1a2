import { setImmediate } from 'node:timers/promises'

/** One turn of the event loop takes in the calls that have come, the next answers them. */
const TURNS = 2

/**
 * Between two pieces of long work: lets calls that have come be answered first. After a single turn
 * the next piece would run between a call and its answer.
 */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate()
}
