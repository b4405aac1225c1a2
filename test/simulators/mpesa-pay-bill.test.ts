import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BASE, mpesaWorld, PHONE } from './mpesa-world.ts'

type World = Awaited<ReturnType<typeof mpesaWorld>>

/** Nothing is kept by the operator. */
const FREE = { charges: [] }

const paid = (world: World, account = 'mh0042719 ', amount = '250') =>
  world.control('POST', 'pay-bill', { phone: PHONE, account, amount })

describe('registering addresses (2.6)', () => {
  it('answers with the misspelt key', async () => {
    const { register } = await mpesaWorld()
    expect(await register()).toEqual({
      status: 200,
      body: {
        OriginatorCoversationID: expect.any(String) as string,
        ResponseCode: '0',
        ResponseDescription: 'Success',
      },
    })
  })

  it('may say success with eight zeros', async () => {
    const { register, control } = await mpesaWorld()
    await control('POST', 'quirks', { registered: '00000000' })
    expect((await register()).body).toMatchObject({ ResponseCode: '00000000' })
  })

  it('is done once, but in a sandbox', async () => {
    const live = await mpesaWorld()
    await live.register()
    expect(await live.register()).toMatchObject({
      status: 500,
      body: { errorCode: '500.003.1001', errorMessage: 'Urls are already registered' },
    })
    const sandbox = await mpesaWorld({ account: { environment: 'sandbox' } })
    await sandbox.register()
    expect((await sandbox.register()).status).toBe(200)
  })

  it.each([
    ['ConfirmationURL', 'https://x.example/MPESA/conf'],
    ['ConfirmationURL', 'https://x.example/m-pesa'],
    ['ConfirmationURL', 'https://x.example/safaricom'],
    ['ConfirmationURL', 'https://x.example/execute'],
    ['ValidationURL', 'https://x.example/cmd'],
    ['ValidationURL', 'https://x.example/mysql'],
    ['ValidationURL', 'https://x.example/query'],
    ['ValidationURL', 'http://x.example/val'],
    ['ResponseType', 'completed'],
    ['ShortCode', '600999'],
  ])('refuses %s %s', async (field, value) => {
    const { register } = await mpesaWorld()
    expect(await register('v2', { [field]: value })).toMatchObject({
      status: 400,
      body: { errorMessage: `Bad Request - Invalid ${field}` },
    })
  })
})

describe('a payment from the menu (2.6)', () => {
  it('is confirmed, all values text, the account as it was typed', async () => {
    const world = await mpesaWorld()
    await world.register()
    const { receipt } = await paid(world)
    expect(world.heard.got.map(({ url }) => url)).toEqual([])
    await world.simulator.tick()
    expect(world.heard.got.map(({ url }) => url)).toEqual([`${BASE}/c/conf`])
    const [{ name }] = (await world.control('GET', 'phones')) as { name: string }[] as [
      { name: string },
    ]
    expect(world.heard.bodies()).toEqual([
      {
        TransactionType: 'Pay Bill',
        TransID: receipt,
        TransTime: '20260302110000',
        TransAmount: '250.00',
        BusinessShortCode: '600100',
        BillRefNumber: 'mh0042719 ',
        InvoiceNumber: '',
        OrgAccountBalance: '250.00',
        ThirdPartyTransID: '',
        MSISDN: '2547 ***** 222',
        FirstName: name,
        MiddleName: '',
        LastName: '',
      },
    ])
  })

  it.each([
    ['v1', 'by-version', createHash('sha256').update(PHONE).digest('hex')],
    ['v2', 'by-version', '2547 ***** 222'],
    ['v2', 'full', PHONE],
  ] as const)('tells the payer, registered by %s and %s, as %s', async (version, how, told) => {
    const world = await mpesaWorld()
    await world.control('POST', 'quirks', { confirmationPhone: how, confirmationAmount: '250' })
    await world.register(version)
    await paid(world)
    await world.simulator.tick()
    expect(world.heard.bodies()).toMatchObject([{ MSISDN: told, TransAmount: '250' }])
  })

  it('arrives whether anybody is told or not', async () => {
    const world = await mpesaWorld({ account: FREE })
    await paid(world)
    await world.simulator.tick()
    expect(world.heard.got).toEqual([])
    expect(await world.control('GET', 'truth')).toMatchObject({
      movements: [{ kind: 'pay-bill', amount: '250', reference: 'mh0042719 ', phone: PHONE }],
      accounts: [{ account: '600100', balance: '250', currency: 'KES' }],
    })
  })

  it('keeps twenty signs of an account number', async () => {
    const world = await mpesaWorld({ account: FREE })
    await paid(world, '123456789012345678901')
    expect(await world.control('GET', 'truth')).toMatchObject({
      movements: [{ reference: '12345678901234567890' }],
    })
  })

  it.each([
    ['0', 'not-whole'],
    ['0.50', 'not-whole'],
    ['250001', 'limit'],
    ['50001', 'no-funds'],
  ])('of %s is refused: %s', async (amount, why) => {
    const world = await mpesaWorld()
    expect(await paid(world, 'MH0042719', amount)).toEqual({ outcome: 'refused', why })
    expect(await world.control('GET', 'truth')).toMatchObject({ movements: [] })
  })

  it('comes of a push too, under one receipt with its callback', async () => {
    const world = await mpesaWorld()
    await world.register()
    await world.push()
    await world.answer('pin')
    const [callback] = world.heard.bodies('7fQ2n0bZ1cR9')
    const [confirmation] = world.heard.bodies('conf') as { TransID: string }[]
    expect(JSON.stringify(callback)).toContain(confirmation?.TransID)
    expect(confirmation).toMatchObject({ BillRefNumber: 'MH0042719', TransAmount: '250.00' })
  })
})

