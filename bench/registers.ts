import { existsSync, renameSync } from 'node:fs'
import { buildRegister } from './register.ts'

/** The members of a scheme of a whole country with `--long`, else of a district; and of one mutual. */
export const MANY = process.argv.includes('--long') ? 1_000_000 : 100_000
export const FEW = 10_000

/** The register of so many members in this directory: built when it is first asked for. */
export async function registerOf(directory: string, members: number): Promise<string> {
  const path = `${directory}/register-${members}.db`
  if (existsSync(path)) return path
  await buildRegister(`${path}.part`, members)
  renameSync(`${path}.part`, path)
  return path
}
