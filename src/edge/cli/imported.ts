import type { Imported } from '../../app/membership/import-members.ts'
import { importedNumbers } from '../../app/membership/imported-numbers.ts'
import type { Ports } from '../../app/ports.ts'
import { formatMemberNumber } from '../../core/member-number.ts'
import { changesTold } from '../files/changes-told.ts'
import type { Reading } from '../files/readings.ts'

/** What came, or would come, of a members file, for people and for programs. */

type Done = Extract<Imported, { readonly ok: true }> & { readonly readings: readonly Reading[] }

/** As many changes are told on a terminal; `--json` tells all. */
const TOLD_MAX = 20

/** For people, line by line: of a large file not all are held at once. */
export async function* importedLines(
  ports: Ports,
  mutual: string,
  imported: Done,
): AsyncGenerator<string> {
  const { members, people, updated, importId, cut } = imported
  const count = `${members} new members (${people} people), ${updated} changed`
  if (importId === null) {
    yield* triedLines(imported, count)
    return
  }
  for await (const some of importedNumbers(ports, mutual, importId)) {
    for (const { line, number, name } of some)
      yield `line ${line}: ${formatMemberNumber(number)} ${name}`
  }
  if (cut.stayed > 0) yield `${cut.stayed} households were staged already, before an import was cut`
  if (cut.hasDropped) yield 'what an import of another file had staged, which was cut, is taken out'
  yield count
}

function* triedLines(imported: Done, count: string): Generator<string> {
  yield* imported.readings.map(readingLine)
  yield* upTo(imported.households, imported.members, ({ line, people: all, plan, joinedOn }) => {
    const size = all.length === 1 ? '' : ` and ${all.length - 1} more`
    return `line ${line}: would register ${all[0]?.name}${size}, ${plan} from ${joinedOn}`
  })
  yield* upTo(imported.updates, imported.updated, ({ household: { line }, update }) => {
    return `line ${line}: would change ${formatMemberNumber(update.number)}: ${changesTold(update).join(', ')}`
  })
  yield `nothing was written; without --dry-run: ${count}`
}

export function importedJson(imported: Done): object {
  const { members, people, updated, numbers, households, updates, alike, readings } = imported
  const { importId, cut } = imported
  return {
    ...{ ok: true, dryRun: importId === null, members, people, updated, numbers },
    households: households.map(({ line, number, plan, joinedOn, people: all }) => {
      return { line, number, plan, joinedOn, people: all.map(({ name }) => name) }
    }),
    changes: updates.map(({ household: { line }, update }) => {
      return { line, number: update.number, changes: changesTold(update) }
    }),
    ...{ alike, readings, cut },
  }
}

function readingLine({ field, text, value, count }: Reading): string {
  return `read: ${field} "${text}" as ${value}${count > 1 ? `, ${count} times` : ''}`
}

function* upTo<Item>(
  items: readonly Item[],
  count: number,
  line: (item: Item) => string,
): Generator<string> {
  const told = items.slice(0, TOLD_MAX)
  yield* told.map(line)
  const rest = count - told.length
  if (rest > 0) yield `and ${rest} more like the last`
}
