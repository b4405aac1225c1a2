import type { HttpResponse } from './kernel/http.ts'
import type { Simulator } from './kernel/at-work.ts'

/** `fetch` that reaches a simulator in this process whatever the host: nothing listens. */
export function fetchOf({ handle }: Pick<Simulator<unknown>, 'handle'>): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init)
    const { pathname, searchParams } = new URL(asked.url)
    const answer = await handle({
      method: asked.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(asked.headers),
      body: await asked.text(),
    })
    if (answer.fate === 'cut') throw new TypeError('fetch failed')
    if (answer.fate === 'hang') return untilGivenUp(asked.signal)
    return responseOf(answer)
  }
}

function untilGivenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason as Error)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp)
  })
}

/** No body may be given with these, not even an empty one. */
const BODILESS = [204, 304]

function responseOf({ status, headers, body, bytes }: HttpResponse): Response {
  const given = BODILESS.includes(status) ? null : (bytes ?? body)
  return new Response(given, { status, headers })
}
