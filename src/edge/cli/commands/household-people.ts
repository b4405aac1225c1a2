import { householdAdd, householdMove, householdRemove } from '../../../app/acts/households.ts'
import type { PersonAdded } from '../../../app/membership/add-person.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { actCommand, type Printed } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const householdAddCommand = actCommand(householdAdd, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  examples: [
    'household add 0412337-8 --name "Awa Diop" --sex F --birth-date 2026-02-20 --relation child --by "Moussa Fall"',
  ],
  print: (added, { number }) => printed(added, number),
})

export const householdRemoveCommand = actCommand(householdRemove, {
  arguments: { person: 'NUMBER/N' },
  json: JSON_OBJECT,
  examples: ['household remove 0412337-8/2 --on 2026-03-31 --cause "married" --by "Moussa Fall"'],
  print: ({ person: { name } }, { person: { number, ordinal }, on }) => ({
    json: { number, ordinal, name, leftOn: on },
    lines: `${name}, ${formatMemberNumber(number)}/${ordinal}, belongs to it through ${on}`,
  }),
})

export const householdMoveCommand = actCommand(householdMove, {
  arguments: { person: 'NUMBER/N' },
  json: JSON_OBJECT,
  examples: [
    'household move 0412337-8/2 --to 0398112-5 --relation spouse --cause "married" --by "Moussa Fall"',
  ],
  print: (moved, { to }) => printed(moved, to),
})

function printed({ person }: PersonAdded, number: MemberNumber): Printed {
  const { ordinal, name, joinedOn } = person
  return {
    json: { number, ordinal, name, joinedOn },
    lines: `${name} is ${formatMemberNumber(number)}/${ordinal} from ${joinedOn} on`,
  }
}
