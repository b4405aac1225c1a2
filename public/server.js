// @ts-check

/** A USSD gateway gives up after 10 s; moving the clock by months may run many jobs. */
const PATIENCE_MS = 10_000
const CLOCK_PATIENCE_MS = 120_000
const REASON_CHARACTERS = 300

/** The server does not do what was asked, and says why. */
export class Refused extends Error {
  /**
   * @param {string} path
   * @param {number} status
   * @param {string} reason
   */
  constructor(path, status, reason) {
    super(`The server refused ${path} (${status}): ${reason}`)
    this.reason = reason
  }
}

/**
 * GET, answered with JSON. Throws an Error whose message can be shown.
 *
 * @param {string} route
 * @returns {Promise<unknown>}
 */
export async function getJson(route) {
  return readJson(route, await ask(route, {}, PATIENCE_MS))
}

/**
 * POST of JSON, answered with JSON or nothing (then null).
 *
 * @param {string} route
 * @param {object} body
 * @returns {Promise<unknown>}
 */
export async function postJson(route, body) {
  const patience = route === '/sandbox/clock' ? CLOCK_PATIENCE_MS : PATIENCE_MS
  const headers = { 'content-type': 'application/json' }
  const options = { method: 'POST', headers, body: JSON.stringify(body) }
  return readJson(route, await ask(route, options, patience))
}

/**
 * POST of a form as a carrier sends it; answered with plain text.
 *
 * @param {string} route
 * @param {Readonly<Record<string, string>>} fields
 */
export async function postForm(route, fields) {
  const body = new URLSearchParams(fields)
  const response = await ask(route, { method: 'POST', body, keepalive: true }, PATIENCE_MS)
  return { status: response.status, text: await response.text() }
}

/**
 * @param {string} route
 * @param {RequestInit} options
 * @param {number} patienceMs
 */
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
  if (!response.ok) throw await faultOf(route, response)
  return response
}

/**
 * @param {string} route
 * @param {Response} response
 */
async function faultOf(route, response) {
  const { status } = response
  const path = pathOf(route)
  const reason = reasonIn((await response.text()).slice(0, REASON_CHARACTERS))
  if (reason) return new Refused(path, status, reason)
  if (status !== 404) return new Error(`The server refused ${path} (${status}).`)
  return new Error(`The server has nothing at ${path} (404). Is it the sandbox?`)
}

/** @param {string} text */
function reasonIn(text) {
  const answer = parsed(text)
  if (typeof answer !== 'object' || answer === null) return ''
  const reason = 'error' in answer ? answer.error : 'message' in answer ? answer.message : ''
  return typeof reason === 'string' ? reason : ''
}

/**
 * @param {string} route
 * @param {Response} response
 * @returns {Promise<unknown>}
 */
async function readJson(route, response) {
  const text = await response.text()
  if (text === '') return null
  const answer = parsed(text)
  if (answer !== undefined) return answer
  throw new Error(`The server answered ${pathOf(route)} with something unreadable.`)
}

/**
 * What a JSON text says; undefined when it is none.
 *
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @param {string} route */
function pathOf(route) {
  return route.split('?')[0] ?? route
}
