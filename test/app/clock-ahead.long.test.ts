import { it } from 'vitest'
import { describeWorlds } from '../world.ts'
import { goOnAfter } from './clock-ahead.ts'

describeWorlds('the jobs', (begin) => {
  it.each([400, 3650])('go on when the clock was %i days ahead and is put right', async (days) => {
    await goOnAfter(await begin(), days)
  })
})
