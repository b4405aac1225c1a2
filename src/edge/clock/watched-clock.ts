import type { Clock } from '../../app/ports.ts'
import { doubtOf, hear, look, watchFrom } from '../../core/clock/watch.ts'
import { instant, type Instant } from '../../core/dates.ts'

/** Where a clock gets its time: the machine's, and one that nobody can set. */
type TimeSource = {
  /** Milliseconds since 1970, as the machine has them. */
  readonly shown: () => number
  /** Milliseconds since some moment; only goes on. */
  readonly steady: () => number
}

const MACHINE_TIME: TimeSource = {
  shown: () => Date.now(),
  steady: () => performance.now(),
}

/**
 * The machine's clock, looked at each time that somebody asks. `known` is the last moment at which
 * it was believed, null when there is none. Who asks while it is wrong gets the time that it should
 * be, so that not even one moment of a wrong clock is written anywhere.
 */
export function watchedClock(known: Instant | null, source: TimeSource = MACHINE_TIME): Clock {
  const shown = () => instant(Math.round(source.shown()))
  let watch = watchFrom(known, shown())
  let steadyAt = source.steady()
  // What a person said stands, whatever a carrier's clock shows.
  let isAccepted = false

  function lookNow(): Instant {
    const at = shown()
    const steady = source.steady()
    watch = look(watch, at, steady - steadyAt)
    steadyAt = steady
    return at
  }

  function doubt() {
    const at = lookNow()
    return doubtOf(watch, at)
  }

  return {
    now: () => {
      const at = lookNow()
      return doubtOf(watch, at) ? watch.expected : at
    },
    watched: {
      doubt,
      hear: (at, isSure) => {
        watch = hear(watch, lookNow(), at, isSure && !isAccepted)
      },
      hearKnown: (at) => {
        const other = { expected: at }
        if (!doubt() || doubtOf(other, shown())) return
        watch = other
        isAccepted = true
      },
      accept: () => {
        watch = { expected: lookNow() }
        isAccepted = true
      },
    },
  }
}
