import {
  addToHousehold,
  moveToHousehold,
  removeFromHousehold,
} from '../../../app/membership/household-acts.ts'
import type { PersonAdded } from '../../../app/membership/add-person.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { mutualOfNumber } from '../../../store/membership/households.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { BY_MANAGER, JSON_OBJECT, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { memberMeant, NAMED, personMeant } from '../member-named.ts'
import { birthDateOption, nameOption, phoneOption } from '../people-values.ts'
import { dayOption, textOption } from '../values.ts'

const PERSON = {
  name: 'NUMBER/N',
  describe: 'the person: the member number and the suffix, or the person’s older card',
} as const
const RELATIONS = ['spouse', 'child', 'parent', 'other'] as const

export const householdAddCommand: Command = {
  name: 'household add',
  kind: 'write',
  describe:
    'adds a person to a household; the person waits first, but a newborn registered in time does not',
  arguments: [NAMED],
  options: [
    { flags: '--name <name>', describe: 'first name and name', required: true },
    { flags: '--sex <sex>', describe: 'F or M', required: true, choices: ['F', 'M'] },
    { flags: '--birth-date <date>', describe: 'YYYY-MM-DD, or the bare year', required: true },
    {
      flags: '--relation <relation>',
      describe: 'the relation to the member',
      required: true,
      choices: RELATIONS,
    },
    { flags: '--joined-on <date>', describe: 'the first day (default: today; a newborn’s birth)' },
    { flags: '--card <text>', describe: 'the number on an older paper card' },
    { flags: '--phone <phone>', describe: 'the person’s own phone' },
    {
      flags: '--another',
      describe: 'somebody with the same name and birth is registered, and this is another person',
    },
    { flags: '--cause <text>', describe: 'why (default: asked for by the member)' },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: [
    'household add 0412337-8 --name "Awa Diop" --sex F --birth-date 2026-02-20 --relation child --by "Moussa Fall"',
  ],
  run: async (context, input, io) => {
    const { ports } = context
    const number = await memberMeant(ports, input, io)
    const mutual = number && (await mutualOf(context, number))
    if (!number) return 1
    if (!mutual) return refuse(io, refusalText({ code: 'unknown-number', number }))
    const name = nameOption(input, io)
    const birthDate = birthDateOption(input, context.today(mutual), io)
    const joinedOn = dayOption(input, 'joinedOn', io)
    const phone = phoneOption(input, ports.readPhone, mutual.country, io)
    const by = textOption(input, 'by', io)
    if (!name || !birthDate || joinedOn === null || phone === null || !by) return 1
    const relation = input.text('relation') as (typeof RELATIONS)[number]
    const added = await addToHousehold(ports, {
      number,
      person: {
        ...{ name, sex: input.text('sex') as 'F' | 'M', birthDate, relation },
        ...{ card: input.text('card'), phone: phone ?? null, joinedOn: joinedOn ?? null },
      },
      another: input.is('another'),
      cause: input.text('cause') ?? 'asked for by the member',
      ...{ by, actor: context.actor },
    })
    if (!added.ok) return refuse(io, refusalText(added.refusal))
    return sayAdded(input, io, number, added.value)
  },
}

export const householdRemoveCommand: Command = {
  name: 'household remove',
  kind: 'write',
  describe: 'takes a person out of a household; the history and the suffix stay',
  arguments: [PERSON],
  options: [
    { flags: '--on <date>', describe: 'the last day in the household', required: true },
    { flags: '--cause <text>', describe: 'why, in a few words', required: true },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: ['household remove 0412337-8/2 --on 2026-03-31 --cause "married" --by "Moussa Fall"'],
  run: async ({ ports, actor }, input, io) => {
    const person = await personMeant(ports, input, io)
    const lastDay = dayOption(input, 'on', io)
    const cause = textOption(input, 'cause', io)
    const by = textOption(input, 'by', io)
    if (!person || !lastDay || !cause || !by) return 1
    const asked = { ...person, lastDay, cause, by, actor }
    const left = await removeFromHousehold(ports, asked)
    if (!left.ok) return refuse(io, refusalText(left.refusal))
    const { number, ordinal } = person
    const { name } = left.value.person
    const line = `${name}, ${formatMemberNumber(number)}/${ordinal}, belongs to it through ${lastDay}`
    printEither(io, input, { number, ordinal, name, leftOn: lastDay }, line)
    return 0
  },
}

export const householdMoveCommand: Command = {
  name: 'household move',
  kind: 'write',
  describe: 'moves a person to another household of the mutual, where the person waits anew',
  arguments: [PERSON],
  options: [
    {
      flags: '--to <number>',
      describe: 'the member of the other household: number, phone or older card',
      required: true,
    },
    {
      flags: '--relation <relation>',
      describe: 'the relation to the member there',
      required: true,
      choices: RELATIONS,
    },
    { flags: '--on <date>', describe: 'the first day there (default: today)' },
    { flags: '--cause <text>', describe: 'why, in a few words', required: true },
    BY_MANAGER,
    JSON_OBJECT,
  ],
  examples: [
    'household move 0412337-8/2 --to 0398112-5 --relation spouse --cause "married" --by "Moussa Fall"',
  ],
  run: async (context, input, io) => {
    const person = await personMeant(context.ports, input, io)
    const to = await memberMeant(context.ports, input, io, 'to')
    const on = dayOption(input, 'on', io)
    const cause = textOption(input, 'cause', io)
    const by = textOption(input, 'by', io)
    if (!person || !to || on === null || !cause || !by) return 1
    const mutual = await mutualOf(context, person.number)
    if (!mutual) return refuse(io, refusalText({ code: 'unknown-number', number: person.number }))
    const relation = input.text('relation') as (typeof RELATIONS)[number]
    const day = on ?? context.today(mutual)
    const { actor } = context
    const asked = { ...person, to, relation, on: day, cause, by, actor }
    const moved = await moveToHousehold(context.ports, asked)
    if (!moved.ok) return refuse(io, refusalText(moved.refusal))
    return sayAdded(input, io, to, moved.value)
  },
}

function mutualOf({ ports }: CommandContext, number: MemberNumber) {
  return ports.store.read(async (tx) => {
    const code = await mutualOfNumber(tx, number)
    return code ? ((await loadMutual(tx, code))?.mutual ?? null) : null
  })
}

function sayAdded(input: Input, io: Io, number: MemberNumber, { person }: PersonAdded): 0 {
  const { ordinal, name, joinedOn } = person
  const line = `${name} is ${formatMemberNumber(number)}/${ordinal} from ${joinedOn} on`
  printEither(io, input, { number, ordinal, name, joinedOn }, line)
  return 0
}
