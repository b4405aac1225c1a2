import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SCREENS } from '../../src/core/errands/screens.ts'
import { replay } from './replay.ts'

const FOLDER = import.meta.dirname
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))

function read(name: string): string {
  return readFileSync(`${FOLDER}/${name}`, 'utf8')
}

/** `npx vitest run test/conversations -u` writes down what is shown now, to be read in the diff. */
describe('a conversation goes as it is written down', () => {
  it.each(FILES)('%s', async (name) => {
    await expect(replay(read(name))).toMatchFileSnapshot(`${FOLDER}/${name}`)
  })
})

describe('conversations', () => {
  const languages = new Map<string, Set<string>>()
  for (const name of FILES) {
    replay(read(name), ({ screen, language }) => {
      const others = languages.get(screen) ?? []
      if (language) languages.set(screen, new Set([...others, language]))
    })
  }

  it.each(Object.keys(SCREENS))('show %s in two languages at least', (screen) => {
    expect([...(languages.get(screen) ?? [])].length).toBeGreaterThan(1)
  })
})
