import type { Figure } from './figures.ts'

/** What a process of ours may take, whatever the number of members. */
const LIMIT_MB = 300

/** The most memory that a process has had, as a part of what it may have. */
export function memoryFigure(what: string, peakMb: number, tried?: string): Figure {
  return {
    what: `memory of ${what}`,
    against: `${LIMIT_MB} MB`,
    ratios: [peakMb / LIMIT_MB],
    wanted: 1,
    atMost: true,
    ...(tried ? { tried } : {}),
  }
}
