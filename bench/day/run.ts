import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { drawRuns } from './draw.ts'
import { FAULTS, type Fault } from './faults.ts'
import { play } from './play.ts'
import { openStores, STORES, type StoreName } from './stores.ts'
import { tell } from './tell.ts'

/**
 * `npm run bench:day`: a country's deadline day, played against the built service. `--store sqlite |
 * sqlite-slow | postgres`, `--fault none,gateway,operator` with as many `--minutes 30,10,10`, each on a register
 * of its own, `--members 1000000`, `--directory data/day` for registers, logs and figures by the second. `--draw` draws what
 * is there into docs/deadline-day.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    fault: { type: 'string', default: 'none' },
    minutes: { type: 'string', default: '1' },
    members: { type: 'string', default: '100000' },
    draw: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    directory: { type: 'string', default: `${ROOT}data/day` },
  },
})

async function main(): Promise<void> {
  if (values.draw) return void drawRuns(values.directory, `${ROOT}docs/deadline-day`)
  const store = oneOf(STORES, values.store) as StoreName
  const faults = values.fault.split(',').map((fault) => oneOf(FAULTS, fault) as Fault)
  const minutes = values.minutes.split(',').map(Number)
  const members = Number(values.members)
  if (faults.includes('gateway') && store !== 'postgres') throw new Error('a gateway can only be missed where there are two: --store postgres') // prettier-ignore
  mkdirSync(values.directory, { recursive: true })
  const stores = await openStores(store, values.directory, members)
  try {
    for (const [at, fault] of faults.entries()) {
      const run = { store, fault, minutes: minutes[at] ?? minutes[0] ?? 1, members, directory: values.directory, seed: Number(values.seed) } // prettier-ignore
      process.stdout.write(tell(await play(run, stores)))
    }
  } finally {
    await stores.stop()
  }
}

function oneOf(known: readonly string[], name: string): string {
  if (!known.includes(name)) throw new Error(`${name} is none of ${known.join(', ')}`)
  return name
}

await main()
