import { describe, expect, it } from 'vitest'
import {
  BEFORE_UPGRADE,
  copiesAmong,
  copiesToDelete,
  isUnfinished,
  nameOfCopy,
} from '../../../src/edge/backups/copies.ts'

const at = (text: string) => Date.parse(text)
const copiesOf = (...times: string[]) =>
  copiesAmong(times.map((time) => nameOfCopy(at(time), 'db')))
const gone = (keep: { hourly: number; daily: number }, ...times: string[]) =>
  copiesToDelete(copiesOf(...times), keep).map(({ at: time }) =>
    new Date(time).toISOString().slice(0, 16),
  )

describe('copies of the database', () => {
  it('have names that sort by time and stand on every file system', () => {
    const name = nameOfCopy(at('2026-03-02T08:05:09.999Z'), 'db.age')
    expect(name).toBe('mutual-line-2026-03-02T08-05-09Z.db.age')
    expect(copiesAmong([name])).toEqual([{ file: name, at: at('2026-03-02T08:05:09Z') }])
  })

  it.each([
    'notes.txt',
    'mutual-line-2026-03-02T08-05-09Z.db.part',
    'mutual-line-2026-13-02T08-05-09Z.db',
    'my-mutual-line-2026-03-02T08-05-09Z.db',
    'mutual-line-2026-03-02T08-05-09Z.db.age.old',
  ])('are not what somebody else put there: %s', (file) => {
    expect(copiesAmong([file])).toEqual([])
  })

  it.each([
    ['mutual-line-2026-03-02T08-05-09Z.db.part', true],
    ['mutual-line-2026-03-02T08-05-09Z.db.part-wal', true],
    ['mutual-line-2026-03-02T08-05-09Z.db.age.sealed', true],
    ['ml.db.copying-mutual-line-2026-03-02T08-05-09Z.db.age.part', true],
    ['mutual-line-2026-03-02T08-05-09Z.db', false],
    ['mutual-line-2026-03-02T08-05-09Z.db.age', false],
    ['before-upgrade-mutual-line-2026-03-02T08-05-09Z.db.part', true],
    ['before-upgrade-mutual-line-2026-03-02T08-05-09Z.db.part.tried-wal', true],
    ['before-upgrade-mutual-line-2026-03-02T08-05-09Z.db', false],
    ['mine.db.part', false],
    ['ml.db.copying-mine.db.age.part', false],
    ['ml.db', false],
  ])('%s is left of one that was cut: %s', (file, isLeft) => {
    expect(isUnfinished(file)).toBe(isLeft)
  })

  it('are kept one of each hour, the newest of it, for so many hours that have one', () => {
    expect(
      gone(
        { hourly: 2, daily: 0 },
        '2026-03-02T10:50Z',
        '2026-03-02T10:10Z',
        '2026-03-02T09:59Z',
        '2026-03-02T08:00Z',
      ),
    ).toEqual(['2026-03-02T10:10', '2026-03-02T08:00'])
  })

  it('are kept one of each day besides', () => {
    expect(
      gone(
        { hourly: 1, daily: 2 },
        '2026-03-03T01:00Z',
        '2026-03-02T23:00Z',
        '2026-03-02T22:00Z',
        '2026-03-01T23:00Z',
      ),
    ).toEqual(['2026-03-02T22:00', '2026-03-01T23:00'])
  })

  it('that were made before an upgrade are none of those that go', () => {
    const name = `${BEFORE_UPGRADE}${nameOfCopy(at('2026-03-02T08:05Z'), 'dump')}`
    expect(copiesAmong([name])).toEqual([])
    expect(copiesAmong([name, 'before-upgrade-mine.db'], BEFORE_UPGRADE)).toHaveLength(1)
  })

  it('are never all deleted', () => {
    expect(gone({ hourly: 0, daily: 0 }, '2026-03-03T01:00Z', '2026-03-02T23:00Z')).toEqual([
      '2026-03-02T23:00',
    ])
    expect(gone({ hourly: 0, daily: 0 })).toEqual([])
  })
})
