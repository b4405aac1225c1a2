import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'

const SYNCS = 100
const BLOCK = Buffer.alloc(4096, 1)

/** How long the disk of a directory takes to keep a block, in ms. */
export function syncsOf(directory: string): { readonly p50: number; readonly p95: number } {
  const path = pathIn(directory)
  const file = openSync(path, 'w')
  const took = Array.from({ length: SYNCS }, (_, at) => {
    writeSync(file, BLOCK, 0, BLOCK.length, at * BLOCK.length)
    const beganMs = performance.now()
    fdatasyncSync(file)
    return performance.now() - beganMs
  }).sort((a, b) => a - b)
  closeSync(file)
  rmSync(path)
  return { p50: took[SYNCS / 2] ?? 0, p95: took[SYNCS * 0.95] ?? 0 }
}

/**
 * Keeps a block again and again beside the service, so that a standstill of the disk is seen for what it
 * is. `longestMs`: of those since it was last asked, the one under way included.
 */
export async function probeSyncs(directory: string) {
  const file = await open(pathIn(directory), 'w')
  let beganMs = performance.now()
  let longestMs = 0
  const timer = setInterval(() => void (isOver && keep()), PROBE_EVERY_MS)
  let isOver = true

  async function keep(): Promise<void> {
    isOver = false
    beganMs = performance.now()
    await file.write(BLOCK, 0, BLOCK.length, 0)
    await file.datasync()
    longestMs = Math.max(longestMs, performance.now() - beganMs)
    isOver = true
  }

  return {
    longestMs: (): number => {
      const told = Math.max(longestMs, isOver ? 0 : performance.now() - beganMs)
      longestMs = 0
      return told
    },
    stop: async (): Promise<void> => {
      clearInterval(timer)
      while (!isOver) await new Promise((resolve) => setTimeout(resolve, 10))
      await file.close()
      rmSync(pathIn(directory))
    },
  }
}

const PROBE_EVERY_MS = 200

function pathIn(directory: string): string {
  return `${directory}/syncs-${process.pid}`
}
