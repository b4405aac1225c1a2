import { instant } from '../../../src/core/dates.ts'
import { migrate } from '../../../src/store/engine/migrate.ts'
import { openStore } from '../../../src/store/engine/open.ts'

const [url = '', folder = ''] = process.argv.slice(2)
const store = await openStore(url)
process.stdout.write('begun\n')
await migrate(store, instant(1), new URL(folder))
process.stdout.write('done\n')
await store.close()
