import nock from 'nock'
import { describe, expect, it } from 'vitest'
import type { PromptRequest } from '../../../../src/app/wallet.ts'
import { minor } from '../../../../src/core/money.ts'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { uuidOf } from '../../../../src/edge/outgoing/uuid.ts'
import { REFUSALS, STATUSES } from '../../../../src/edge/wallets/pawapay/codes.ts'
import { pawapayWallet } from '../../../../src/edge/wallets/pawapay/wallet.ts'
import { halfSilent, nocked } from '../nocked.ts'
import { activeConf, operator } from './active-conf.ts'

const HOST = 'https://api.pawapay.io'
const TOKEN = 'canary-token-4711'
const PHONE = '+22951000789' as PhoneNumber
const say = nocked([TOKEN, PHONE, PHONE.slice(1)])

const REQUEST: PromptRequest = {
  intentId: 'i-1',
  phone: PHONE,
  amount: minor(1500),
  currency: 'XOF',
  payee: 'Mutuelle d’Épargne Jappo',
  reference: '04123378',
  callbackUrl: 'https://pay.mutual.example/pay/key/pp/x/told',
}

const MTN = operator('MTN_MOMO_BEN')
const MOOV = operator('MOOV_BEN')

type Answer = readonly [status: number, body: unknown]

function wallet(change: { timeoutMs?: number; baseUrl?: string } = {}) {
  const settings = { name: 'pp', currency: 'XOF', token: TOKEN, ...change } as const
  return pawapayWallet({ ...settings, callbackUrls: [], now: () => 0 })
}

function confAnswers(conf: unknown = activeConf([MTN])): void {
  nock(HOST)
    .get('/v2/active-conf?operationType=DEPOSIT')
    .reply(200, conf as object)
}

function predictAnswers(status: number, body: object): void {
  nock(HOST)
    .post('/v2/predict-provider', { phoneNumber: PHONE.slice(1) })
    .reply(status, body)
}

/** Asks for money where a deposit is answered so. */
async function promptAnswered([status, body]: Answer, request: Partial<PromptRequest> = {}) {
  confAnswers()
  const sent: unknown[] = []
  nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
    .post('/v2/deposits', (json) => sent.push(json) > 0)
    .reply(status, body as object)
  return { outcome: say(await wallet().prompt({ ...REQUEST, ...request })), sent: sent[0] }
}

const ACCEPTED: Answer = [200, { depositId: 'x', status: 'ACCEPTED', nextStep: 'FINAL_STATUS' }]

const operatorRef = uuidOf('i-1')

