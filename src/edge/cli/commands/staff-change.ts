import {
  addStaff,
  endStaff,
  STAFF_ROLES,
  type StaffDecided,
} from '../../../app/staff/staff-acts.ts'
import type { PhoneNumber } from '../../../core/phone-number.ts'
import type { Result } from '../../../core/refusals.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, MUTUAL } from '../options.ts'
import { nameOption } from '../people-values.ts'
import { refusalText } from '../../refusal-texts.ts'
import { dayOption, textOption } from '../values.ts'

const PHONE = { name: 'PHONE', describe: 'the phone, with or without its country' } as const
const OPTIONS = [
  MUTUAL,
  {
    flags: '--role <role>',
    describe: 'clinic, manager or collector',
    required: true,
    choices: STAFF_ROLES,
  },
] as const
const WHY = [
  { flags: '--cause <text>', describe: 'why, in a few words' },
  BY_MANAGER,
  JSON_OBJECT,
] as const

export const staffAddCommand: Command = {
  name: 'staff add',
  kind: 'write',
  describe: 'lets a phone work for a mutual as a clinic, a manager or a collector',
  arguments: [PHONE],
  options: [
    ...OPTIONS,
    { flags: '--name <name>', describe: 'the name of the manager or collector' },
    { flags: '--provider <code>', describe: 'the clinic whose phone it is' },
    { flags: '--from <date>', describe: 'the first day (default: today)' },
    { flags: '--until <date>', describe: 'the last day (default: none)' },
    ...WHY,
  ],
  examples: [
    'staff add 775556699 --mutual jappo --role collector --name "Ibou Sarr" --by "Khady Sarr"',
    'staff add 771234569 --mutual jappo --role clinic --provider thiaroye --by "Khady Sarr"',
  ],
  run: async (context, input, io) => {
    const asked = await staffAsked(context, input, io)
    if (!asked) return 1
    const whose = asked.role === 'clinic' ? providerOf(input, io) : personOf(input, io)
    const from = dayOption(input, 'from', io)
    const until = dayOption(input, 'until', io)
    if (!whose || from === null || until === null) return 1
    const days = { from: from ?? null, until: until ?? null }
    return say(input, io, await addStaff(context.ports, { ...asked, whose, ...days }), 'works')
  },
}

export const staffEndCommand: Command = {
  name: 'staff end',
  kind: 'write',
  describe: 'ends the role of a phone; its cash must be deposited first',
  arguments: [PHONE],
  options: [
    ...OPTIONS,
    { flags: '--last-day <date>', describe: 'the last day (default: yesterday, so at once)' },
    ...WHY,
  ],
  examples: [
    'staff end 775556699 --mutual jappo --role collector --cause "phone stolen" --by "Khady Sarr"',
  ],
  run: async (context, input, io) => {
    const asked = await staffAsked(context, input, io)
    const lastDay = dayOption(input, 'lastDay', io)
    if (!asked || lastDay === null) return 1
    const ended = await endStaff(context.ports, { ...asked, lastDay: lastDay ?? null })
    return say(input, io, ended, 'worked')
  },
}

type Asked = Omit<Parameters<typeof endStaff>[1], 'lastDay'>

async function staffAsked({ ports }: CommandContext, input: Input, io: Io): Promise<Asked | null> {
  const mutual = input.text('mutual') ?? ''
  const books = await ports.store.read((tx) => loadMutual(tx, mutual))
  if (!books) {
    io.err(refusalText({ code: 'unknown-mutual', mutual }))
    return null
  }
  const { country } = books.mutual
  const text = input.text('phone') ?? ''
  const phone: PhoneNumber | null = ports.readPhone(text, country)
  if (!phone) io.err(`PHONE ${text}: is not a phone number of ${country}`)
  const cause =
    input.text('cause') === null ? 'decided by a manager' : textOption(input, 'cause', io)
  const by = textOption(input, 'by', io)
  if (!phone || !cause || !by) return null
  return { mutual, phone, cause, by, role: input.text('role') as Asked['role'] }
}

function providerOf(input: Input, io: Io): string | null {
  const provider = input.text('provider')
  if (provider && input.text('name') === null) return provider
  io.err('a clinic’s phone goes by its --provider, without --name')
  return null
}

function personOf(input: Input, io: Io): string | null {
  if (input.text('name') !== null && input.text('provider') === null) return nameOption(input, io)
  io.err('a manager or collector goes by --name, without --provider')
  return null
}

function say(input: Input, io: Io, decided: Result<StaffDecided>, verb: string): 0 | 1 {
  if (!decided.ok) return refuse(io, refusalText(decided.refusal))
  const { role: staff, by } = decided.value
  const { role, name, phone, ref, since: from = null, until } = staff
  const provider = role === 'clinic' ? ref : null
  const days = `${from ? ` from ${from}` : ''}${until ? ` to ${until}` : ''}`
  if (input.is('json')) io.out(JSON.stringify({ role, name, phone, provider, from, until, by }))
  else io.out(`${name} ${verb} as ${role} on ${phone}${days}; decided by ${by}`)
  return 0
}
