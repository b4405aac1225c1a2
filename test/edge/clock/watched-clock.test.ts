import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { watchedClock } from '../../../src/edge/clock/watched-clock.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const HOUR = 3600 * 1000
const DAY = 24 * HOUR

function make(known: number | null, startMs = NOON) {
  let shown = startMs
  let steady = 0
  const clock = watchedClock(known === null ? null : instant(known), {
    shown: () => shown,
    steady: () => steady,
  })
  return {
    clock,
    watched: clock.watched as NonNullable<typeof clock.watched>,
    jump: (ms: number) => (shown += ms),
    pass: (ms: number) => {
      shown += ms
      steady += ms
    },
  }
}

it('gives the time that it should be while it is wrong', () => {
  const { clock, watched, jump, pass } = make(null)
  pass(1000)
  expect(clock.now()).toBe(NOON + 1000)
  jump(400 * DAY)
  expect(clock.now()).toBe(NOON + 1000)
  pass(8000)
  expect(clock.now()).toBe(NOON + 9000)
  expect(watched.doubt()).toMatchObject({ kind: 'ahead', shown: NOON + 9000 + 400 * DAY })
  jump(-400 * DAY)
  expect(watched.doubt()).toBeNull()
  expect(clock.now()).toBe(NOON + 9000)
})

it('keeps what a person said against a carrier whose own clock is wrong', () => {
  const { watched, jump } = make(NOON)
  watched.hear(instant(NOON + 30 * DAY), true)
  expect(watched.doubt()?.kind).toBe('behind')
  watched.accept()
  watched.hear(instant(NOON + 30 * DAY), true)
  expect(watched.doubt()).toBeNull()
  jump(3 * DAY)
  expect(watched.doubt()?.kind).toBe('ahead')
})

it('takes the moment known to another process only where it ends a doubt', () => {
  const { clock, watched, jump } = make(NOON)
  watched.hearKnown(instant(NOON - 30 * DAY))
  expect(watched.doubt()).toBeNull()
  jump(7 * DAY)
  watched.hearKnown(instant(NOON + HOUR))
  expect(watched.doubt()?.kind).toBe('ahead')
  watched.hearKnown(instant(NOON + 7 * DAY - HOUR))
  expect(watched.doubt()).toBeNull()
  expect(clock.now()).toBe(NOON + 7 * DAY)
})
