import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { broken } from '../line/audit.ts'
import { type Change, mainOf } from '../line/builds.ts'
import { faked } from '../line/faked-clock.ts'
import { foundLine, type Line } from '../line/line.ts'
import { comeToRest } from '../line/rest.ts'
import { start } from '../line/running.ts'
import { createTraffic } from '../line/traffic.ts'

const BELIEVES_ALL: readonly Change[] = [
  {
    file: 'core/clock/watch.ts',
    from: 'Math.abs(shown - expected) <= JUMP_MS',
    to: 'Number.isFinite(shown - expected)',
  },
]

/** Back and forth, each from the true time. */
const JUMPS = ['-1h', '+1h', '-1d', '+10y', '-400d', '+60d', '+0'] as const

it('a clock that jumps both ways posts nothing early, and loses and doubles nothing', async () => {
  // Seen red: with every clock believed, contributions of years to come were posted.
  const main = mainOf(BELIEVES_ALL)
  const line = await foundLine()
  const traffic = createTraffic(line, 1)
  const clock = faked(join(line.folder, 'clock'))
  const running = await start(line, { main, env: clock.env })
  await traffic.burst(line.address)
  const month = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 7)
  for (const jump of JUMPS) {
    clock.jump(jump)
    await traffic.burst(line.address, { payments: 4, checks: 2, calls: 1 })
    await setTimeout(300)
    expect([jump, running.hasEnded()]).toEqual([jump, false])
    const { off, last } = line.look((query) => ({
      off: broken(query, traffic),
      last: query('select max(starts_on) as day from charge')[0]?.['day'] as string | null,
    }))
    expect([jump, off]).toEqual([jump, []])
    expect((last ?? '').slice(0, 7) <= month, `${jump}: ${last}`).toBe(true)
  }
  expect(running.said('clock-doubted')).toBe(true)
  running.kill('SIGTERM')
  expect(await running.exit).toEqual({ code: 0, signal: null })
  await comeToRest(line, traffic, { main })
  expect(chargedTwice(line)).toEqual([])
  noteResult(
    'clock-jumps',
    `${JUMPS.slice(0, -1).join(', ')}: nothing posted early, 0 lost, 0 doubled`,
  )
})

function chargedTwice({ look }: Line): readonly unknown[] {
  const twice = 'select number, kind, starts_on from charge group by 1, 2, 3 having count(*) > 1'
  return look((query) => query(twice))
}
