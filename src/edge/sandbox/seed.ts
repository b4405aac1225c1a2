import { applyStatutes } from '../../app/membership/apply-statutes.ts'
import { importMembers } from '../../app/membership/import-members.ts'
import type { Ports } from '../../app/ports.ts'
import { civilDateAt } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import { loadMutual, numbersAfter } from '../../store/mutuals/directory.ts'
import { readMembers } from '../files/members-file.ts'
import { readStatutes } from '../files/statutes-file.ts'
import { sandboxMembers, sandboxStatutes } from './people.ts'

const ACTOR = 'sandbox'

/**
 * Puts the invented mutual into a sandbox that does not have its members yet, by the same reading and checks as
 * everybody's files.
 */
export async function seedSandbox(ports: Ports): Promise<void> {
  const { code } = sandboxStatutes.mutual
  const [first] = await ports.store.read((tx) => numbersAfter(tx, code, null, 1))
  if (first) return
  const statutes = readStatutes(sandboxStatutes, null)
  invariant(statutes.ok, `the sandbox's statutes: ${JSON.stringify(statutes)}`)
  const applied = await applyStatutes(ports, statutes.file, { actor: ACTOR, sandbox: true })
  invariant(applied.ok, `the sandbox's statutes: ${JSON.stringify(applied)}`)
  const books = await ports.store.read((tx) => loadMutual(tx, code))
  invariant(books, 'the sandbox has no mutual')
  const { country, languages, timeZone } = books.mutual
  const today = civilDateAt(ports.clock.now(), timeZone)
  const file = await readMembers(Buffer.from(sandboxMembers), { country, languages, today })
  const options = { actor: ACTOR, fileName: 'sandbox', update: false, dryRun: false }
  const imported = await importMembers(ports, code, file, options)
  invariant(imported.ok, `the sandbox's members: ${JSON.stringify(imported)}`)
}