describe('validation (2.6)', () => {
  const rows: [string, { status: number; body: string }, string, boolean][] = [
    [
      'accepted',
      { status: 200, body: '{"ResultCode":"0","ResultDesc":"Accepted"}' },
      'Completed',
      true,
    ],
    ['accepted by a number', { status: 200, body: '{"ResultCode":0}' }, 'Completed', true],
    [
      'rejected',
      { status: 200, body: '{"ResultCode":"C2B00012","ResultDesc":"Rejected"}' },
      'Completed',
      false,
    ],
    ['broken', { status: 500, body: 'oh' }, 'Completed', true],
    ['broken', { status: 500, body: 'oh' }, 'Cancelled', false],
    ['not JSON', { status: 200, body: 'yes' }, 'Cancelled', false],
  ]
  it.each(rows)('%s (%o, registered %s): paid %s', async (_, reply, ResponseType, isPaid) => {
    const world = await mpesaWorld({ account: { validation: true } }, ({ url }) =>
      url.endsWith('val') ? reply : { status: 200, body: '' },
    )
    await world.register('v2', { ResponseType })
    expect(await paid(world)).toMatchObject({ outcome: isPaid ? 'paid' : 'refused' })
    await world.simulator.tick()
    expect(world.heard.bodies('val')).toMatchObject([
      { OrgAccountBalance: '', BillRefNumber: 'mh0042719 ' },
    ])
    expect(world.heard.bodies('conf')).toHaveLength(isPaid ? 1 : 0)
  })

  it('is not asked by default', async () => {
    const world = await mpesaWorld()
    await world.register()
    await paid(world)
    await world.simulator.tick()
    expect(world.heard.bodies('val')).toEqual([])
  })

  it('waits eight seconds', async () => {
    for (const [delayMs, asked] of [
      [7_999, 1],
      [8_000, 0],
    ] as const) {
      const world = await mpesaWorld({ account: { validation: true } })
      await world.register()
      await world.control('POST', 'orders', { on: 'validation', callback: { delayMs } })
      await paid(world)
      expect(world.heard.bodies('val')).toHaveLength(asked)
    }
  })

  it('gives back on confirmation what it was given', async () => {
    const world = await mpesaWorld({ account: { validation: true } }, () => ({
      status: 200,
      body: '{"ResultCode":"0","ThirdPartyTransID":"ours-1"}',
    }))
    await world.register()
    await paid(world)
    await world.simulator.tick()
    expect(world.heard.bodies('conf')).toMatchObject([{ ThirdPartyTransID: 'ours-1' }])
  })
})

describe('simulate (2.6)', () => {
  const body = {
    ShortCode: '600100',
    CommandID: 'CustomerPayBillOnline',
    Amount: 250,
    Msisdn: PHONE,
    BillRefNumber: 'A',
  }

  it('pays in a sandbox, and is not there in production', async () => {
    const sandbox = await mpesaWorld({ account: { ...FREE, environment: 'sandbox' } })
    expect((await sandbox.call('POST', '/mpesa/c2b/v2/simulate', body)).status).toBe(200)
    expect(await sandbox.control('GET', 'truth')).toMatchObject({ movements: [{ amount: '250' }] })
    const live = await mpesaWorld()
    expect((await live.call('POST', '/mpesa/c2b/v2/simulate', body)).status).toBe(404)
  })
})

