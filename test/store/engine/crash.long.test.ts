import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sqliteEngine } from '../stores.ts'
import { runChild } from './children.ts'
import { pause } from './settings.ts'

const ROUNDS = 10
const LOAD_MS = 150

describe('a kill -9 in mid-load', () => {
  const { freshUrl } = sqliteEngine()

  it(
    'loses nothing that was acknowledged, ten times on the same file',
    async () => {
      const url = await freshUrl()
      const acknowledged: string[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = runChild('writing-child.ts', [url, String(round)])
        await child.nextLine()
        await pause((LOAD_MS * round) / ROUNDS)
        await child.kill()
        acknowledged.push(...child.lines)
        expect(missing(url, acknowledged)).toEqual([])
      }
      expect(acknowledged.length).toBeGreaterThan(ROUNDS)
    },
    ROUNDS * 15_000,
  )
})

function missing(url: string, acknowledged: readonly string[]): string[] {
  const db = new Database(url.slice('sqlite:'.length))
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const stored = new Set(db.prepare('select name from setting').pluck().all() as string[])
    return acknowledged.filter((name) => !stored.has(name))
  } finally {
    db.close()
  }
}