describe('a deposit at pawaPay', () => {
  it('is asked for with an id that follows from ours, and carries ours and the member’s number', async () => {
    const { outcome, sent } = await promptAnswered(ACCEPTED)
    expect(outcome).toEqual({ kind: 'accepted', operatorRef })
    expect(sent).toEqual({
      depositId: operatorRef,
      amount: '1500',
      currency: 'XOF',
      payer: {
        type: 'MMO',
        accountDetails: { phoneNumber: '22951000789', provider: 'MTN_MOMO_BEN' },
      },
      customerMessage: 'Mutuelle d Ep 04123378',
      clientReferenceId: '04123378',
      metadata: [{ intentId: 'i-1' }, { account: '04123378', isPII: true }],
    })
  })

  it.each([
    ['Jappo', '04123378', 'Jappo 04123378'],
    ['', '04123378', '04123378'],
    ['Мутуэль', '04123378', '04123378'],
    ['Jo', '', 'Jo pay'],
    ['Mutuelle de Thiaroye sur mer', 'femmes-du-marche-de-thiaroye', 'femmes du marche de th'],
    ['Mutuelle de Thiaroye', '0412337800', 'Mutuelle de 0412337800'],
  ])('is shown to the payer of %s for %s as %s', async (payee, reference, shown) => {
    const { sent } = await promptAnswered(ACCEPTED, { payee, reference })
    const { customerMessage } = sent as { customerMessage: string }
    expect(customerMessage).toBe(shown)
    expect(customerMessage).toMatch(/^[A-Za-z0-9 ]{4,22}$/)
  })

  it.each(Object.entries(REFUSALS))('refused with %s was asked of nobody', async (code, means) => {
    const failureReason = { failureCode: code, failureMessage: TOKEN }
    const { outcome } = await promptAnswered([200, { status: 'REJECTED', failureReason }])
    const { retryable = false, ...says } = means
    expect(outcome).toEqual({ kind: 'rejected', retryable, ...says })
  })

  it.each([
    ['AMOUNT_OUT_OF_BOUNDS', 'limit', false],
    ['INVALID_PHONE_NUMBER', 'account', false],
    ['PROVIDER_TEMPORARILY_UNAVAILABLE', 'try-later', true],
    ['INVALID_PROVIDER', 'misconfigured', false],
    ['AUTHENTICATION_ERROR', 'misconfigured', false],
    ['HTTP_SIGNATURE_ERROR', 'misconfigured', false],
    ['SOMETHING_NEW', 'try-later', false],
  ])('refused with %s is for the member %s', async (failureCode, reason, retryable) => {
    const body = { status: 'REJECTED', failureReason: { failureCode } }
    const { outcome } = await promptAnswered([200, body])
    expect(outcome).toMatchObject({ kind: 'rejected', reason, retryable })
  })

  it('refused with a code that is not known is told to somebody, without what else stands there', async () => {
    const alert = async (failureCode: string) => {
      const body = { status: 'REJECTED', failureReason: { failureCode } }
      return (await promptAnswered([200, body])).outcome
    }
    expect(await alert('SOMETHING_NEW')).toMatchObject({ alert: /SOMETHING_NEW/ })
    expect(await alert(`${TOKEN} no`)).toMatchObject({ alert: /unreadable/ })
  })

  it.each(Object.keys(STATUSES).map(Number))(
    'refused with status %i alone was asked of nobody',
    async (status) => {
      const { outcome } = await promptAnswered([status, '<html></html>'])
      expect(outcome).toMatchObject({ kind: 'rejected', ...STATUSES[status] })
    },
  )

  it('refused without any code is not tried again by itself', async () => {
    const { outcome } = await promptAnswered([200, { status: 'REJECTED' }])
    expect(outcome).toMatchObject({ kind: 'rejected', retryable: false, alert: /no code/ })
  })

  it('that pawaPay had already is pending', async () => {
    const { outcome } = await promptAnswered([200, { status: 'DUPLICATE_IGNORED' }])
    expect(outcome).toEqual({ kind: 'pending', operatorRef })
  })

  it.each<[string, Answer]>([
    ['a fault of theirs', [500, { failureReason: { failureCode: 'UNKNOWN_ERROR' } }]],
    ['a gateway that gave up', [502, 'bad gateway']],
    ['an answer that is none', [200, 'ok']],
  ])('is unknown after %s', async (_, answer) => {
    expect((await promptAnswered(answer)).outcome).toEqual({ kind: 'unknown' })
  })

  it('is unknown after a word that is not known, which somebody is told', async () => {
    const { outcome } = await promptAnswered([200, { status: 'SOMETHING_NEW' }])
    expect(outcome).toMatchObject({ kind: 'unknown', alert: /SOMETHING_NEW/ })
  })

  it('is unknown when no answer comes in time', async () => {
    const baseUrl = await halfSilent({ '/v2/active-conf': activeConf([MTN]) })
    expect(await wallet({ timeoutMs: 300, baseUrl }).prompt(REQUEST)).toEqual({ kind: 'unknown' })
  })

  it('may be tried again when nothing was sent', async () => {
    confAnswers()
    const refused = Object.assign(new Error(TOKEN), { code: 'ECONNREFUSED' })
    nock(HOST).post('/v2/deposits').replyWithError(refused)
    const outcome = say(await wallet().prompt(REQUEST))
    expect(outcome).toEqual({ kind: 'rejected', reason: 'try-later', retryable: true })
  })
})

