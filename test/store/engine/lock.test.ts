import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { acquireWriterLock } from '../../../src/store/engine/lock.ts'
import { runChild } from './children.ts'

describe('the writer lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-lock-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is refused to a second holder, and free again once released', () => {
    const path = join(folder, 'a.db')
    const first = acquireWriterLock(path)
    expect(first).not.toBeNull()
    expect(acquireWriterLock(path)).toBeNull()
    first?.release()
    const second = acquireWriterLock(path)
    expect(second).not.toBeNull()
    second?.release()
  })

  it('is another one for another database', () => {
    const locks = ['b.db', 'c.db'].map((name) => acquireWriterLock(join(folder, name)))
    expect(locks).not.toContain(null)
    for (const lock of locks) lock?.release()
  })

  it('is refused while another process holds it, and free when that was killed', async () => {
    const path = join(folder, 'd.db')
    const child = runChild('locking-child.ts', [path])
    await child.nextLine()
    expect(acquireWriterLock(path)).toBeNull()
    await child.kill()
    const lock = acquireWriterLock(path)
    expect(lock).not.toBeNull()
    lock?.release()
  })
})
