import { expect, it } from 'vitest'
import { isRetryable } from '../../../src/app/faults.ts'
import {
  ConnectionLostError,
  retrying,
  TransactionLostError,
} from '../../../src/store/engine/postgres-retry.ts'

function said(text: string): Error {
  return Object.assign(new Error(text), { severity: 'FATAL', code: '53300' })
}

async function thrownBy(error: () => Error): Promise<unknown> {
  return retrying(() => Promise.reject(error())).catch((thrown: unknown) => thrown)
}

it('says of a server that goes again and again that the work may be done later', async () => {
  // Seen red: a message was given up without an answer when the server came back at its last try.
  const cause = said('too many connections for role "line"')
  const thrown = await thrownBy(() => new ConnectionLostError('broke', cause))
  expect(thrown).toBe(cause)
  expect(isRetryable(thrown)).toBe(true)
})

it('says nothing like that of work that loses against itself, or is wrong', async () => {
  const lost = said('could not serialize access')
  expect(await thrownBy(() => new TransactionLostError('', { cause: lost }))).toBe(lost)
  expect(isRetryable(lost)).toBe(false)
  const wrong = new Error('wrong')
  expect(await thrownBy(() => wrong)).toBe(wrong)
  expect(isRetryable(wrong)).toBe(false)
})
