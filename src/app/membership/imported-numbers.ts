import type { MemberNumber } from '../../core/member-number.ts'
import { loadPart, namesOfMembers } from '../../store/membership/member-imports.ts'
import { fromJson } from '../../store/tables/json.ts'
import type { Ports } from '../ports.ts'

/** Whom an import has registered, by the line of the file, some at a time. */
export async function* importedNumbers(
  ports: Ports,
  mutualId: string,
  importId: string,
): AsyncGenerator<readonly NewMember[]> {
  for (let at = 0; ; at += 1) {
    const some = await ports.store.read(async (tx) => {
      const part = await loadPart(tx, importId, at)
      if (!part) return null
      const members = fromJson(part.members)
      const names = await namesOfMembers(
        tx,
        mutualId,
        members.map(([, number]) => number),
      )
      return members.map(([line, number]) => ({ line, number, name: names.get(number) ?? '' }))
    })
    if (!some) return
    yield some
  }
}

/** A member that came of a line of a file. */
export type NewMember = {
  readonly line: number
  readonly number: MemberNumber
  readonly name: string
}
