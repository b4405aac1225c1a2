import { addMember } from '../../../app/membership/add-member.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, printEither } from '../options.ts'
import { personMeant } from '../member-named.ts'
import { refusalText } from '../../refusal-texts.ts'
import { birthDateOption, nameOption, phoneOption } from '../people-values.ts'
import { dayOption, textOption } from '../values.ts'

export const membersAddCommand: Command = {
  name: 'members add',
  kind: 'write',
  describe: 'registers one new member, or makes a dependant who is of age a member',
  options: [
    { flags: '--mutual <code>', describe: 'the mutual; not needed with --from' },
    { flags: '--from <number/n>', describe: 'the dependant, who then leaves that household' },
    { flags: '--name <name>', describe: 'first name and name' },
    { flags: '--sex <sex>', describe: 'F or M', choices: ['F', 'M'] },
    { flags: '--birth-date <date>', describe: 'YYYY-MM-DD, or the bare year' },
    { flags: '--plan <code>', describe: 'the plan', required: true },
    { flags: '--phone <phone>', describe: 'the phone that speaks for the household' },
    { flags: '--association <code>', describe: 'the association that carries the member' },
    { flags: '--joined-on <date>', describe: 'the first day (default: today)' },
    { flags: '--fee-paid', describe: 'the joining fee was paid before, outside this system' },
    { flags: '--card <text>', describe: 'the number on an older paper card' },
    {
      flags: '--another',
      describe: 'somebody with the same name and birth is registered, and this is another person',
    },
    { flags: '--cause <text>', describe: 'why (default: came to the office)' },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: [
    'members add --mutual jappo --name "Awa Diop" --sex F --birth-date 1990 --plan family --phone 771234567 --by "Moussa Fall"',
    'members add --from 0412337-8/1 --plan family --phone 771234567 --by "Moussa Fall"',
  ],
  run: async (context, input, io) => {
    const { ports, actor } = context
    const from =
      input.text('from') === null ? undefined : await personMeant(context.ports, input, io, 'from')
    if (from === null) return 1
    const mutual = await mutualOf(context, input, from ?? null)
    if (!mutual) {
      const code = input.text('mutual') ?? ''
      return refuse(
        io,
        refusalText(
          from
            ? { code: 'unknown-number', number: from.number }
            : { code: 'unknown-mutual', mutual: code },
        ),
      )
    }
    const who = from ? UNNAMED : named(context, input, io, mutual)
    const joinedOn = dayOption(input, 'joinedOn', io)
    const phone = phoneOption(input, ports.readPhone, mutual.country, io)
    const by = textOption(input, 'by', io)
    if (!who || joinedOn === null || phone === null || !by) return 1
    const member = {
      ...who,
      ...{ phone: phone ?? null, joinedOn: joinedOn ?? null, card: input.text('card') },
      ...{ plan: input.text('plan'), association: input.text('association') },
      feePaid: input.is('feePaid'),
    }
    const cause = input.text('cause') ?? (from ? 'becomes a member' : 'came to the office')
    const another = input.is('another')
    const asked = { mutual: mutual.code, member, from: from ?? null, another, cause, by, actor }
    const added = await addMember(ports, asked)
    if (!added.ok) return refuse(io, refusalText(added.refusal))
    const line = `the member number is ${formatMemberNumber(added.value)}`
    printEither(io, input, { number: added.value }, line)
    return 0
  },
}

/** Who becomes a member out of a household is known there. */
const UNNAMED = { name: '', sex: 'F', birthDate: '' } as const

function named(
  context: CommandContext,
  input: Input,
  io: Io,
  mutual: { readonly timeZone: string },
): { readonly name: string; readonly sex: 'F' | 'M'; readonly birthDate: string } | null {
  const name = nameOption(input, io)
  const birthDate = birthDateOption(input, context.today(mutual), io)
  const sex = input.text('sex')
  if (sex === 'F' || sex === 'M') return name && birthDate ? { name, sex, birthDate } : null
  io.err('--sex: is missing')
  return null
}

function mutualOf(
  { ports }: CommandContext,
  input: Input,
  from: Awaited<ReturnType<typeof personMeant>>,
) {
  return ports.store.read(async (tx) => {
    const code = from ? await mutualOfNumber(tx, from.number) : input.text('mutual')
    return code ? ((await loadMutual(tx, code))?.mutual ?? null) : null
  })
}
