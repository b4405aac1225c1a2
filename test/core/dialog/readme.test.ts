import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { screensOf } from '../../../src/core/dialog/builders.ts'
import { type Answer, answer, type Call } from '../../../src/core/dialog/call.ts'
import { anyone } from '../../../src/core/dialog/screen.ts'
import type { Told } from '../../../src/core/dialog/told.ts'
import { type Tea, tea } from './tea.ts'

const PAGE = readFileSync(new URL('../../../src/core/dialog/README.md', import.meta.url), 'utf8')

/** The example as its file has it, whose imports are longer. */
const EXAMPLE = readFileSync(new URL('tea.ts', import.meta.url), 'utf8').replaceAll(
  '../../../src/core/dialog/',
  './',
)

/** What the page says is typed, in turn, and shown. */
const TURNS = [...PAGE.matchAll(/^\|(?: `(.*?)`)? +\| `((?:CON|END) .*?)` *\|$/gm)].map(
  ([, typed = '', shown = '']) => ({ typed, shown: shown.replaceAll('\\n', '\n') }),
)

describe('the page of the engine', () => {
  it('has the example as it is', () => {
    expect(/<!-- example -->\n\n```ts\n([^]*?)```\n/.exec(PAGE)?.[1]).toBe(EXAMPLE)
  })

  it('shows what the example answers', () => {
    expect(TURNS.length).toBe(4)
    let call: Call<Tea> | null = null
    for (const { typed, shown } of TURNS) {
      call = reply(say(call, typed))
      expect(call.reply).toBe(shown)
    }
    expect(call?.dialog.ended).toBe(true)
  })

  it('is right that a destination which does not exist does not compile', () => {
    const { menu } = screensOf<Tea>()
    const option = { name: 'coffee', label: () => 'Coffee' }
    // @ts-expect-error there is no such screen
    const bad = menu({ needs: anyone, title: () => '', options: [{ ...option, to: 'coffee' }] })
    expect(bad.edges).toHaveLength(1)
  })
})

function say(call: Call<Tea> | null, typed: string): Answer<Tea> {
  const inputs = typed ? [typed] : []
  const told: Told = { kind: call ? 'input' : 'begin', inputs, heard: '', place: '' }
  return answer(tea, call, told, null)
}

function reply(answered: Answer<Tea>): Call<Tea> {
  expect(answered.kind).toBe('reply')
  return (answered as Extract<Answer<Tea>, { kind: 'reply' }>).call
}
