import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { replay } from './replay.ts'

const FOLDER = import.meta.dirname

/** `npx vitest run test/conversations -u` writes down what is shown now, to be read in the diff. */
describe('a conversation goes as it is written down', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
  it.each(files)('%s', async (name) => {
    const path = `${FOLDER}/${name}`
    await expect(replay(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })
})
