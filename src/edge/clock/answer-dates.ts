import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { clockDoubt } from '../../app/clock.ts'
import type { Ports } from '../../app/ports.ts'
import { instant, type Instant } from '../../core/dates.ts'

/** A carrier is asked what time it is so often while the clock is doubted. */
const ASK_EVERY_MS = 60 * 1000
const ANSWER_MS = 5000

/** Told by Node of each answer to a request that this process sent, whatever library sent it. */
const ANSWERED = 'http.client.response.finish'

/**
 * Hears the `Date` of every answer of a carrier or operator, and asks one for it while the clock is
 * doubted: after an honest power cut a doubt ends within a minute by itself. Where the clock is wrong
 * enough for certificates not to hold, nobody is heard, and it stays doubted.
 */
export function hearAnswers(
  { clock, sms, log }: Pick<Ports, 'clock' | 'sms' | 'log'>,
  witness: typeof witnessOf = witnessOf,
): { stop(): void } {
  const onAnswer = (message: unknown): void => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage }
    const at = witness(request.protocol, request.host, response.headers)
    if (at !== null) clock.watched?.hear(at, true)
  }
  async function ask(url: string): Promise<void> {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) })
    const { protocol, hostname } = new URL(url)
    const headers = { date: answer.headers.get('date') ?? '', age: answer.headers.get('age') ?? '' }
    const at = witness(protocol, hostname, headers)
    if (at !== null) clock.watched?.hear(at, true)
  }
  function askWhenDoubted(): void {
    const timeUrl = [...sms.carriers.values()].find((one) => one.timeUrl)?.timeUrl
    if (!timeUrl || !clockDoubt({ clock })) return
    ask(timeUrl).catch(() => log.warn('clock-witness-silent', { url: timeUrl }))
  }
  const timer = setInterval(askWhenDoubted, ASK_EVERY_MS)
  timer.unref()
  subscribe(ANSWERED, onAnswer)
  askWhenDoubted()
  return {
    stop: () => {
      clearInterval(timer)
      unsubscribe(ANSWERED, onAnswer)
    },
  }
}

/** An address of this machine: whoever answers there has the clock that is in question. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i

/**
 * When an answer was given; null when it is no witness: one that did not come over an authenticated
 * connection from another machine, or that a cache has kept.
 */
export function witnessOf(
  protocol: string,
  host: string,
  headers: { readonly date?: string | undefined; readonly age?: string | string[] | undefined },
): Instant | null {
  if (protocol !== 'https:' || THIS_MACHINE.test(host) || (headers.age ?? '') !== '') return null
  const ms = Date.parse(headers.date ?? '')
  return Number.isSafeInteger(ms) ? instant(ms) : null
}
