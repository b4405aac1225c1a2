import { expect, it } from 'vitest'
import { AGREEMENTS } from '../../src/store/verify/books.ts'
import { wordsOfTests } from '../words.ts'

/** A check that no corruption was ever tried on may find nothing. */
it('everything that verify looks at is tried with a corruption that it notices', () => {
  const named = new Set(wordsOfTests())
  expect(AGREEMENTS.filter((check) => !named.has(check))).toEqual([])
})
