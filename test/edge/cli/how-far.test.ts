import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { contextOf } from '../../../src/edge/cli/context.ts'
import type { Input, Io } from '../../../src/edge/cli/command.ts'
import { describeWorlds, register, type World } from '../../world.ts'

const FILES: Readonly<Record<string, string>> = {
  'members.csv': [
    'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through',
    'h1,,Amina Otieno,F,1988,member,0711000001,en,family,,2025-01-10,yes,2026-02-28',
    'h2,,Neema Achieng,F,1989,member,0711000002,en,family,,2025-01-10,yes,2026-02-28',
  ].join('\n'),
  'march.csv': [
    'receipt,paid_at,amount',
    'A,2026-03-01T08:00:00Z,500',
    'B,2026-03-01T09:00:00Z,700',
  ].join('\n'),
}

/** What a command says of how far it is; how it ends is told elsewhere. */
async function told(world: World, name: string, given: Readonly<Record<string, string | true>>) {
  const command = COMMANDS.find((one) => one.name === name)
  if (!command || command.kind === 'local') throw new Error(`no command ${name}`)
  const heard: string[] = []
  const input: Input = {
    text: (key) => (typeof given[key] === 'string' ? given[key] : null),
    is: (key) => given[key] === true,
  }
  const io: Io = {
    out: () => undefined,
    err: (text) => void heard.push(text),
    progress: (text) => void heard.push(text),
    keep: () => undefined,
    readFile: (path) => Promise.resolve(Buffer.from(FILES[path] ?? '')),
    openFile: (path) => Buffer.from(FILES[path] ?? ''),
  }
  const today = () => date('2026-03-02')
  const context = { ...contextOf(world.ports, 'sandbox'), actor: 'test', today }
  await command.run(context, input, io)
  return heard
}

describeWorlds('a command that takes long says how far it is', (begin) => {
  it('in households, members and lines', async () => {
    const world = await begin()
    expect(await told(world, 'import', { 'file.csv': 'members.csv', mutual: 'umoja' })).toEqual([
      '2 of 2 households',
    ])
    await register(world, [{ name: 'Zawadi Njeri', phone: '+254711000003' }])
    expect(await told(world, 'bill', { mutual: 'umoja', on: '2026-03-02' })).toEqual([
      expect.stringMatching(/^3 members, [1-9]\d* charges$/),
    ])
    const given = { 'file.csv': 'march.csv', wallet: 'sandbox', record: true } as const
    expect(await told(world, 'reconcile', given)).toEqual([
      '2 of 2 lines',
      '1 of 2 missing lines',
      '2 of 2 missing lines',
    ])
  })
})
