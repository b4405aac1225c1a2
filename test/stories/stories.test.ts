import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeWorlds } from '../world.ts'
import { play } from './play.ts'

const FOLDER = import.meta.dirname

/** `npx vitest run test/stories -u` writes down what happens now, to be read in the diff. */
describeWorlds('a story goes as it is written down', (begin) => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
  it.each(files)('%s', { timeout: 60_000 }, async (name) => {
    const path = `${FOLDER}/${name}`
    await expect(await play(begin, readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })
})
