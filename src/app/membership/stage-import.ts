import { createHash } from 'node:crypto'
import { type MemberNumber, newNumberDigits } from '../../core/member-number.ts'
import type { HouseholdEntry, RowFault } from '../../core/membership/registration.ts'
import { deleteStaged, insertPart, loadPart } from '../../store/membership/member-imports.ts'
import { claimNumbers, countShortNumbers } from '../../store/membership/member-numbers.ts'
import { insertHouseholds, type NumberedHousehold } from '../../store/membership/members.ts'
import { fromJson, toJson } from '../../store/tables/json.ts'
import { acting, type Desk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { discardParts } from './discard-imports.ts'
import { drawNumber, drawNumbers } from './draw-numbers.ts'
import { type ImportHeld, keepImport } from './hold-import.ts'
import type { MembersSource } from './members-source.ts'

/** Far below the minute after which an import that says nothing is taken for cut. */
const SAY_EVERY_MS = 10_000

/**
 * Stages the households of a members file as rows that nobody sees, in parts of as many as one write
 * takes. What a try that was cut has staged stays as far as the file says the same again.
 */
export class ImportStage {
  readonly #ports: Ports
  readonly #held: ImportHeld
  readonly #country: string
  readonly #gives: MembersSource['gives']
  /** The part that comes next, and whether it and those after it are certainly new. */
  #part = 0
  #isNew: boolean
  #taken: number | null = null
  #saidAt = performance.now()
  /** Households that were there already, and whether others of that try were taken out. */
  before = 0
  hasDropped = false

  constructor(
    ports: Ports,
    held: ImportHeld & { readonly isNew: boolean },
    { country, gives }: { readonly country: string; readonly gives: MembersSource['gives'] },
  ) {
    this.#ports = ports
    this.#held = held
    this.#isNew = held.isNew
    this.#country = country
    this.#gives = gives
  }

  /** The lines of the next households that are staged already; null when they are to be staged. */
  async linesOf(households: readonly HouseholdEntry[]): Promise<ReadonlySet<number> | null> {
    if (this.#isNew) return null
    const part = await this.#ports.store.read((tx) => loadPart(tx, this.#held.importId, this.#part))
    if (part?.content === contentOf(households)) {
      this.#part += 1
      const lines = new Set(fromJson(part.members).map(([line]) => line))
      this.before += lines.size
      await this.sayAtWork()
      return lines
    }
    await this.dropRest()
    return null
  }

  /** Takes out what another file had staged beyond what this one says. */
  async dropRest(): Promise<void> {
    if (this.#isNew) return
    this.#isNew = true
    if ((await discardParts(this.#ports, this.#held, this.#part)) > 0) this.hasDropped = true
  }

  /** Stages those of the next households that are new, or says why not. */
  async stage(
    households: readonly HouseholdEntry[],
    added: readonly HouseholdEntry[],
  ): Promise<readonly RowFault[]> {
    this.#taken ??= await this.#ports.store.read(countShortNumbers)
    const digits = newNumberDigits(this.#taken)
    const draw = () => drawNumber(this.#ports, digits, this.#country, this.#gives)
    const content = contentOf(households)
    const staged = await acting(this.#ports, (desk) => this.#write(desk, content, added, draw))
    this.#saidAt = performance.now()
    if (staged.length > 0) return staged
    this.#part += 1
    this.#taken += added.length
    return []
  }

  async #write(
    desk: Desk,
    content: string,
    added: readonly HouseholdEntry[],
    draw: () => MemberNumber,
  ): Promise<readonly RowFault[]> {
    const { tx, now } = desk
    const { importId, mutualId } = this.#held
    await keepImport(desk, this.#held)
    const given = added.flatMap(({ number }) => number ?? [])
    const claimed = await claimNumbers(tx, mutualId, given)
    if (claimed.size < given.length) {
      await deleteStaged(tx, mutualId, [...claimed])
      return added.flatMap((entry) => takenFault(entry, claimed))
    }
    const drawn = await drawNumbers(tx, mutualId, added.length - given.length, draw)
    const numbered = added.map((household): NumberedHousehold => {
      return { ...household, number: household.number ?? (drawn.pop() as MemberNumber) }
    })
    await insertHouseholds(tx, mutualId, importId, numbered, now)
    const members = toJson(numbered.map(({ line, number }) => [line, number] as const))
    await insertPart(tx, { import_id: importId, part: this.#part, content, members })
    return []
  }

  /** Says now and then that the import is at work, while nothing is written. */
  async sayAtWork(): Promise<void> {
    if (performance.now() - this.#saidAt < SAY_EVERY_MS) return
    this.#saidAt = performance.now()
    await acting(this.#ports, (desk) => keepImport(desk, this.#held))
  }
}

function takenFault(
  { line, number }: HouseholdEntry,
  claimed: ReadonlySet<MemberNumber>,
): RowFault[] {
  if (!number || claimed.has(number)) return []
  return [{ line, field: 'number', why: 'was taken a moment ago' }]
}

/** What households say, with their lines: it is the same again only when all of it is. */
function contentOf(households: readonly HouseholdEntry[]): string {
  return createHash('sha256').update(JSON.stringify(households)).digest('base64')
}
