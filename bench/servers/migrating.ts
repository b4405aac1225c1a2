import type * as migrations from '../../src/store/engine/migrate.ts'
import type * as open from '../../src/store/engine/open.ts'
import { built } from '../built.ts'
import { answerParent } from '../child.ts'
import { TOWN_OPENS } from '../town.ts'

/** The built service's tables in an empty database: older code has others than these sources. */
const [database] = process.argv.slice(2) as [string]
const { openStore } = await built<typeof open>('store/engine/open')
const { migrate } = await built<typeof migrations>('store/engine/migrate')

answerParent(async () => {
  const store = await openStore(database)
  await migrate(store, TOWN_OPENS)
  await store.close()
})
