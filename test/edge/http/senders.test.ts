import { expect, it } from 'vitest'
import { senderCheck } from '../../../src/edge/http/senders.ts'
import { MPESA } from '../wallets/subjects-mpesa.ts'

const ADDRESSES = ['196.201.214.200', '196.201.212.0/24', '2001:db8::/32']

function isTaken(
  from: string,
  forwarded?: string | string[],
  proxy?: string,
  wallet = 'umoja-till',
) {
  const callbacksFrom = { addresses: ADDRESSES, proxy }
  const check = senderCheck([{ ...MPESA, callbacksFrom }])
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return check(wallet, { headers, socket: { remoteAddress: from } } as never)
}

const PROXY = '127.0.0.1'

it.each([
  ['196.201.214.200', true],
  ['::ffff:196.201.214.200', true],
  ['196.201.214.201', false],
  ['196.201.214.199', false],
  ['196.201.212.0', true],
  ['196.201.212.255', true],
  ['196.201.211.255', false],
  ['196.201.213.0', false],
  ['2001:db8:ffff::1', true],
  ['2001:db9::1', false],
  ['', false],
  ['127.0.0.1', false],
])('from %s a callback is taken: %s', (from, taken) => {
  expect(isTaken(from)).toBe(taken)
})

it.each([
  ['the one that the proxy saw', '196.201.214.200', true],
  ['the last of several', '10.0.0.1, 196.201.214.200', true],
  ['the last, however often the header is there', ['10.0.0.1', '196.201.214.200'], true],
  ['one that its sender wrote before', '196.201.214.200, 203.0.113.5', false],
  ['no address', 'unknown', false],
  ['none', undefined, false],
])('behind the proxy counts %s', (_which, forwarded, taken) => {
  expect(isTaken(PROXY, forwarded, PROXY)).toBe(taken)
})

it('from anybody else than the proxy its header counts for nothing', () => {
  expect(isTaken('203.0.113.5', '196.201.214.200', PROXY)).toBe(false)
  expect(isTaken(PROXY, '196.201.214.200')).toBe(false)
})

it('of an account that names no addresses any sender is taken', () => {
  expect(isTaken('203.0.113.5', undefined, PROXY, 'other')).toBe(true)
})
