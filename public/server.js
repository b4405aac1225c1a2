/** A USSD gateway gives up after 10 s; moving the clock by months may run many jobs. */
const PATIENCE_MS = 10_000
const CLOCK_PATIENCE_MS = 120_000

/** GET, answered with JSON. Throws an Error whose message can be shown. */
export async function getJson(route) {
  const response = await ask(route, {}, PATIENCE_MS)
  return readJson(route, response)
}

/** POST of JSON, answered with JSON or nothing (then null). */
export async function postJson(route, body) {
  const patience = route === '/sandbox/clock' ? CLOCK_PATIENCE_MS : PATIENCE_MS
  const headers = { 'content-type': 'application/json' }
  const response = await ask(
    route,
    { method: 'POST', headers, body: JSON.stringify(body) },
    patience,
  )
  return readJson(route, response)
}

/** POST of a form as a carrier sends it; answered with plain text. */
export async function postForm(route, fields) {
  const body = new URLSearchParams(fields)
  const response = await ask(route, { method: 'POST', body, keepalive: true }, PATIENCE_MS)
  return response.text()
}

async function ask(route, options, patienceMs) {
  let response
  try {
    response = await fetch(route, { ...options, signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw new Error(
      late
        ? `The server did not answer ${route} in ${patienceMs / 1000} seconds.`
        : 'The server cannot be reached. Is it still running?',
    )
  }
  if (!response.ok) throw new Error(await explain(route, response))
  return response
}

async function explain(route, response) {
  const path = route.split('?')[0]
  const reason = reasonIn((await response.text()).slice(0, 300))
  if (response.status === 404 && !reason) {
    return `The server has nothing at ${path} (404). Is it the sandbox?`
  }
  return `The server refused ${path} (${response.status})${reason ? `: ${reason}` : '.'}`
}

function reasonIn(text) {
  try {
    const { error, message } = JSON.parse(text)
    return [error, message].find((each) => typeof each === 'string') ?? ''
  } catch {
    return ''
  }
}

async function readJson(route, response) {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`The server answered ${route.split('?')[0]} with something unreadable.`)
  }
}
