import { personErase, personExport } from '../../../app/acts/persons.ts'
import { formatMemberNumber } from '../../../core/member-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'

export const personExportCommand = actCommand(personExport, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT,
  details: [
    'Table by table: amounts are whole minor units, moments milliseconds of UTC. What only a key or',
    'a copy could show (hashes of PINs, marks of what was typed) is not in it.',
  ],
  examples: ['person export 0412337-8 --json > member.json'],
  print: (kept) => ({
    json: kept,
    lines: Object.entries(kept).flatMap(([table, rows]) => [
      `${table}:`,
      ...rows.map((row) => `  ${JSON.stringify(row)}`),
    ]),
  }),
})

/** What is not taken out, for whoever is asked by the person. */
const KEPT = [
  'Kept, by the member number alone: charges, receipts with their day, amount and the phone that paid',
  '(account books, mostly ten years), checks and bills of clinics with the day of birth that they rest on, decisions and who made them,',
  'applications as they were made; messages that told clinics and managers of them (KEEP_TEXTS_DAYS),',
  'and copies of the database until they are replaced (BACKUP_KEEP).',
]

export const personEraseCommand = actCommand(personErase, {
  arguments: { person: 'NUMBER[/N]' },
  json: JSON_OBJECT,
  details: [
    'Names, phones, cards, days of birth, calls, words of messages and complaints go, and a service',
    'PIN. It cannot be undone.',
    ...KEPT,
  ],
  examples: ['person erase 0412337-8 --cause "asked for it on paper" --by "Khady Sarr"'],
  print: ({ people, phones }, { person: { number } }) => ({
    json: { number, people, phones, kept: KEPT.join(' ') },
    lines: [
      `${formatMemberNumber(number)}: ${people} people and ${phones} phones are not known any more`,
      ...KEPT,
    ],
  }),
})
