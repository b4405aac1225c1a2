import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { halfSilent, nocked } from '../nocked.ts'
import { DIGITS, HOLDER, holderAnswers, operatorRef, PAY, PAYMENT, REQUEST, SECRETS, SENT, TOKEN, tokenAnswers, wallet, withToken } from './world.ts' // prettier-ignore

const say = nocked([...SECRETS, DIGITS])

async function promptAnswered(status: number, body: object | string = '') {
  tokenAnswers()
  holderAnswers()
  withToken().post(PAY).reply(status, body)
  return say(await wallet().prompt(REQUEST))
}

const LATER = { kind: 'rejected', reason: 'try-later', retryable: true }

describe('a request to pay at MTN', () => {
  it('goes by our reference, says where to answer, and nothing that MTN refuses', async () => {
    tokenAnswers()
    holderAnswers()
    withToken()
      .matchHeader('x-reference-id', operatorRef)
      .matchHeader('x-callback-url', REQUEST.callbackUrl)
      .post(PAY, SENT)
      .reply(202)
    expect(say(await wallet().prompt(REQUEST))).toEqual({ kind: 'accepted', operatorRef })
  })

  it('is in euros in MTN’s sandbox, whatever the account is in, and read so', async () => {
    const inSandbox = wallet({ targetEnvironment: 'sandbox' })
    const there = () => withToken(TOKEN, 'sandbox')
    tokenAnswers()
    there().get(HOLDER).reply(200, 'true')
    there()
      .post(PAY, { ...SENT, currency: 'EUR' })
      .reply(202)
    expect(await inSandbox.prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
    there()
      .get(`${PAY}/${operatorRef}`)
      .reply(200, { ...PAYMENT, currency: 'EUR' })
    const known = await inSandbox.query({ intentId: 'i-1', operatorRef })
    expect(known).toMatchObject({ kind: 'paid', currency: 'XOF', amount: 1500 })
  })

  it('that MTN has already is pending, and not asked again', async () => {
    const body = { code: 'RESOURCE_ALREADY_EXIST', message: 'Duplicated reference id.' }
    expect(await promptAnswered(409, body)).toEqual({ kind: 'pending', operatorRef })
  })

  it.each<[number, object | string, string, boolean]>([
    [400, { code: 'BAD_REQUEST', message: TOKEN }, 'misconfigured', false],
    [400, { code: 'PAYER_NOT_FOUND' }, 'account', false],
    [403, { message: 'IP not allowed' }, 'misconfigured', false],
    [404, { code: 'RESOURCE_NOT_FOUND' }, 'misconfigured', false],
    [429, '', 'try-later', true],
    [500, { code: 'NOT_ALLOWED' }, 'misconfigured', false],
    [500, { code: 'NOT_ALLOWED_TARGET_ENVIRONMENT' }, 'misconfigured', false],
    [500, { code: 'INVALID_CALLBACK_URL_HOST' }, 'misconfigured', false],
    [500, { code: 'INVALID_CURRENCY' }, 'misconfigured', false],
    [500, { message: 'failed: INVALID_CURRENCY for this target' }, 'misconfigured', false],
    [503, { code: 'SERVICE_UNAVAILABLE' }, 'try-later', true],
  ])('answered with %i %j was asked of nobody', async (status, body, reason, retryable) => {
    const outcome = await promptAnswered(status, body)
    expect(outcome).toMatchObject({ kind: 'rejected', reason, retryable })
    expect('alert' in outcome).toBe(reason === 'misconfigured')
  })

  it.each<[number, object | string]>([
    [500, ''],
    [500, { code: 'INTERNAL_PROCESSING_ERROR' }],
    [500, { code: 'SOMETHING_NEW' }],
    [502, 'bad gateway'],
  ])('answered with %i %j is unknown', async (status, body) => {
    expect(await promptAnswered(status, body)).toEqual({ kind: 'unknown' })
  })

  it.each([200, 403, 500])('answered with a web page (%i) is unknown and told', async (status) => {
    const page = ` <html><title>Request Rejected ${TOKEN}</title></html>`
    const outcome = await promptAnswered(status, page)
    expect(outcome).toMatchObject({ kind: 'unknown', alert: /web page/ })
  })

  it('answered with what is not known is unknown and told', async () => {
    const outcome = await promptAnswered(418, { code: 'TEAPOT' })
    expect(outcome).toMatchObject({ kind: 'unknown', alert: /TEAPOT/ })
  })

  it('is unknown when no answer comes in time', async () => {
    const known = { '/collection/token/': { access_token: TOKEN }, [HOLDER]: { result: true } }
    const baseUrl = await halfSilent(known)
    expect(await wallet({ timeoutMs: 300, baseUrl }).prompt(REQUEST)).toEqual({ kind: 'unknown' })
  })

  it('may be tried again when nothing was sent', async () => {
    tokenAnswers()
    holderAnswers()
    withToken()
      .post(PAY)
      .replyWithError(Object.assign(new Error(TOKEN), { code: 'ENOTFOUND' }))
    expect(say(await wallet().prompt(REQUEST))).toEqual(LATER)
  })

  it.each<[number, object | string, boolean]>([
    [200, { result: true }, true],
    [200, 'true', true],
    [200, { result: false }, false],
    [200, 'false', false],
    [200, 'what', true],
    [404, '', true],
    [500, '', true],
  ])('is made unless MTN knows no account: %i %j', async (status, body, isMade) => {
    tokenAnswers()
    holderAnswers(status, body)
    if (isMade) withToken().post(PAY).reply(202)
    const not = { kind: 'rejected', reason: 'account', retryable: false }
    const outcome = await wallet().prompt(REQUEST)
    expect(outcome).toMatchObject(isMade ? { kind: 'accepted' } : not)
  })
})

describe('the token', () => {
  const HOUR = 60 * 60 * 1000
  const query = (of: ReturnType<typeof wallet>) => of.query({ intentId: 'i-1', operatorRef })
  const answers = (token = TOKEN, status = 200) =>
    withToken(token)
      .get(`${PAY}/${operatorRef}`)
      .reply(status, status === 200 ? PAYMENT : '')

  it('lives as long as MTN says', async () => {
    let now = 0
    const one = wallet({ now: () => now })
    tokenAnswers()
    answers()
    await query(one)
    now = HOUR - 60_000 - 1
    answers()
    await query(one)
    now += 1
    tokenAnswers()
    answers()
    await query(one)
  })

  it('is fetched anew when MTN refuses it, once', async () => {
    const one = wallet()
    tokenAnswers()
    answers(TOKEN, 401)
    tokenAnswers(200, { access_token: 'canary-token-2', expires_in: '3600' })
    answers('canary-token-2')
    expect(await query(one)).toMatchObject({ kind: 'paid' })
    answers('canary-token-2', 401)
    tokenAnswers()
    answers(TOKEN, 401)
    expect(say(await query(one))).toMatchObject({ kind: 'unknown', alert: /keys/ })
  })

  it('that cannot be had means that nobody was asked', async () => {
    for (let tries = 0; tries < 2; tries += 1) tokenAnswers(500, '')
    expect(await wallet().prompt(REQUEST)).toEqual(LATER)
    for (let tries = 0; tries < 2; tries += 1) tokenAnswers(401, '')
    const wrong = { kind: 'rejected', reason: 'misconfigured', retryable: false }
    expect(say(await wallet().prompt(REQUEST))).toMatchObject(wrong)
    expect(nock.isDone()).toBe(true)
  })
})
