import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkSignature, type KeyOf } from '../../../../src/edge/wallets/pawapay/signature.ts'
import { EC, EC384, KEY_ID, RSA, type Signing, signedHeaders } from './signing.ts'

const NOW = Date.parse('2026-03-14T07:16:05Z')
const CREATED = NOW / 1000
const URL_HERE = 'https://pay.mutual.example/pay/key/jappo-pp/deposits'
const BODY = '{"depositId":"0b6f7a0e","status":"COMPLETED","amount":"1000.0000"}'
const MINUTE = 60

const keyOf: KeyOf = async (id) => (id === KEY_ID ? EC.publicKey : null)

type Change = {
  readonly sign?: Partial<Signing>
  readonly urls?: readonly string[]
  readonly body?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly keyOf?: KeyOf
}

async function check({ sign, urls = [URL_HERE], body = BODY, ...change }: Change) {
  const signing = { url: URL_HERE, body: BODY, created: CREATED, key: EC.privateKey, ...sign }
  const headers = { ...signedHeaders(signing), ...change.headers }
  const request = { method: change.method ?? 'POST', urls, headers, body: Buffer.from(body) }
  return checkSignature(request, NOW, change.keyOf ?? keyOf)
}

const VALID = { kind: 'valid', keyId: KEY_ID }

describe('a callback that pawaPay signed', () => {
  it.each<[string, Change]>([
    ['as DER', {}],
    ['as two numbers', { sign: { encoding: 'ieee-p1363' } }],
    ['with the shorter digest', { sign: { digest: 'sha-256' } }],
    ['with spaces in its terms', { sign: { space: ' ' } }],
    ['without an end', { sign: { expires: null } }],
    ['ten minutes ago', { sign: { created: CREATED - 10 * MINUTE } }],
    ['by a clock that is ahead', { sign: { created: CREATED + 10 * MINUTE } }],
    ['just over, as clocks differ', { sign: { expires: CREATED - 10 * MINUTE } }],
    ['to another name of ours', { urls: ['https://other.example/pay/x', URL_HERE] }],
    ['to a name in capitals', { sign: { url: URL_HERE.replace('pay.mutual', 'Pay.Mutual') } }],
    ['without the type of the body', { sign: { covered: ['@method', '@authority', '@path', 'content-digest', 'signature-date'] } }],
  ])('is valid: %s', async (_, change) => {
    expect(await check(change)).toEqual(VALID)
  }) // prettier-ignore

  it.each([
    ['ecdsa-p384-sha384', 'der', EC384],
    ['ecdsa-p384-sha384', 'ieee-p1363', EC384],
    ['rsa-pss-sha512', 'der', RSA],
    ['rsa-v1_5-sha256', 'der', RSA],
  ] as const)('is valid by %s (%s)', async (alg, encoding, pair) => {
    const sign = { alg, encoding, key: pair.privateKey }
    expect(await check({ sign, keyOf: async () => pair.publicKey })).toEqual(VALID)
    // A key of another kind is no proof, whatever the terms say.
    const other = await check({ sign, keyOf: async () => EC.publicKey })
    expect(other).toMatchObject({ kind: 'invalid' })
  })

  it('is valid beside another signature', async () => {
    const headers = signedHeaders({
      url: URL_HERE,
      body: BODY,
      created: CREATED,
      key: EC.privateKey,
    })
    const both = {
      ...headers,
      'signature-input': `other=("@method");keyid="x", ${headers['signature-input']}`,
      signature: `other=:AAAA:, ${headers['signature']}`,
    }
    expect(await check({ headers: both })).toEqual(VALID)
  })

  it('is asked about by fresh keys when those that are known do not fit', async () => {
    const changed: KeyOf = async (_, anew) => (anew ? EC.publicKey : EC384.publicKey)
    expect(await check({ keyOf: changed })).toEqual(VALID)
  })
})

describe('a callback that nobody signed', () => {
  it('is told from one whose signature is wrong', async () => {
    const none = { signature: undefined, 'signature-input': undefined }
    expect(await check({ headers: none })).toEqual({ kind: 'absent' })
  })
})

describe('a callback whose signature proves nothing', () => {
  const digest = createHash('sha512').update(`${BODY} `).digest('base64')
  it.each<[string, Change, string]>([
    ['another body', { body: `${BODY} ` }, 'the body is not the one that was signed'],
    ['another body and digest', { body: `${BODY} `, headers: { 'content-digest': `sha-512=:${digest}:` } }, 'the signature does not fit'],
    ['one of two digests wrong', { headers: { 'content-digest': `sha-256=:AAAA:, sha-512=:${digest}:` } }, 'the body is not the one that was signed'],
    ['no digest', { headers: { 'content-digest': undefined } }, 'the body has no digest that is known'],
    ['a digest of another kind', { headers: { 'content-digest': 'md5=:AAAA:' } }, 'the body has no digest that is known'],
    ['a digest that is none', { headers: { 'content-digest': 'sha-512=:' } }, 'the digest cannot be read'],
    ['another host', { urls: [URL_HERE.replace('pay.', 'internal.')] }, 'the signature does not fit'],
    ['another path', { urls: [`${URL_HERE}/2`] }, 'the signature does not fit'],
    ['another method', { method: 'PUT' }, 'the signature does not fit'],
    ['another date', { headers: { 'signature-date': '2026-03-14T07:16:06.000Z' } }, 'the signature does not fit'],
    ['another type', { headers: { 'content-type': 'text/plain' } }, 'the signature does not fit'],
    ['no type, although it is signed', { headers: { 'content-type': undefined } }, 'a header that is signed is missing'],
    ['too old by a second', { sign: { created: CREATED - 10 * MINUTE - 1, expires: null } }, 'it was not made just now'],
    ['too early by a second', { sign: { created: CREATED + 10 * MINUTE + 1 } }, 'it was not made just now'],
    ['over by a second', { sign: { expires: CREATED - 10 * MINUTE - 1 } }, 'it is over'],
    ['its body not covered', { sign: { covered: ['@method', '@authority', '@path', 'signature-date'] } }, 'it does not cover content-digest'],
    ['its host not covered', { sign: { covered: ['@method', '@path', 'signature-date', 'content-digest'] } }, 'it does not cover @authority'],
    ['another name', { sign: { label: 'sig1' } }, 'there is no signature of the name sig-pp'],
    ['terms without a signature', { headers: { signature: undefined } }, 'there is no signature of the name sig-pp'],
    ['rubbish', { headers: { 'signature-input': 'sig-pp=(((' } }, 'the signature cannot be read'],
    ['an algorithm that is not known', { sign: { alg: 'hmac-sha256' } }, 'the algorithm is not known'],
    ['a key that is none of theirs', { sign: { keyId: 'HTTP_EC_P256_KEY:2' } }, 'the signature does not fit'],
    ['somebody else’s key', { sign: { key: EC384.privateKey } }, 'the signature does not fit'],
  ])('is invalid: %s', async (_, change, why) => {
    expect(await check(change)).toEqual({ kind: 'invalid', why })
  }) // prettier-ignore

  it('is neither true nor forged while the keys cannot be had', async () => {
    expect(await check({ keyOf: async () => 'unknown' })).toEqual({ kind: 'unknown' })
  })
})
