import { type Figure, median, ratiosOf } from './figures.ts'
import { type Group, GROUPS_SAID, measureGroups } from './groups.ts'
import type { Part } from './part.ts'
import { buildTown } from './town.ts'
import { measureTurns, type Rounds, type Turns, TURNS_SAID } from './turns.ts'

const SIZES = [1, 8, 64] as const
const WANTED_AT: Readonly<Record<number, number>> = { 64: 0.5 }

/** A durable turn of a call beside doing nothing and beside a peer. */
export const turns: Part = {
  name: 'turns',
  measure: async (directory) => {
    const town = `${directory}/town.db`
    await buildTown(town)
    const measured = await measureTurns(directory, town)
    return { figures: turnFigures(measured), said: [turnsSaid(measured)] }
  },
}

/** Our group commit beside batches made by hand. */
export const writes: Part = {
  name: 'writes',
  measure: async (directory) => {
    const town = `${directory}/writes.db`
    await buildTown(town)
    const groups = await measureGroups(directory, town, SIZES)
    return { figures: groups.map(groupFigure), said: [groupsSaid(groups)] }
  },
}

function turnFigures({ served: { ours, before, echo, peer } }: Turns): Figure[] {
  const what = 'a durable USSD turn'
  const cpu = 'CPU of a durable USSD turn'
  const figures: Figure[] = [
    {
      what,
      against: 'a bare Express form echo',
      ratios: ratiosOf(ours.perSecond, echo.perSecond),
      wanted: 0.6,
      tried: TRIED_TURN,
    },
    {
      what,
      against: 'the same menu with `ussd-menu-builder`, its session in SQLite',
      ratios: ratiosOf(ours.perSecond, peer.perSecond),
      wanted: 2.5,
      tried: TRIED_PEER,
    },
    {
      what: cpu,
      against: 'that of a bare Express form echo',
      ratios: ratiosOf(ours.cpuUs, echo.cpuUs),
      wanted: null,
      atMost: true,
    },
  ]
  if (!before) return figures
  const ratios = ratiosOf(ours.cpuUs, before.cpuUs)
  const less = { what: cpu, against: 'that of the code of before', ratios }
  return [...figures, { ...less, wanted: null, atMost: true }]
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
  'Beside the HTTP that the echo does too, a turn runs some ten queries and its share of a commit ' +
  '(about a quarter of its time), works out a standing and a screen (a fifth) and writes a log ' +
  'line. Tried and kept: queries compiled once instead of in each turn, each fact asked once, ' +
  'fewer promises for a query, 64 MB of pages kept instead of 2, one standing for all screens of a ' +
  'turn, days counted without the calendar library, statutes parsed once, replies written without ' +
  'Express, rows taken as lists, an answer read by the page that was shown instead of making it ' +
  'again. Not done: facts kept between turns, since another process may have changed them.'

const TRIED_PEER =
  'The peer pays for a commit of its own in each turn, ours for a share of one and for more work ' +
  'around it: the ratio rises with the time that the disk takes. Tried: as for the echo.'

const TRIED_GROUP =
  'Tried and kept: the query compiled once. What remains is a savepoint and a promise for each ' +
  'caller, so that one that fails leaves the others whole.'

function turnsSaid({ served, screens, generatorBusy }: Turns): string {
  const { ours, before, echo, peer } = served
  const made = `${ours.requests} requests to ours, ${echo.requests} to the echo, ${peer.requests} to the peer`
  const then = before ? `, ${us(before)} for one of the code of before` : ''
  const cpu = `${us(ours)} of CPU for a turn, ${us(echo)} for an echo, ${us(peer)} for a turn of the peer${then}`
  const same = `${screens} screens of ours and the peer's were the same to the byte`
  const busy = `the generator was at work for ${Math.round(generatorBusy * 100)} % of the time at most`
  return `Turns: whole calls by 2,000 members, ${TURNS_SAID}; ${made}; ${cpu}; ${same}; ${busy}.`
}

function us({ cpuUs }: Rounds): string {
  return `${Math.round(median(cpuUs))} µs`
}

function groupsSaid(groups: readonly Group[]): string {
  const writes = groups.map(({ atOnce, writes }) => `${writes} at ${atOnce}`).join(', ')
  return `Writes: a call stored with \`synchronous=FULL\`, ${GROUPS_SAID}; ${writes}.`
}
