import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { instrument, type Mutant } from './mutants.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The rules about money and rights. */
const FOLDERS = ['membership', 'coverage', 'contributions', 'payments', 'arrears', 'plans']

export type Instrumented = {
  /** By the path of the file on this machine. */
  readonly sources: ReadonlyMap<string, string>
  readonly mutants: readonly Mutant[]
}

/** All sources of those folders with their mutants, which have the same numbers in every process. */
export function instrumentAll(): Instrumented {
  const sources = new Map<string, string>()
  const mutants: Mutant[] = []
  for (const folder of FOLDERS) {
    for (const name of readdirSync(`${ROOT}src/core/${folder}`).sort()) {
      const file = `${folder}/${name}`
      const path = `${ROOT}src/core/${file}`
      const made = instrument(file, readFileSync(path, 'utf8'), mutants.length)
      mutants.push(...made.mutants)
      sources.set(path, made.code)
    }
  }
  return { sources, mutants }
}
