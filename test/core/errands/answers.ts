import { ask } from '../../conversations/replay.ts'
import type { Call } from '../../../src/core/errands/call.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'
import type { Person } from '../dialog/people.ts'
import { ANSWERS, screenOf, typed } from './walker.ts'

/** Nothing is further away than this. */
export const ANSWERS_MAX = 5

/**
 * The fewest answers that lead somebody from dialling to each screen, found by giving every answer
 * that screens ask for: those further away than five answers are missing.
 */
export function fewestAnswers(someone: Person): ReadonlyMap<ScreenName, number> {
  const fewest = new Map<ScreenName, number>()
  const seen = new Set<string>()
  let calls: Call[] = [ask(null, '', someone).call]
  for (let answers = 0; answers <= ANSWERS_MAX && calls.length > 0; answers += 1) {
    const next: Call[] = []
    for (const call of calls) {
      const screen = screenOf(call)
      if (!fewest.has(screen)) fewest.set(screen, answers)
      if (call.dialog.ended || seen.has(placeOf(call))) continue
      seen.add(placeOf(call))
      next.push(...ANSWERS.map((answer) => typed(call, answer, someone)))
    }
    calls = next.filter(({ dialog }) => dialog.wrong === 0)
  }
  return fewest
}

/** Whichever amount or name was kept, it leads to the same screens. */
function placeOf({ dialog: { trail, kept, behind } }: Call): string {
  return JSON.stringify([trail, Object.keys(kept), behind])
}
