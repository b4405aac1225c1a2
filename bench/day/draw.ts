import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Shown } from './play.ts'
import { type Line, type Panel, plotOf } from './plot.ts'

/** Seconds that one point stands for. */
const WINDOW = 10

type Seconds = ReadonlyMap<string, readonly number[]>

/** The columns of a run by name. */
export function readSeconds(text: string): Seconds {
  const [head = '', ...lines] = text.trim().split('\n')
  const rows = lines.map((line) => line.split(',').map(Number))
  return new Map(head.split(',').map((name, at) => [name, rows.map((row) => row[at] ?? 0)]))
}

/** Draws each run that a directory holds: one file each, named like it. Returns their paths. */
export function drawRuns(directory: string, into: string): string[] {
  mkdirSync(into, { recursive: true })
  const runs = readdirSync(directory).filter((name) => existsSync(`${directory}/${name}/shown.json`)) // prettier-ignore
  return runs.map((name) => {
    const shown = JSON.parse(readFileSync(`${directory}/${name}/shown.json`, 'utf8')) as Shown
    const seconds = readSeconds(readFileSync(`${directory}/${name}/seconds.csv`, 'utf8'))
    const path = `${into}/${shown.store}-${shown.fault}.svg`
    writeFileSync(path, drawn(shown, seconds))
    return path
  })
}

function drawn(shown: Shown, all: Seconds): string {
  const endS = shown.minutes * 60
  const during = (all.get('second') ?? []).filter((second) => second <= endS).length
  const seconds = new Map([...all].map(([name, values]) => [name, values.slice(0, during)]))
  const parts = Object.keys(shown.most)
  const marks = shown.notes.flatMap((note) => {
    const [, second, what = ''] = /^(\d+) s: (.*)$/.exec(note) ?? []
    return second && /killed|started|silent|answers/.test(what) ? [[Number(second), what] as const] : [] // prettier-ignore
  })
  return plotOf({
    title: `The deadline day on ${shown.store}`,
    tells: `Latencies, queues, memory, processor time and bytes written over ${shown.minutes} minutes, a point for ${WINDOW} seconds.`,
    seconds: endS,
    marks,
    panels: [
      latency('A screen of a call, ms', 'ussd', seconds),
      latency('From a clinic’s SMS to the answer at the carrier, ms', 'check', seconds),
      latency('From a notice of a payment to the receipt at the carrier, ms', 'receipt', seconds),
      ...disk(seconds),
      { title: 'Waiting', isByTens: true, lines: waiting(seconds) },
      panel('Memory, MB', parts, (name) => windows(seconds, `${name}.memoryMb`, most)),
      panel('Processor, % of a core', parts, (name) => rates(seconds, `${name}.cpuMs`, 0.1)),
      panel('Written, MB a second', parts, (name) => rates(seconds, `${name}.writtenMb`, 1)),
    ],
  })
}

function latency(title: string, kind: string, seconds: Seconds): Panel {
  const lines = [
    { name: 'half of them', points: windows(seconds, `${kind}.p50`, middle) },
    { name: 'the longest', points: windows(seconds, `${kind}.max`, most) },
  ]
  return { title, isByTens: true, lines }
}

/** None where it was not measured. */
function disk(seconds: Seconds): Panel[] {
  if (!seconds.has('diskMs')) return []
  const lines = [{ name: 'disk', points: windows(seconds, 'diskMs', most) }]
  return [{ title: 'The longest sync of a block beside it, ms', isByTens: true, lines }]
}

function waiting(seconds: Seconds): Line[] {
  const named = { inbox: 'messages in', events: 'notices', outbox: 'answers and receipts', patient: 'reminders and notices' } // prettier-ignore
  return Object.entries(named).map(([column, name]) => ({ name, points: windows(seconds, column, most) })) // prettier-ignore
}

function panel(
  title: string,
  parts: readonly string[],
  of: (name: string) => Line['points'],
): Panel {
  // prettier-ignore
  return { title, lines: parts.map((name) => ({ name, points: of(name) })) }
}

type Points = readonly (readonly [number, number])[]

/** One point for each window. */
function windows(
  seconds: Seconds,
  column: string,
  of: (values: readonly number[]) => number,
): Points {
  // prettier-ignore
  const [times, values] = [seconds.get('second') ?? [], seconds.get(column) ?? []]
  return starts(times).map((from) => [times[from] ?? 0, of(values.slice(from, from + WINDOW))])
}

/** How fast a value grows, for each second of each window, times a factor. */
function rates(seconds: Seconds, column: string, factor: number): Points {
  const [times, values] = [seconds.get('second') ?? [], seconds.get(column) ?? []]
  return starts(times).flatMap((from) => {
    const to = Math.min(from + WINDOW, times.length - 1)
    const spanS = (times[to] ?? 0) - (times[from] ?? 0)
    const grown = (values[to] ?? 0) - (values[from] ?? 0)
    return spanS > 0 ? [[times[from] ?? 0, Math.max(0, (grown / spanS) * factor)] as const] : []
  })
}

function starts(times: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(times.length / WINDOW) }, (_, at) => at * WINDOW)
}

function most(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

/** The middle one of those that are there: a second in which nothing came has none. */
function middle(values: readonly number[]): number {
  const there = values.filter((value) => value > 0).toSorted((a, b) => a - b)
  return there[Math.floor(there.length / 2)] ?? 0
}
