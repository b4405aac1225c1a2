import { constants, publicEncrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BASE, mpesaWorld, PHONE } from './mpesa-world.ts'

type World = Awaited<ReturnType<typeof mpesaWorld>>

async function credentialOf(world: World, password = 'Simulator#1'): Promise<string> {
  const { body: key } = await world.raw('GET', '/simulator/credential-key')
  const options = { key, padding: constants.RSA_PKCS1_PADDING }
  return publicEncrypt(options, Buffer.from(password)).toString('base64')
}

const PATHS = {
  status: ['/mpesa/transactionstatus/v1/query', 'TransactionStatusQuery'],
  reversal: ['/mpesa/reversal/v1/request', 'TransactionReversal'],
  balance: ['/mpesa/accountbalance/v1/query', 'AccountBalance'],
} as const

async function asked(
  world: World,
  kind: keyof typeof PATHS,
  change: Record<string, unknown> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const [path, CommandID] = PATHS[kind]
  return world.call('POST', path, {
    Initiator: 'mutual_api',
    SecurityCredential: await credentialOf(world),
    CommandID,
    ...(kind === 'reversal'
      ? { ReceiverParty: '600100', RecieverIdentifierType: '11', Amount: '250' }
      : { PartyA: '600100', IdentifierType: '4' }),
    ResultURL: `${BASE}/s/res`,
    QueueTimeOutURL: `${BASE}/s/tmo`,
    Remarks: 'verify',
    Occasion: '',
    ...change,
  })
}

async function resultOf(world: World, kind: keyof typeof PATHS, change = {}) {
  await asked(world, kind, change)
  await world.pass(2_000)
  return (world.heard.bodies('res').at(-1) as { Result: Record<string, unknown> }).Result
}

async function paying() {
  const world = await mpesaWorld()
  const paid = await world.control('POST', 'pay-bill', {
    phone: PHONE,
    account: 'A',
    amount: '250',
  })
  return { world, receipt: (paid as { receipt: string }).receipt }
}

function valueOf(result: Record<string, unknown>, key: string): unknown {
  const { ResultParameter } = result['ResultParameters'] as {
    ResultParameter: { Key: string; Value?: unknown }[]
  }
  return ResultParameter.find(({ Key }) => Key === key)?.Value
}

describe('questions whose answers come later (2.8, 2.9)', () => {
  it('are accepted at once', async () => {
    const { world, receipt } = await paying()
    expect(await asked(world, 'status', { TransactionID: receipt })).toEqual({
      status: 200,
      body: {
        OriginatorConversationID: expect.any(String) as string,
        ConversationID: expect.stringMatching(/^AG_20260302_/) as string,
        ResponseCode: '0',
        ResponseDescription: 'Accept the service request successfully.',
      },
    })
    expect(world.heard.got).toEqual([])
  })

  it('refuse a second one of the same originator', async () => {
    const { world } = await paying()
    const given = { OriginatorConversationID: 'ours-1' }
    await asked(world, 'balance', given)
    expect(await asked(world, 'balance', given)).toMatchObject({
      status: 500,
      body: { errorCode: '500.002.1001' },
    })
  })

  it.each([
    ['status', { CommandID: 'TransactionStatus' }, 'CommandID'],
    ['status', { IdentifierType: '11' }, 'IdentifierType'],
    ['reversal', { RecieverIdentifierType: '4' }, 'RecieverIdentifierType'],
    ['balance', { ResultURL: 'nowhere' }, 'ResultURL'],
    ['balance', { SecurityCredential: '' }, 'SecurityCredential'],
    ['balance', { PartyA: '600999' }, 'PartyA'],
  ] as const)('refuse in a %s %o', async (kind, change, field) => {
    const { world } = await paying()
    expect(await asked(world, kind, change)).toMatchObject({
      status: 400,
      body: { errorMessage: `Bad Request - Invalid ${field}` },
    })
  })

  it('deny an initiator of nobody, and one with another password', async () => {
    const { world } = await paying()
    expect(await resultOf(world, 'balance', { Initiator: 'x' })).toMatchObject({ ResultCode: 20 })
    const wrong = { SecurityCredential: await credentialOf(world, 'Simulator#2') }
    expect(await resultOf(world, 'balance', wrong)).toMatchObject({ ResultCode: 2001 })
  })
})

