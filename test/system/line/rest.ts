import { expect } from 'vitest'
import { unsettled, verify } from './audit.ts'
import type { Line } from './line.ts'
import { start, type Start } from './running.ts'
import type { Traffic } from './traffic.ts'

/** On PostgreSQL what a broken connection had taken is taken over when its lease is over. */
const SETTLES = { timeout: 400_000, interval: 300 }

/**
 * A life without a fault, in which all that was asked for is done: whoever was not answered asks
 * again, and afterwards the books agree with what the operators know. `mayBe`: what is no fault after
 * what was done to this line.
 */
export async function comeToRest(
  line: Line,
  traffic: Traffic,
  how: Start = {},
  mayBe: (wrong: string) => boolean = () => false,
): Promise<void> {
  const running = await start(line, how)
  for (let tries = 0; !traffic.isDone() && tries < 20; tries += 1)
    await traffic.burst(line.address, { payments: 0, checks: 0, calls: 0 })
  expect(traffic.isDone(), running.log().slice(-2000)).toBe(true)
  const wrong = async () => (await unsettled(line, traffic)).filter((one) => !mayBe(one))
  await expect.poll(wrong, SETTLES).toEqual([])
  running.kill('SIGTERM')
  expect(await running.exit).toEqual({ code: 0, signal: null })
  expect(verify(line)).toMatchObject({ status: 0 })
}
