import { lockHouseholds } from '../../store/engine/dialect.ts'
import {
  filledThrough,
  insertNameWords,
  namesIn,
  noteFilled,
  numbersAfter,
} from '../../store/membership/name-words.ts'
import { acting } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** Households in one write: callers wait for it some milliseconds. */
const AT_ONCE = 100

/**
 * Writes the words of names for the people who were in a register before words were kept, some households at
 * a time. Cut off, it goes on where it was; once more it does nothing.
 */
export async function fillNameWords(ports: Ports, mutual: string): Promise<void> {
  while (await acting(ports, ({ tx }) => fillSome(tx, mutual)));
}

/** Whether there is more to do. A name that is changed meanwhile waits, or is read as it is by then. */
async function fillSome(tx: Parameters<typeof noteFilled>[0], mutual: string): Promise<boolean> {
  const through = await filledThrough(tx, mutual)
  if (through === null) return false
  const numbers = await numbersAfter(tx, mutual, through, AT_ONCE)
  await lockHouseholds(tx, mutual, numbers)
  if (numbers.length > 0) await insertNameWords(tx, mutual, await namesIn(tx, mutual, numbers))
  const isDone = numbers.length < AT_ONCE
  await noteFilled(tx, mutual, isDone ? null : (numbers.at(-1) ?? null))
  return !isDone
}
