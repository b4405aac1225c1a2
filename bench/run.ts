import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { type Figure, renderFigures, withTable } from './figures.ts'
import { type Group, GROUPS_SAID, measureGroups } from './groups.ts'
import { buildTown } from './town.ts'
import { measureTurns, type Turns, TURNS_SAID } from './turns.ts'

/**
 * `npm run bench`: how a durable turn of a call compares with doing nothing, with a peer, and how
 * our group commit compares with batches made by hand. Everything is compared within this run.
 * With `--write` the table goes into the README.
 */
const README = fileURLToPath(new URL('../README.md', import.meta.url))

/** On the disk where a database would be: in memory a commit would cost nothing. */
const DIRECTORY = fileURLToPath(new URL('../data/bench', import.meta.url))

const SIZES = [1, 8, 64] as const
const WANTED_AT: Readonly<Record<number, number>> = { 64: 0.5 }

async function main(): Promise<void> {
  rmSync(DIRECTORY, { recursive: true, force: true })
  mkdirSync(DIRECTORY, { recursive: true })
  try {
    const before = loadavg()[0] as number
    const town = `${DIRECTORY}/town.db`
    await buildTown(town)
    const turns = await measureTurns(DIRECTORY, town)
    const groups = await measureGroups(DIRECTORY, town, SIZES)
    await report(turns, groups, before)
  } finally {
    rmSync(DIRECTORY, { recursive: true, force: true })
  }
}

async function report(turns: Turns, groups: readonly Group[], loadBefore: number): Promise<void> {
  const table = renderFigures([...turnFigures(turns), ...groups.map(groupFigure)], {
    cores: availableParallelism(),
    node: process.versions.node,
    lines: [loadSaid(loadBefore), turnsSaid(turns), groupsSaid(groups)],
  })
  process.stdout.write(`\n${table}\n`)
  if (process.argv.includes('--write')) {
    const text = withTable(readFileSync(README, 'utf8'), table)
    const style = await resolveConfig(README)
    writeFileSync(README, await format(text, { ...style, filepath: README }))
  }
}

function turnFigures({ perSecond }: Turns): Figure[] {
  const what = 'a durable USSD turn'
  return [
    {
      what,
      against: 'a bare Express form echo',
      ratios: ratiosOf(perSecond.ours, perSecond.echo),
      wanted: 0.6,
      tried: TRIED_TURN,
    },
    {
      what,
      against: 'the same menu with `ussd-menu-builder`, its session in SQLite',
      ratios: ratiosOf(perSecond.ours, perSecond.peer),
      wanted: 1.5,
      tried: TRIED_PEER,
    },
  ]
}

function groupFigure({ atOnce, store, hand }: Group): Figure {
  return {
    what: `stored calls per second, ${atOnce} at once`,
    against: atOnce === 1 ? 'one commit each by hand' : `batches of ${atOnce} by hand`,
    ratios: ratiosOf(store, hand),
    wanted: WANTED_AT[atOnce] ?? null,
    tried: TRIED_GROUP,
  }
}

/** From profiles of the service under this load. */
const TRIED_TURN =
  'Beside the HTTP that the echo does too, a turn runs some ten queries (about a fifth of its time), ' +
  'works out a standing and two screens (a fifth), writes a log line and waits for the commit it ' +
  'shares. Tried and kept: queries compiled once instead of in each turn, each fact asked once, ' +
  'fewer promises for a query, 64 MB of pages kept instead of 2, one standing for all screens of a ' +
  'turn, days counted without the calendar library, statutes parsed once, replies written without ' +
  'Express. Tried and left: rows taken as arrays, which saved too little. Not done: facts kept ' +
  'between turns, since another process may have changed them.'

const TRIED_PEER =
  'The peer pays for a commit of its own in each turn, ours for a share of one and for more work ' +
  'around it: the ratio rises with the time that the disk takes. Tried: as for the echo.'

const TRIED_GROUP =
  'Tried and kept: the query compiled once. What remains is a savepoint and a promise for each ' +
  'caller, so that one that fails leaves the others whole.'

function ratiosOf(a: readonly number[], b: readonly number[]): number[] {
  return a.map((rate, round) => rate / (b[round] as number))
}

/** Waiting for a disk and a processor that others use falls on a turn more than on an echo. */
function loadSaid(before: number): string {
  return `The load average of the machine before the run was ${before.toFixed(1)}.`
}

function turnsSaid({ requests, screens, generatorBusy }: Turns): string {
  const made = `${requests.ours} requests to ours, ${requests.echo} to the echo, ${requests.peer} to the peer`
  const same = `${screens} screens of ours and the peer's were the same to the byte`
  const busy = `the generator was at work for ${Math.round(generatorBusy * 100)} % of the time at most`
  return `Turns: whole calls by 2,000 members, ${TURNS_SAID}; ${made}; ${same}; ${busy}.`
}

function groupsSaid(groups: readonly Group[]): string {
  const writes = groups.map(({ atOnce, writes }) => `${writes} at ${atOnce}`).join(', ')
  return `Writes: a call stored with \`synchronous=FULL\`, ${GROUPS_SAID}; ${writes}.`
}

await main()
