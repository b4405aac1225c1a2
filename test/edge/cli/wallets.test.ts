import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeTerminal } from './terminal.ts'

const KEY = 'check-key-check-key-check-key-12'
const TOKEN = 'canary-token-4711'
const HOST = 'https://api.pawapay.io'

function terminal() {
  const wallets = [
    { name: 'pp', kind: 'pawapay', currency: 'XOF', token: '$OUR_TOKEN' },
    { name: 'bank', kind: 'statement', currency: 'XOF', label: 'Bank 0123' },
  ]
  const kannel = { name: 'modem', kind: 'kannel', username: 'line', password: 'x' }
  const carriers = [{ ...kannel, sendUrl: 'http://127.0.0.1:13013/cgi-bin/sendsms' }]
  const INSTALLATION = makeTerminal().file('line.json', JSON.stringify({ carriers, wallets }))
  const set = { CALLBACK_KEY: KEY, PUBLIC_URL: 'https://line.example', OUR_TOKEN: TOKEN }
  return makeTerminal({ ...set, INSTALLATION })
}

function balanceAnswers(): void {
  const balances = [{ country: 'SEN', currency: 'XOF', balance: '15000', provider: '' }]
  nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
    .get('/v2/wallet-balances')
    .reply(200, { balances })
}

function confAnswers(callbackUrl: string): void {
  const DEPOSIT = { minAmount: '1', maxAmount: '5', status: 'OPERATIONAL', callbackUrl }
  const currencies = [{ currency: 'XOF', operationTypes: { DEPOSIT } }]
  const providers = [{ provider: 'ORANGE_SEN', currencies }]
  const countries = [{ country: 'SEN', prefix: '221', providers }]
  nock(HOST).get('/v2/active-conf?operationType=DEPOSIT').reply(200, { countries })
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
})
afterAll(() => nock.enableNetConnect())

describe('wallet check', () => {
  it('says what of an account is right, with exit 0', async () => {
    balanceAnswers()
    confAnswers(`https://line.example/pay/${KEY}/pp/deposits`)
    const { code, out, err } = await terminal().run(['wallet', 'check', 'pp'])
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(out).toMatch(/balance +right +XOF 15000 \(SEN\)/)
    expect(out).toMatch(/callback address +right/)
    expect(out + err.join()).not.toContain(TOKEN)
    expect(out).not.toContain(KEY)
  })

  it('says what is wrong, with exit 1, in JSON as well', async () => {
    balanceAnswers()
    confAnswers(`https://line.example/pay/${KEY}/other/deposits`)
    const { code, out, err } = await terminal().run(['wallet', 'check', 'pp', '--json'])
    expect(code).toBe(1)
    expect(err).toEqual([expect.stringMatching(/pp: callback address: .*ORANGE_SEN/)])
    const found = JSON.parse(out) as { what: string; state: string }[]
    expect(found).toContainEqual(expect.objectContaining({ what: 'token', state: 'right' }))
    expect(found).toContainEqual(
      expect.objectContaining({ what: 'callback address', state: 'wrong' }),
    )
  })

  it('finds nothing to do for an account that is known by its statement alone', async () => {
    const { code, out } = await terminal().run(['wallet', 'check', 'bank'])
    expect({ code, out }).toEqual({
      code: 0,
      out: 'nothing to do for an account of kind statement\n',
    })
  })

  it.each(['check', 'register'])(
    'refuses to %s an account that is not there, and names those that are',
    async (what) => {
      const { code, err } = await terminal().run(['wallet', what, 'nobody'])
      expect(code).toBe(1)
      expect(err).toEqual([
        expect.stringContaining('there is no wallet account nobody; there is: pp, bank'),
      ])
    },
  )
})
