import { watchService } from '../app/office/watch-service.ts'
import type { Ports } from '../app/ports.ts'

/** So often it is looked at what goes wrong without a word. */
const WATCH_EVERY_MS = 60 * 1000

/** Watches over the service until it is stopped; a look that fails is said, and the next one comes. */
export function watchOverService(
  ports: Ports,
  watched: Parameters<typeof watchService>[1],
): { stop(): Promise<void> } {
  const told = new Set<string>()
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking
      .then(() => watchService(ports, watched, told))
      .catch((error: unknown) => ports.log.error('watch-failed', error))
  }, WATCH_EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
