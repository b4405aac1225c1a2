import { expect, it } from 'vitest'
import { type Figure, median, renderFigures, withTable } from '../../bench/figures.ts'

const FIGURE: Figure = {
  what: 'a turn',
  against: 'an echo',
  ratios: [0.9, 0.4, 0.5],
  wanted: 0.6,
  tried: 'Walking faster.',
}
const HERE = { cores: 2, node: '20.1.0', lines: ['All in one run.'] }

it('takes the middle one, or the mean of the middle two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

it('shows the median, the range and what was wanted', () => {
  const table = renderFigures([{ ...FIGURE, wanted: 0.5 }], HERE)
  expect(table).toContain('| a turn | an echo | 0.50 | 0.40 to 0.90 | at least 0.50 |')
  expect(table).toContain('2 cores, Node 20.1.0. All in one run.')
  expect(table).not.toContain('Walking')
})

it('says where a figure falls short, and what was tried', () => {
  const table = renderFigures([FIGURE], HERE)
  expect(table).toContain('| 0.50 | 0.40 to 0.90 | at least 0.60, short |')
  expect(table).toContain('**Short:** a turn against an echo. Walking faster.')
})

it.each([
  [0.6, '| at most 0.60 |'],
  [0.5, '| at most 0.50 |'],
  [0.4, '| at most 0.40, short |'],
])('of a figure that should be small wants no more than %d', (wanted, shown) => {
  expect(renderFigures([{ ...FIGURE, wanted, atMost: true }], HERE)).toContain(shown)
})

it('replaces what stands between the marks and nothing else', () => {
  const document = 'a\n<!-- bench -->\nold | 0.1 |\n<!-- /bench -->\nz\n'
  const once = withTable(document, 'new $1')
  expect(once).toBe('a\n<!-- bench -->\n\nnew $1\n\n<!-- /bench -->\nz\n')
  expect(withTable(once, 'new $1')).toBe(once)
  expect(() => withTable('no marks', 'new')).toThrow('bench')
})
