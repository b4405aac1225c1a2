import { runCommand } from './command.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { MANY, registerOf } from './registers.ts'

/** The command on books with a million transfers. Throws when it finds something. */
export const verifying: Part = {
  name: 'verify',
  measure: async (directory) => {
    const path = await registerOf(directory, MANY)
    const { output, seconds, peakMb } = await runCommand(path, ['verify', '--json'])
    const { ok, journals } = JSON.parse(output) as { ok: boolean; journals: number }
    if (!ok || journals !== MANY) throw new Error(output.slice(0, 500))
    const count = journals.toLocaleString('en')
    return {
      figures: [memoryFigure(`\`verify\` of ${count} transfers`, peakMb)],
      said: [`Verify: ${count} journals of one transfer each, ${seconds.toFixed(0)} s.`],
    }
  },
}
