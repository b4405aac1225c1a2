import { copyFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { dialMeanwhile, waitAt, type Waits } from './beside-service.ts'
import { LONG_ANSWER_MS, startChild } from './child.ts'
import { shareOf } from './code.ts'
import { runCommand } from './command.ts'
import { type Figure, median, ratiosOf } from './figures.ts'
import type { ByHand, ByHandOrder } from './households-by-hand.ts'
import { writeMembersFile } from './members-csv.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { peakMbOf } from './peak.ts'
import { MANY, registerOf } from './registers.ts'
import { ownCopy, removeDatabase, startService } from './service.ts'
import { MUTUAL } from './town.ts'

/** Households of two. A million people are imported once: it takes long. */
const PEOPLE = shareOf(MANY)
const HOUSEHOLDS = PEOPLE / 2
const ROUNDS = MANY > 100_000 ? 1 : 3
const WAYS = ['ours', 'hand'] as const

/** Calls of a running service while it imports, and how long none of them may wait. */
const DIAL_EVERY_MS = 20
const WAIT_AT_MOST_MS = 250

/** Dialled as long while it does nothing else: what the machine adds by itself. */
const QUIET_MS = 20_000

const WHAT = `${PEOPLE.toLocaleString('en')} people imported from a file`

/** A members file by the command of the service, alone and while it serves, beside the same rows by plain SQL. */
export const importing: Part = {
  name: 'import',
  measure: async (directory) => {
    const file = `${directory}/members.csv`
    writeMembersFile(file, HOUSEHOLDS)
    const took = { ours: [] as number[], hand: [] as number[] }
    const peaksMb: number[] = []
    const rows = new Set<string>()
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const way of round % 2 === 1 ? WAYS : WAYS.toReversed()) {
        const done = await (way === 'ours' ? importAlone : insertByHand)(directory, file)
        took[way].push(done.seconds)
        if (done.peakMb !== null) peaksMb.push(done.peakMb)
        rows.add(JSON.stringify(done.rows))
      }
    }
    if (rows.size > 1) throw new Error(`not the same rows: ${[...rows].join(' ')}`)
    const beside = await importBeside(directory, file)
    const peakMb = Math.max(...peaksMb)
    const figures = [ratioFigure(took), memoryFigure(WHAT, peakMb), waitFigure(beside.waits)]
    const ratioSaid = `${median(took.ours).toFixed(1)} s by the command and ${median(took.hand).toFixed(1)} s by hand`
    return {
      figures,
      said: [`Import: ${ROUNDS} rounds of households of two, ${ratioSaid}; ${besideSaid(beside)}`],
    }
  },
}

type Took = Readonly<Record<(typeof WAYS)[number], readonly number[]>>

function ratioFigure({ ours, hand }: Took): Figure {
  const ratios = ratiosOf(ours, hand)
  const against = 'the same rows by plain SQL'
  return { what: WHAT, against, ratios, wanted: 3, atMost: true, tried: TRIED }
}

const TRIED =
  'Tried and kept: 250 households in a write (100 took longer, for the disk), dates read without the calendar library, letters ' +
  'looked at one by one only in names that have more than plain ones, texts of statements made ' +
  'once. Reading the file is about a third of it: the parser of CSV and that of phone numbers.'

function waitFigure(waits: readonly number[]): Figure {
  const what = `the longest wait of a call while ${PEOPLE.toLocaleString('en')} people are imported`
  const ratios = [waitAt(waits, 1) / WAIT_AT_MOST_MS]
  return { what, against: `${WAIT_AT_MOST_MS} ms`, ratios, wanted: 1, atMost: true }
}

function besideSaid(beside: Awaited<ReturnType<typeof importBeside>>): string {
  const { quiet, waits, seconds, peakMb } = beside
  const each = (all: Waits) => {
    const at = (share: number) => waitAt(all, share).toFixed(0)
    return `${at(0.5)}, ${at(0.9)}, ${at(0.99)} and ${at(0.999)} ms, the longest ${at(1)} ms`
  }
  return (
    `a service that was dialled every ${DIAL_EVERY_MS} ms did it in ${seconds.toFixed(1)} s with ${peakMb.toFixed(0)} MB at most. ` +
    `Of ${waits.length} calls 50, 90, 99 and 99.9 % waited at most ${each(waits)}, from when they were due; ` +
    `of ${quiet.length} calls before it began ${each(quiet)}.`
  )
}

type Done = {
  readonly seconds: number
  readonly peakMb: number | null
  readonly rows: Readonly<Record<string, number>>
}

/** From the start of the command to its end. */
async function importAlone(directory: string, file: string): Promise<Done> {
  const path = await emptyTown(directory)
  const done = await runCommand(path, commandOf(file))
  return { seconds: done.seconds, peakMb: done.peakMb, rows: countRows(path) }
}

function commandOf(file: string): readonly string[] {
  return ['import', file, '--mutual', MUTUAL.mutual_id, '--progress']
}

async function insertByHand(directory: string): Promise<Done> {
  const path = await emptyTown(directory)
  const child = startChild('households-by-hand', [path], LONG_ANSWER_MS)
  try {
    const { seconds } = await child.ask<ByHand>({ households: HOUSEHOLDS } satisfies ByHandOrder)
    return { seconds, peakMb: null, rows: countRows(path) }
  } finally {
    await child.stop()
  }
}

/** By a service that runs, to which the command hands the file. */
async function importBeside(directory: string, file: string) {
  const path = await ownCopy(directory, 'importing', 0)
  const service = await startService(path)
  try {
    const dialWhile = <Done>(meanwhile: () => Promise<Done>) =>
      dialMeanwhile(service.port, DIAL_EVERY_MS, meanwhile)
    const quiet = await dialWhile(() => setTimeout(QUIET_MS))
    const { done, waits } = await dialWhile(() => runCommand(path, commandOf(file)))
    const peakMb = peakMbOf(service.pid)
    return { quiet: quiet.waits, waits, seconds: done.seconds, peakMb }
  } finally {
    await service.stop()
    removeDatabase(path)
  }
}

async function emptyTown(directory: string): Promise<string> {
  const path = `${directory}/import.db`
  removeDatabase(path)
  copyFileSync(await registerOf(directory, 0), path)
  return path
}

const TABLES = ['member_number', 'member', 'beneficiary', 'phone_role', 'phone_language', 'person_word'] // prettier-ignore

function countRows(path: string): Record<string, number> {
  const db = new Database(path, { readonly: true })
  const count = (table: string) =>
    db.prepare(`select count(*) from ${table}`).pluck().get() as number
  const rows = Object.fromEntries(TABLES.map((table) => [table, count(table)]))
  db.close()
  return rows
}
