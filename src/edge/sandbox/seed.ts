import { applyStatutes } from '../../app/statutes/apply-statutes.ts'
import { importMembers } from '../../app/membership/import-members.ts'
import { placeOf } from '../../app/membership/place.ts'
import type { Ports } from '../../app/ports.ts'
import { invariant } from '../../core/invariant.ts'
import { numbersAfter } from '../../store/mutuals/directory.ts'
import { openMembers } from '../files/members-file.ts'
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
  const place = await placeOf(ports, code)
  invariant(place, 'the sandbox has no mutual')
  const file = await openMembers(Buffer.from(sandboxMembers), place)
  const options = { actor: ACTOR, fileName: 'sandbox', update: false, dryRun: false }
  const imported = await importMembers(ports, code, file, options)
  invariant(imported.ok, `the sandbox's members: ${JSON.stringify(imported)}`)
}
