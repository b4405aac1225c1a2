import type { Imported } from '../../app/membership/import-members.ts'
import { formatMemberNumber } from '../../core/member-number.ts'
import { changesTold } from '../files/changes-told.ts'
import type { Reading } from '../files/readings.ts'

/** What came, or would come, of a members file, for people and for programs. */

type Done = Extract<Imported, { readonly ok: true }> & { readonly readings: readonly Reading[] }

/** As many households are told on a terminal; `--json` tells all. */
const TOLD_MAX = 20

export function importedLines(imported: Done, dryRun: boolean): string[] {
  const { members, people, updated, numbers } = imported
  const count = `${members} new members (${people} people), ${updated} changed`
  if (!dryRun)
    return [
      ...numbers.map(
        ({ line, number, name }) => `line ${line}: ${formatMemberNumber(number)} ${name}`,
      ),
      count,
    ]
  return [
    ...imported.readings.map(readingLine),
    ...upTo(imported.households, ({ line, people: all, plan, joinedOn }) => {
      const size = all.length === 1 ? '' : ` and ${all.length - 1} more`
      return `line ${line}: would register ${all[0]?.name}${size}, ${plan} from ${joinedOn}`
    }),
    ...upTo(imported.updates, ({ household: { line }, update }) => {
      return `line ${line}: would change ${formatMemberNumber(update.number)}: ${changesTold(update).join(', ')}`
    }),
    `nothing was written; without --dry-run: ${count}`,
  ]
}

export function importedJson(imported: Done, dryRun: boolean): object {
  const { members, people, updated, numbers, households, updates, alike, readings } = imported
  return {
    ...{ ok: true, dryRun, members, people, updated, numbers },
    households: households.map(({ line, number, plan, joinedOn, people: all }) => {
      return { line, number, plan, joinedOn, people: all.map(({ name }) => name) }
    }),
    changes: updates.map(({ household: { line }, update }) => {
      return { line, number: update.number, changes: changesTold(update) }
    }),
    ...{ alike, readings },
  }
}

function readingLine({ field, text, value, count }: Reading): string {
  return `read: ${field} "${text}" as ${value}${count > 1 ? `, ${count} times` : ''}`
}

function upTo<Item>(items: readonly Item[], line: (item: Item) => string): string[] {
  const told = items.slice(0, TOLD_MAX).map(line)
  const rest = items.length - told.length
  return rest > 0 ? [...told, `and ${rest} more like the last`] : told
}
