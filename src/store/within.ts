// Not the clock that a test may stop.
import { clearTimeout, setTimeout } from 'node:timers'

/** Something took longer than it is waited for; it goes on all the same. */
export class LateError extends Error {
  override readonly name = 'LateError'

  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
  }
}

/**
 * What `work` comes to. When that takes longer than `ms` milliseconds: what `late` gives instead, or
 * without it an error. The work itself goes on, and a failure that comes later is not heard.
 */
export async function within<T>(ms: number, work: Promise<T>, late?: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      if (late) resolve(late())
      else reject(new LateError(ms))
    }, ms)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}
