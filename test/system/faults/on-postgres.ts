import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import type { Change } from '../line/builds.ts'
import type { Line } from '../line/line.ts'
import type { Traffic } from '../line/traffic.ts'
import { type Server, startPostgres } from '../postgres-server.ts'

const NONE = { payments: 0, checks: 0, calls: 0 }

/** With this change messages are acknowledged before they are stored. */
export const SAYS_OK_FIRST: readonly Change[] = [
  {
    file: 'edge/http/africastalking-doors.ts',
    from: 'await receiveSms(parts.ports, parts.carrier, message)',
    to: 'void receiveSms(parts.ports, parts.carrier, message).catch(() => undefined)',
  },
]

/** A server of this test's own, removed after it. */
export async function serverFor(): Promise<Server> {
  const server = await startPostgres([])
  onTestFinished(() => server.remove())
  return server
}

/** Asks again what was not acknowledged until all is, for so long as a server takes to come back. */
export async function untilDone(line: Line, traffic: Traffic): Promise<void> {
  const until = performance.now() + 40_000
  while (!traffic.isDone() && performance.now() < until) {
    await traffic.burst(line.address, NONE)
    await setTimeout(300)
  }
  expect(traffic.isDone()).toBe(true)
}

export function refusedReadably({ calls, payments }: Traffic): void {
  const open = calls.filter(({ acknowledged }) => !acknowledged)
  expect(open.length).toBeGreaterThan(0)
  for (const { answer } of open) expect(answer).toMatch(/^END We cannot answer now/)
  for (const { acknowledged, answer } of payments)
    if (!acknowledged) expect(answer).toMatch(/^50[03] /)
}
