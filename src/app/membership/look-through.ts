import {
  checkHousehold,
  type HouseholdEntry,
  type RegistrationContext,
  type RowFault,
} from '../../core/membership/registration.ts'
import type { Books } from '../../store/mutuals/directory.ts'
import type { MutualDesk } from '../desk.ts'
import { giveWay } from '../give-way.ts'
import type { Ports } from '../ports.ts'
import type { Tell } from '../tell.ts'
import { type CheckedUpdate, checkBeside, loadContext } from './check-import.ts'
import { Doubles } from './doubles.ts'
import { ImportContent } from './import-content.ts'
import { LookAlikeSearch } from './look-alikes.ts'
import type { MembersPiece, MembersSource } from './members-source.ts'
import type { ImportStage } from './stage-import.ts'

/** What an import of many transactions goes by in all of them: the books, and when it began. */
export type Begun = Books & Pick<MutualDesk, 'now' | 'today'>

type How = {
  /** Numbers that exist already are changed instead of refused. */
  readonly update: boolean
  /** Households that look like registered ones are others. */
  readonly others?: boolean
  /** Only the first households are kept: for people, who look at no more. */
  readonly brief?: boolean
  readonly tell: Tell
}

/** Households in one write: some 30 ms, so that no call waits long for it. */
const HOUSEHOLDS_PER_WRITE = 250

/** Households changed by one import: they are all changed in the write that completes it. */
const UPDATES_MAX = 1000

/** As many households are kept for people. */
export const KEPT_MAX = 20

/**
 * Looks through a members file, some households at a time: by themselves, against each other and
 * against what is registered. With a `stage` they are staged as they are found sound, until
 * the first fault; every fault is found all the same.
 */
export class ImportLook {
  readonly #ports: Ports
  readonly #begun: Begun
  readonly #context: RegistrationContext
  readonly #file: MembersSource
  readonly #how: How
  readonly #stage: ImportStage | null
  readonly #content = new ImportContent()
  readonly alike = new LookAlikeSearch()
  /** Null where nobody is taken for somebody else, and once it was asked for its faults. */
  #doubles: Doubles | null
  readonly faults: RowFault[] = []
  readonly updates: CheckedUpdate[] = []
  /** The new households that are kept, and how many of them and of new people there are. */
  readonly households: HouseholdEntry[] = []
  members = 0
  people = 0
  #rows = 0
  #looked = 0
  #waiting: HouseholdEntry[] = []

  private constructor({ ports, begun, file, how, stage }: Looking, context: RegistrationContext) {
    this.#ports = ports
    this.#begun = begun
    this.#file = file
    this.#how = how
    this.#stage = stage
    this.#context = context
    this.#doubles = how.others ? null : new Doubles(ports, begun.mutual.code)
  }

  static async through(looking: Looking): Promise<ImportLook> {
    const { ports, begun, file } = looking
    const { mutual, today } = begun
    const context = await ports.store.read((tx) => loadContext(tx, mutual.code, today))
    const look = new ImportLook(looking, context)
    await file.read((piece) => look.#take(piece))
    await look.#checkWaiting()
    await looking.stage?.dropRest()
    if (look.#rows === 0 && look.faults.length === 0) look.#complain('has no members')
    if (look.updates.length > UPDATES_MAX)
      look.#complain(`changes more than ${UPDATES_MAX} members: split it`)
    return look
  }

  /** What the file says, by which it is known when it comes again. */
  get content(): string {
    return this.#content.text()
  }

  /** Households that must not be registered a second time; what they were known by is let go. */
  async doublesFaults(): Promise<readonly RowFault[]> {
    const faults = await this.#doubles?.faults()
    this.#doubles = null
    return faults ?? []
  }

  async #take({ households, faults }: MembersPiece): Promise<void> {
    this.faults.push(...faults)
    for (const rows of households) {
      for (const row of rows) this.#content.add(row)
      this.#rows += rows.length
      const checked = checkHousehold(rows, this.#context)
      this.faults.push(...checked.faults)
      if (checked.entry) this.#waiting.push(checked.entry)
      this.#looked += 1
      if (this.#waiting.length === HOUSEHOLDS_PER_WRITE) await this.#checkWaiting()
      if (this.#looked % HOUSEHOLDS_PER_WRITE === 0) await giveWay()
    }
    await giveWay()
  }

  async #checkWaiting(): Promise<void> {
    const households = this.#waiting
    if (households.length === 0) return
    this.#waiting = []
    const { mutual, now } = this.#begun
    const staged = await this.#stage?.linesOf(households)
    const others = staged ? households.filter(({ line }) => !staged.has(line)) : households
    const beside = await this.#ports.store.read((tx) =>
      checkBeside(tx, mutual.code, others, this.#how.update, now),
    )
    await giveWay()
    this.faults.push(...beside.faults)
    const isNew = new Set(beside.households)
    const added = households.filter((entry) => isNew.has(entry) || staged?.has(entry.line))
    await this.#note(added, beside.updates)
    await giveWay()
    if (this.#stage && !staged && this.faults.length === 0 && !this.#doubles?.areCertain)
      this.faults.push(...(await this.#stage.stage(households, beside.households)))
    await giveWay()
    this.#how.tell(`${this.#looked} of ${this.#file.households} households`)
  }

  async #note(added: readonly HouseholdEntry[], updates: readonly CheckedUpdate[]): Promise<void> {
    await this.#doubles?.note(added)
    for (const entry of added) {
      this.alike.note(entry)
      this.members += 1
      this.people += entry.people.length
      if (!this.#how.brief || this.households.length < KEPT_MAX) this.households.push(entry)
    }
    for (const changed of updates) {
      const { household, update } = changed
      this.alike.note(household, update.number)
      this.people += update.added.length
      if (this.updates.length <= UPDATES_MAX) this.updates.push(changed)
    }
  }

  #complain(why: string): void {
    this.faults.push({ line: 0, field: '', why })
  }
}

type Looking = {
  readonly ports: Ports
  readonly begun: Begun
  readonly file: MembersSource
  readonly how: How
  /** Null where nothing is written. */
  readonly stage: ImportStage | null
}