describe('whether a phone can be asked', () => {
  const rejected = (reason: string, retryable = false) =>
    expect.objectContaining({ kind: 'rejected', reason, retryable }) as unknown

  it.each([
    ['an operator that is closed now', { status: 'CLOSED' }, rejected('try-later', true)],
    ['one that takes no deposits now', { status: 'DELAYED' }, rejected('try-later', true)],
    ['more than it takes', { maxAmount: '1499' }, rejected('limit')],
    ['less than it takes', { minAmount: '1501' }, rejected('limit')],
  ])('is seen before anything is sent: %s', async (_, change, expected) => {
    confAnswers(activeConf([operator('MTN_MOMO_BEN', change)]))
    expect(say(await wallet().prompt(REQUEST))).toEqual(expected)
  })

  it.each([{ maxAmount: '1500' }, { minAmount: '1500.00' }])(
    'is yes at the limit %j',
    async (change) => {
      confAnswers(activeConf([operator('MTN_MOMO_BEN', change)]))
      nock(HOST)
        .post('/v2/deposits')
        .reply(...(ACCEPTED as [number, object]))
      expect(await wallet().prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
    },
  )

  it('is yes by the only operator there is, where pawaPay says no prefix of its country', async () => {
    const { countries, ...rest } = activeConf([MTN])
    confAnswers({ ...rest, countries: [{ ...countries[0], prefix: undefined }] })
    nock(HOST)
      .post('/v2/deposits')
      .reply(...(ACCEPTED as [number, object]))
    expect(await wallet().prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
  })

  it('is no for a phone of a country that is not open', async () => {
    confAnswers()
    const phone = '+254711000001' as PhoneNumber
    expect(await wallet().prompt({ ...REQUEST, phone })).toEqual(rejected('account'))
  })

  it('is asked of pawaPay where a country has several operators', async () => {
    confAnswers(activeConf([MTN, MOOV]))
    predictAnswers(200, { country: 'BEN', provider: 'MOOV_BEN', phoneNumber: PHONE.slice(1) })
    nock(HOST)
      .post(
        '/v2/deposits',
        (json: { payer: { accountDetails: { provider: string } } }) =>
          json.payer.accountDetails.provider === 'MOOV_BEN',
      )
      .reply(...(ACCEPTED as [number, object]))
    expect(await wallet().prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
  })

  it.each([
    ['a browser', 'REDIRECT_AUTH'],
    ['a code made beforehand', 'PREAUTH'],
  ])('is no for an operator that wants %s', async (_, authType) => {
    confAnswers(activeConf([MTN, operator('WAVE_BEN', { authType })]))
    predictAnswers(200, { provider: 'WAVE_BEN' })
    expect(await wallet().prompt(REQUEST)).toEqual(rejected('account'))
  })

  it.each<[string, number, object, unknown]>([
    [
      'that it is no number',
      200,
      { failureReason: { failureCode: 'INVALID_PARAMETER' } },
      rejected('account'),
    ],
    [
      'that it is no number (400)',
      400,
      { failureReason: { failureCode: 'INVALID_PARAMETER' } },
      rejected('account'),
    ],
    ['nothing', 500, {}, rejected('try-later', true)],
    [
      'that the token is wrong',
      401,
      { failureReason: { failureCode: 'NO_AUTHENTICATION' } },
      rejected('misconfigured'),
    ],
    ['an operator that is not open', 200, { provider: 'ORANGE_BEN' }, rejected('account')],
  ])('is not guessed when pawaPay says %s', async (_, status, body, expected) => {
    confAnswers(activeConf([MTN, MOOV]))
    predictAnswers(status, body)
    expect(say(await wallet().prompt(REQUEST))).toEqual(expected)
  })

  it('is left to pawaPay while its list cannot be had', async () => {
    nock(HOST).get('/v2/active-conf?operationType=DEPOSIT').reply(500, 'oops')
    nock(HOST).get('/v2/active-conf?operationType=DEPOSIT').reply(500, 'oops')
    predictAnswers(200, { provider: 'MTN_MOMO_BEN' })
    nock(HOST)
      .post('/v2/deposits')
      .reply(...(ACCEPTED as [number, object]))
    expect(await wallet().prompt(REQUEST)).toMatchObject({ kind: 'accepted' })
  })

  it('is known from a list of five minutes', async () => {
    let now = 0
    const settings = { name: 'pp', currency: 'XOF', token: TOKEN, callbackUrls: [] } as const
    const kept = pawapayWallet({ ...settings, now: () => now })
    nock(HOST)
      .post('/v2/deposits')
      .times(3)
      .reply(...(ACCEPTED as [number, object]))
    confAnswers()
    await kept.prompt(REQUEST)
    now = 5 * 60 * 1000 - 1
    await kept.prompt(REQUEST)
    confAnswers()
    now += 1
    await kept.prompt(REQUEST)
  })

  it('is told at once from the list, with a name and limits, once that is known', async () => {
    const own = wallet()
    expect(own.offerTo?.(PHONE, 'XOF')).toEqual({ reach: 'yes' })
    confAnswers()
    await own.learn?.()
    expect(own.offerTo?.(PHONE, 'XOF')).toEqual({
      ...{ title: 'MTN_MOMO_BEN', reach: 'yes' },
      ...{ least: 100, most: 2_000_000 },
    })
    expect(own.offerTo?.('+254711000001' as PhoneNumber, 'XOF')).toEqual({ reach: 'no' })
  })

  it.each([
    ['none is open', [operator('MTN_MOMO_BEN', { status: 'CLOSED' })], { reach: 'closed' }],
    ['deposits wait', [operator('MTN_MOMO_BEN', { status: 'DELAYED' })], { reach: 'closed' }],
    ['it wants a browser', [operator('WAVE_BEN', { authType: 'REDIRECT_AUTH' })], { reach: 'no' }],
    [
      'one of two is closed',
      [MTN, operator('MOOV_BEN', { status: 'CLOSED' })],
      { reach: 'yes', least: 100, most: 2_000_000 },
    ],
    [
      'two take different amounts',
      [
        operator('MTN_MOMO_BEN', { minAmount: '5', maxAmount: '700' }),
        operator('MOOV_BEN', { minAmount: '200', maxAmount: '900' }),
      ],
      { reach: 'yes', least: 5, most: 900 },
    ],
    [
      'one says no limit',
      [MTN, operator('MOOV_BEN', { minAmount: null, maxAmount: null })],
      { reach: 'yes' },
    ],
  ])('is told from the list where %s', async (_, operators, offer) => {
    const own = wallet()
    confAnswers(activeConf(operators))
    await own.learn?.()
    expect({ ...own.offerTo?.(PHONE, 'XOF'), title: undefined }).toEqual(offer)
  })

  it('is remembered of a phone whose operator pawaPay has told', async () => {
    const own = wallet()
    confAnswers(activeConf([MTN, operator('MOOV_BEN', { maxAmount: '900' })]))
    await own.learn?.()
    expect(own.offerTo?.(PHONE, 'XOF').title).toBeUndefined()
    predictAnswers(200, { country: 'BEN', provider: 'MOOV_BEN', phoneNumber: PHONE.slice(1) })
    expect(await own.prompt(REQUEST)).toEqual(rejected('limit'))
    expect(own.offerTo?.(PHONE, 'XOF')).toMatchObject({ title: 'MOOV_BEN', most: 900 })
  })

  it.each([
    ['holds for a day', 24 * 60 * 60 * 1000 - 1, 'MTN_MOMO_BEN'],
    ['is nothing after a day', 24 * 60 * 60 * 1000, undefined],
  ])('that pawaPay does not say anew %s', async (_, ageMs, title) => {
    let now = 0
    const settings = { name: 'pp', currency: 'XOF', token: TOKEN, callbackUrls: [] } as const
    const own = pawapayWallet({ ...settings, now: () => now })
    confAnswers()
    await own.learn?.()
    now = ageMs
    const silent = nock(HOST).get('/v2/active-conf?operationType=DEPOSIT').reply(500, 'oops')
    expect(own.offerTo?.(PHONE, 'XOF').title).toBe(title)
    // It is asked anew meanwhile.
    await own.learn?.()
    expect(silent.isDone()).toBe(true)
  })

  it('is read from the list of the version before', async () => {
    confAnswers(activeConf([operator('MTN_MOMO_BEN', { maxAmount: '1499' })], { isList: true }))
    expect(await wallet().prompt(REQUEST)).toEqual(rejected('limit'))
  })

  it('has no fraction where the operator takes none', async () => {
    const settings = { name: 'pp', currency: 'GHS', token: TOKEN, callbackUrls: [] } as const
    const ghana = pawapayWallet({ ...settings, now: () => 0 })
    const request = { ...REQUEST, currency: 'GHS', amount: minor(1550) } as const
    const conf = (decimalsInAmount: string) =>
      activeConf([operator('MTN_MOMO_BEN', { decimalsInAmount, minAmount: '1' })], {
        currency: 'GHS',
      })
    confAnswers(conf('NONE'))
    expect(await ghana.prompt(request)).toMatchObject({
      reason: 'misconfigured',
      alert: /fractions/,
    })
    expect(ghana.stepOf?.('GHS')).toBe(100)
  })
})
