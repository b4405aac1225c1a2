import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { noteResult } from '../../promises/results.ts'
import { seedsOf } from '../../seeds.ts'
import { createRandom } from '../../simulation/random.ts'
import { broken } from '../line/audit.ts'
import { MAIN } from '../../program.ts'
import { type Change, buildWith, mainOf } from '../line/builds.ts'
import { integrity, reading } from '../line/database.ts'
import { foundLine, type Line } from '../line/line.ts'
import { cutsOf, readWrites, type Write, writeImage } from '../line/power.ts'
import { start } from '../line/running.ts'
import { createTraffic, type Traffic } from '../line/traffic.ts'

/** In CI, and by one seed of a soak. */
const FEW = 250
const CUTS = process.env['LONG'] ? 4000 : FEW

const BURSTS = 12

/** What SQLite does in a write-ahead log unless it is told otherwise. */
const NORMAL: readonly Change[] = [
  { file: 'store/engine/sqlite-connection.ts', from: 'synchronous: 2', to: 'synchronous: 1' },
]

type Recorded = {
  readonly before: string
  readonly writes: readonly Write[]
  readonly traffic: Traffic
}

it.each(seedsOf('faults', [1]))(
  'a power cut at any write loses nothing that was acknowledged, SEED=%i',
  async (seed) => {
    // Seen red: with `synchronous = NORMAL`, as the test below shows on each run.
    const recorded = await record(await foundLine(), mainOf(NORMAL), seed)
    const { cuts, lost, unsound, acknowledged } = cutEverywhere(recorded, CUTS, seed)
    expect({ lost, unsound }).toEqual({ lost: [], unsound: [] })
    expect(acknowledged).toBeGreaterThan(50)
    noteResult('power-cut', `${cuts} cuts, up to ${acknowledged} requests acknowledged, 0 lost`)
  },
)

it('a power cut does lose what was acknowledged with synchronous = NORMAL', async () => {
  // Seen red: with the usual FULL in its place nothing is lost, as the test above shows.
  const main = process.env['UNPROTECTED'] ? MAIN : buildWith(NORMAL)
  const recorded = await record(await foundLine(), main, 1)
  const { cuts, lost, unsound } = cutEverywhere(recorded, FEW, 1)
  expect(unsound).toEqual([])
  expect(lost.length).toBeGreaterThan(cuts / 4)
  noteResult('power-cut-normal', `${cuts} cuts, ${lost.length} of them lost something acknowledged`)
})

/** A life under load, with every write to the database and its log as it was made. */
async function record(line: Line, main: string, seed: number): Promise<Recorded> {
  // The files are there, as they are on any day but the first.
  const once = await start(line, { main })
  once.kill('SIGKILL')
  await once.exit
  const before = mkdtempSync(join(tmpdir(), 'mutual-line-before-'))
  onTestFinished(() => rmSync(before, { recursive: true, force: true }))
  for (const end of ['', '-wal']) cpSync(line.database + end, join(before, `line.db${end}`))
  const log = join(line.folder, 'writes.log')
  const traced = 'trace=pwrite64,fdatasync,fsync,ftruncate'
  const how = ['-f', '-qq', '--seccomp-bpf', '-y', '-xx', '-s', '70000', '-ttt', '-e', traced]
  const running = await start(line, { main, under: ['strace', ...how, '-o', log] })
  const traffic = createTraffic(line, seed)
  for (let n = 0; n < BURSTS; n += 1) await traffic.burst(line.address)
  running.kill('SIGKILL')
  await running.exit
  return { before, traffic, writes: readWrites(log, line.database) }
}

/** Cuts the power at places all over the recording and looks at what is found afterwards. */
function cutEverywhere({ before, writes, traffic }: Recorded, wanted: number, seed: number) {
  const random = createRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-cut-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'line.db')
  const lost: string[] = []
  const unsound: string[] = []
  let cuts = 0
  let acknowledged = 0
  for (const cut of cutsOf(before, writes, wanted, random)) {
    cuts += 1
    writeImage(path, cut.files)
    const sound = integrity(path)
    if (sound !== 'ok') unsound.push(`cut ${cut.at}: ${sound}`)
    const known = asOf(traffic, cut.ms)
    acknowledged = Math.max(acknowledged, known.payments.filter((one) => one.acknowledged).length)
    const [first] = reading(path, (query) => broken(query, known))
    if (first) lost.push(`cut ${cut.at}: ${first}`)
  }
  expect(cuts).toBeGreaterThan(wanted / 2)
  return { cuts, lost, unsound, acknowledged }
}

/** The same traffic with only that acknowledged which was so at a moment. */
function asOf(traffic: Traffic, ms: number): Traffic {
  const then = <One extends { readonly by: number }>(all: readonly One[]) =>
    all.map((one) => ({ ...one, acknowledged: one.by < ms }))
  const calls = then(traffic.calls).map((call) => (call.by < ms ? call : { ...call, answer: '' }))
  return { ...traffic, payments: then(traffic.payments), checks: then(traffic.checks), calls }
}
