import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const BUILT = /built<typeof (\w+)>\('([^']+)'\)/g

/** What is loaded by a text, with the module that its type is taken from; both relative to `src`. */
const loaded = readdirSync('bench', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('bench', name))
  .flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(BUILT)].map(([, name, path]) => {
      const from = new RegExp(`import type \\* as ${name} from '([^']+)'`).exec(text)?.[1] ?? ''
      return { file, path, typed: normalize(join(dirname(file), from)) }
    })
  })

describe('the modules that the bench measures', () => {
  it.each(loaded)('$path is the one whose types $file uses', ({ path, typed }) => {
    expect(`src/${path}.ts`).toBe(typed)
  })

  it('are found', () => {
    expect(loaded.length).toBeGreaterThan(10)
  })
})
