import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import type { State } from './kernel/state.ts'

/** A state that was kept; null when there is none yet. Throws when it is another operator's. */
export function readState<Own>(path: string, operator: string): State<Own> | null {
  if (!existsSync(path)) return null
  const state = JSON.parse(readFileSync(path, 'utf8')) as State<Own>
  if (state.operator !== operator) {
    throw new Error(`${path} is a state of ${state.operator}, not of ${operator}`)
  }
  return state
}

/** Writes it whole beside the old one, then takes its place, so that no half of one is ever read. */
export function writeState(path: string, state: State<unknown>): void {
  const beside = `${path}.new`
  const file = openSync(beside, 'w')
  try {
    writeSync(file, JSON.stringify(state))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}