describe('the status of a transaction (2.8, 13.3)', () => {
  it('has the receipt as a parameter, a filler in its own place, a key twice and keys without value', async () => {
    const { world, receipt } = await paying()
    const result = await resultOf(world, 'status', { TransactionID: receipt })
    expect(result).toMatchObject({ ResultType: 0, ResultCode: 0, TransactionID: 'MBN0000000' })
    expect(valueOf(result, 'ReceiptNo')).toBe(receipt)
    expect(valueOf(result, 'Amount')).toBe('250.00')
    expect(valueOf(result, 'TransactionStatus')).toBe('Completed')
    expect(valueOf(result, 'DebitPartyCharges')).toBe('Charge|KES|3.00')
    expect(valueOf(result, 'TransactionReason')).toBeUndefined()
    const { ResultParameter } = result['ResultParameters'] as { ResultParameter: { Key: string }[] }
    expect(ResultParameter.filter(({ Key }) => Key === 'ReasonType')).toHaveLength(2)
  })

  it('of a receipt that nobody knows has one parameter that is no list', async () => {
    const { world } = await paying()
    expect(await resultOf(world, 'status', { TransactionID: 'UC2AAAAAAA' })).toMatchObject({
      ResultCode: 'R000002',
      ResultParameters: { ResultParameter: { Key: 'BOCompletedTime' } },
    })
  })
})

describe('a reversal (2.9)', () => {
  it('has a receipt of its own, and gives the money back', async () => {
    const { world, receipt } = await paying()
    const result = await resultOf(world, 'reversal', { TransactionID: receipt })
    expect(result).toMatchObject({
      ResultCode: 0,
      TransactionID: expect.stringMatching(/^UC2/) as string,
    })
    expect(result['TransactionID']).not.toBe(receipt)
    expect(valueOf(result, 'OriginalTransactionID')).toBe(receipt)
    expect(await world.control('GET', 'truth')).toMatchObject({
      movements: [
        { kind: 'pay-bill', amount: '250' },
        { kind: 'charge', amount: '-3', of: receipt },
        { kind: 'reversal', amount: '-250', of: receipt, receipt: result['TransactionID'] },
      ],
      accounts: [{ balance: '-3' }],
    })
    expect(await resultOf(world, 'reversal', { TransactionID: receipt })).toMatchObject({
      ResultCode: 'R000001',
    })
  })

  it.each([
    ['of nothing known', { TransactionID: 'UC2AAAAAAA' }, 'R000002'],
    ['of more than was paid', { Amount: '251' }, 'R000002'],
    ['of more than the account holds', {}, 1],
  ])('%s is refused', async (name, change, code) => {
    const { world, receipt } = await paying()
    if (code === 1) await world.control('POST', 'settle', { amount: '100' })
    expect(
      await resultOf(world, 'reversal', { TransactionID: receipt, ...change }),
      name,
    ).toMatchObject({ ResultCode: code })
  })
})

describe('the balance (13.3)', () => {
  it('is accounts joined by &, fields by |', async () => {
    const { world } = await paying()
    const result = await resultOf(world, 'balance')
    expect(String(valueOf(result, 'AccountBalance')).split('&')).toEqual([
      'Working Account|KES|0.00|0.00|0.00|0.00',
      'Utility Account|KES|250.00|250.00|0.00|0.00',
      'Charges Paid Account|KES|-3.00|-3.00|0.00|0.00',
      'Organization Settlement Account|KES|0.00|0.00|0.00|0.00',
    ])
  })
})
