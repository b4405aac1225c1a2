import { LONG_ANSWER_MS, startChild } from './child.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { MANY, registerOf } from './registers.ts'
import type { VerifyResult } from './verify-books.ts'

/** All checks of books with a million transfers. Throws when they find something. */
export const verifying: Part = {
  name: 'verify',
  measure: async (directory) => {
    const path = await registerOf(directory, MANY)
    const child = startChild('verify-books', [path, `${directory}/verify.log`], LONG_ANSWER_MS)
    try {
      const { journals, findings, seconds, peakMb } = await child.ask<VerifyResult>({})
      if (journals !== MANY || findings > 0) throw new Error(`${journals}: ${findings} findings`)
      const count = journals.toLocaleString('en')
      return {
        figures: [memoryFigure(`\`verify\` of ${count} transfers`, peakMb)],
        said: [`Verify: ${count} journals of one transfer, ${seconds.toFixed(0)} s.`],
      }
    } finally {
      await child.stop()
    }
  },
}
