import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { runDueJobs } from '../../src/app/work/jobs.ts'
import { verify } from '../../src/app/verify/verify.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { reminders } from './rows.ts'
import { expectSound } from './sound.ts'

const MESSAGE = 'every reminder has its message, to be looked at again under what it is about'
const WORDS = 'the words of every message that a report tells apart are kept'
const NOTED = 'every message that reminds a member is noted as a reminder'

describeWorlds('corruption of reminders', (begin) => {
  async function reminded(): Promise<World> {
    const world = await begin()
    const amina = { name: 'Amina Otieno', phone: '+254711000001', paidThrough: '2026-02-28' }
    await register(world, [amina])
    world.clock.set('2026-03-06T05:00:00Z')
    await runDueJobs(world.ports)
    expect(await reminders(world)).toHaveLength(1)
    await expectSound(world)
    return world
  }

  it('is kept from rows of reminders and wordings', async () => {
    const world = await reminded()
    for (const change of [
      ...['update reminder set mutual_id = mutual_id', 'delete from reminder'],
      ...['update wording set own = own', 'delete from wording'],
    ]) {
      const changing = world.store.write((tx) => sql.raw(change).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  it.each([
    ['a reminder without its message', `delete from outbox where subject like 'reminder/%'`, MESSAGE],
    ['a message about another stage', `update outbox set subject = subject || '1', dedupe_key = dedupe_key || '1' where subject is not null`, MESSAGE],
    ['a message that is not looked at again', `update outbox set subject = null where subject is not null`, MESSAGE],
    ['a message of which nobody knows', `delete from reminder`, NOTED],
    ['a message whose words nobody kept', `delete from wording`, WORDS],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await reminded()
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
}) // prettier-ignore
