import {
  type Applied,
  type ApplyOptions,
  applyStatutes,
  findMutual,
  findPlans,
} from '../../app/statutes/apply-statutes.ts'
import type { Ports } from '../../app/ports.ts'
import { mutualCodeOf, readStatutes } from './statutes-file.ts'

/** Reads a statutes file, given as the JSON value in it, and applies it. */
export async function applyFile(
  ports: Ports,
  json: unknown,
  options: ApplyOptions,
): Promise<Applied> {
  const code = mutualCodeOf(json)
  const known = code === null ? null : await findMutual(ports, code)
  const plans = code === null ? [] : await findPlans(ports, code)
  const read = readStatutes(json, known, plans)
  return read.ok ? applyStatutes(ports, read.file, options) : read
}

/** The JSON value in a file's bytes, or why there is none. */
export function parseJson(
  bytes: Uint8Array,
): { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly why: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { ok: true, json: JSON.parse(text) as unknown }
  } catch (error) {
    return { ok: false, why: error instanceof SyntaxError ? error.message : 'is not UTF-8' }
  }
}
