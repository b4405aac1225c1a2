import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from '../cli/terminal.ts'

it('an encrypted copy is restored where an earlier try was killed, and nothing is left in the clear', async () => {
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const { done, file, folder, database } = makeTerminal({ BACKUP_AGE_RECIPIENT: recipient })
  await done('apply', file('jappo.json', STATUTES))
  await done('import', file('members.csv', MEMBERS), '--mutual', 'jappo')
  const copy = join(folder, 'copy.db.age')
  await done('backup', copy)
  for (const end of ['', '-wal', '-shm']) writeFileSync(`${database}.restoring${end}`, 'left')
  const key = file('line.key', `${identity}\n`)
  expect(await done('restore', copy, '--identity', key)).toContain('restored')
  expect(await done('standing', NUMBER)).toContain('Awa')
  for (const end of ['', '-wal', '-shm'])
    expect(existsSync(`${database}.restoring${end}`)).toBe(false)
})