describe('pull (2.7)', () => {
  const register = {
    ShortCode: '600100',
    RequestType: 'Pull',
    NominatedNumber: PHONE,
    CallBackURL: `${BASE}/p`,
  }
  const window = (change: Record<string, string> = {}) => ({
    ShortCode: '600100',
    StartDate: '2026-03-02 10:00:00',
    EndDate: '2026-03-02 12:00:00',
    OffSetValue: '0',
    ...change,
  })
  const pull = (world: World, change = {}) =>
    world.call('GET', '/pulltransactions/v1/query', window(change))

  async function provisioned(parts: Parameters<typeof mpesaWorld>[0] = {}) {
    const world = await mpesaWorld(parts)
    await world.call('POST', '/pulltransactions/v1/register', register)
    return world
  }

  it('is registered once', async () => {
    const world = await mpesaWorld()
    const answers = [1, 2].map(() => world.call('POST', '/pulltransactions/v1/register', register))
    expect(await Promise.all(answers)).toMatchObject([
      { status: 200, body: { ResponseStatus: '1000' } },
      { status: 200, body: { ResponseStatus: '1001' } },
    ])
  })

  it('lists payments in a list within a list, with the whole number and Nairobi’s time under a Z', async () => {
    const world = await provisioned()
    const { receipt } = await paid(world)
    expect((await pull(world)).body).toEqual({
      ResponseRefID: expect.any(String) as string,
      ResponseCode: '1000',
      ResponseMessage: 'Success',
      TotalPages: 1,
      Response: [
        [
          {
            transactionId: receipt,
            trxDate: '2026-03-02T11:00:00Z',
            msisdn: 711000222,
            sender: '',
            transactiontype: 'c2b-pay-bill-debit',
            billreference: 'mh0042719 ',
            amount: '250.0',
            organizationname: 'MUTUAL X',
          },
        ],
      ],
    })
  })

  const windows: [string, Record<string, string>, string][] = [
    ['that begins with it', { StartDate: '2026-03-02 11:00:00' }, '1000'],
    ['that begins after it', { StartDate: '2026-03-02 11:00:01' }, '1001'],
    ['that ends with it', { EndDate: '2026-03-02 11:00:00' }, '1000'],
    ['that ends before it', { EndDate: '2026-03-02 10:59:59' }, '1001'],
  ]
  it.each(windows)('in a window %s', async (_, change, code) => {
    const world = await provisioned()
    await paid(world)
    expect(await pull(world, change)).toMatchObject({ status: 200, body: { ResponseCode: code } })
  })

  it('has what is 48 hours old and not more', async () => {
    const world = await provisioned()
    await paid(world)
    const wide = { EndDate: '2026-03-09 12:00:00' }
    await world.pass(48 * 3_600_000)
    await world.refreshToken()
    expect((await pull(world, wide)).body).toMatchObject({ ResponseCode: '1000' })
    await world.pass(1)
    expect((await pull(world, wide)).body).toMatchObject({ ResponseCode: '1001', Response: [[]] })
  })

  it('says 1001 for an empty window and an account without Pull alike, or 500 where told so', async () => {
    const without = await provisioned({ account: { pull: false } })
    await paid(without)
    expect(await pull(without)).toMatchObject({ status: 200, body: { ResponseCode: '1001' } })
    const empty = await provisioned()
    expect(await pull(empty)).toMatchObject({ status: 200, body: { ResponseCode: '1001' } })
    await empty.control('POST', 'quirks', { pullEmpty: '500' })
    expect(await pull(empty)).toMatchObject({
      status: 500,
      body: { errorMessage: 'no transactions' },
    })
  })

  it.each([
    ['rows', '1', 2],
    ['rows', '2', 1],
    ['pages', '1', 1],
    ['pages', '2', 0],
  ])('counts its offset in %s: from %s there are %i', async (pullOffset, OffSetValue, count) => {
    const world = await provisioned({ account: { pullPage: 2 } })
    await world.control('POST', 'quirks', { pullOffset, pullRows: 'flat' })
    for (const account of ['A', 'B', 'C']) await paid(world, account)
    const { body } = await pull(world, { OffSetValue })
    expect((body['Response'] as unknown[]).flat()).toHaveLength(count)
    if (count > 0) expect(body['TotalPages']).toBe(2)
  })

  it('reads times of Nairobi in its own form only', async () => {
    const world = await provisioned()
    expect(await pull(world, { StartDate: '2026-03-02T10:00:00' })).toMatchObject({ status: 400 })
  })
})
