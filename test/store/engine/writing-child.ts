import { openStore } from '../../../src/store/engine/open.ts'
import { save } from './settings.ts'

const WRITERS = 24

const [url = '', round = ''] = process.argv.slice(2)
const store = await openStore(url)
for (let writer = 0; writer < WRITERS; writer += 1) void writeForEver(writer)

/** Says what it wrote once it was told that it is safe. */
async function writeForEver(writer: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const name = `${round}/${writer}/${count}`
    await save(store, name, 'x'.repeat(count % 500))
    process.stdout.write(`${name}\n`)
  }
}
