import { formatDayMonth } from '../dates.ts'
import type { Standing } from '../membership/standing.ts'
import type { Say } from '../wording/text-key.ts'

/** How somebody stands, in a line for those who work for the mutual: with the last covered day. */
export function stateText(
  say: Say,
  { state, coveredUntil }: Pick<Standing, 'state' | 'coveredUntil'>,
): string {
  if (!coveredUntil) return say(`state.${state}`)
  const date = formatDayMonth(coveredUntil)
  if (state === 'grace') return say('subject.grace', { date })
  if (state === 'active') return say('subject.until', { date })
  return `${say(`state.${state}`)}. ${say('subject.until', { date })}`
}
