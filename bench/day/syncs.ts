import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'

const SYNCS = 100
const BLOCK = Buffer.alloc(4096, 1)

/** How long the disk of a directory takes to keep a block, in ms. */
export function syncsOf(directory: string): { readonly p50: number; readonly p95: number } {
  const path = `${directory}/syncs-${process.pid}`
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
