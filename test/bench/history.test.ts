import { expect, it } from 'vitest'
import type { Figure } from '../../bench/figures.ts'
import { keptOf, readHistory, type Run, withKept, worseThan } from '../../bench/history.ts'

const RUN: Run = { on: '2026-11-30', commit: '1234567', load: 1.25, cores: 2, node: '20.1.0' }
const TURN: Figure = {
  what: 'a turn',
  against: 'an echo, bare',
  ratios: [0.5, 0.4, 0.6],
  wanted: 0.6,
}
const PAGE: Figure = {
  what: 'a page',
  against: 'a "small" one',
  ratios: [1],
  wanted: 2,
  atMost: true,
}

const kept = withKept('', keptOf([TURN, PAGE], RUN))

it('keeps each figure of a run in a line that is read as it was', () => {
  expect(kept.split('\n')[1]).toBe(
    '2026-11-30,1234567,a turn,"an echo, bare",0.500,0.400,0.600,3,1.250,2,20.1.0',
  )
  expect(readHistory(kept)).toEqual(keptOf([TURN, PAGE], RUN))
  const later = { ...RUN, on: '2026-12-01' }
  expect(readHistory(withKept(kept, keptOf([TURN], later))).map(({ on }) => on)).toEqual([
    ...['2026-11-30', '2026-11-30', '2026-12-01'],
  ])
})

it.each([
  ['a tenth less is within what a machine does', [0.46], [1.09], 0],
  ['less of what should be much', [0.44], [1], 1],
  ['more of what should be little', [0.5], [1.2], 1],
  ['better by much', [2], [0.1], 0],
])('sees what became worse: %s', (_, turn, page, count) => {
  const now = [
    { ...TURN, ratios: turn },
    { ...PAGE, ratios: page },
  ]
  expect(worseThan(readHistory(kept), now, RUN)).toHaveLength(count)
})

it('compares with the last run on as many cores, and says which', () => {
  const history = readHistory(withKept(kept, keptOf([{ ...TURN, ratios: [1] }], RUN)))
  expect(worseThan(history, [TURN], RUN)).toEqual([
    'a turn against an echo, bare: 0.50, 50 % less than 1.00 (1.00 to 1.00) on 2026-11-30, 1234567, load 1.3',
  ])
  expect(worseThan(history, [TURN], { ...RUN, cores: 4 })).toEqual([])
})
