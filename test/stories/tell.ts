import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { describeWorlds } from '../world.ts'
import { play } from './play.ts'

const FOLDER = import.meta.dirname

/** Plays each story of this folder on an engine, and holds it against what is written down. */
export function tellStories(engine: Store['engine']): void {
  describeWorlds(
    'a story goes as it is written down',
    (begin) => {
      const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
      it.each(files)('%s', async (name) => {
        const path = `${FOLDER}/${name}`
        await expect(await play(begin, readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
      })
    },
    [engine],
  )
}
