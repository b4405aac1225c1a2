import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Keyboard } from './command.ts'

/**
 * Lines typed at a terminal, or piped in: then what was read is written after its question, so that
 * the output reads like a call. Nothing is read before the first question.
 */
export function keyboardOf(input: Readable & { isTTY?: boolean }, output: Writable): Keyboard {
  let reader: Interface | null = null
  let lines: AsyncIterator<string> | null = null
  return {
    ask: async (question) => {
      reader ??= createInterface({ input })
      lines ??= reader[Symbol.asyncIterator]()
      output.write(question)
      const next = await lines.next()
      if (next.done) {
        output.write('\n')
        return null
      }
      if (!input.isTTY) output.write(`${next.value}\n`)
      return next.value
    },
    close: () => reader?.close(),
  }
}
