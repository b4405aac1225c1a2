import type { IncomingMessage } from 'node:http'

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/**
 * Closes the connection of a request that has not come whole within a time from now. Said again, the new time
 * stands for the old one.
 */
export function expectWithin(request: IncomingMessage, timeoutMs: number): void {
  const before = timers.get(request)
  if (before) clearTimeout(before)
  else request.once('close', () => clearTimeout(timers.get(request)))
  const late = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, timeoutMs)
  // A service that is told to stop does not wait for it.
  late.unref()
  timers.set(request, late)
}
