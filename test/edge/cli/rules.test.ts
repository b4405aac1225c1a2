import { expect, it } from 'vitest'
import { ACTS } from '../../../src/app/acts/all.ts'
import { RULES } from '../../../src/core/staff/rules.ts'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { ROUTES } from '../../../src/edge/office/routes.ts'

const WRITING = COMMANDS.filter(({ kind }) => kind === 'write')

/** What a clinic does on its own page has no command: there a clinic has no terminal. */
const FORMS = ROUTES.flatMap((route) => (route.kind === 'form' ? [route.errand] : []))

it('say of every command that writes and of every form who may, and of nothing else', () => {
  const acts = new Set([...WRITING.map(({ name }) => name), ...FORMS])
  expect(Object.keys(RULES).sort()).toEqual([...acts].sort())
})

it('ask for somebody who is signed in wherever a command asks who does it', () => {
  const asks = WRITING.filter(({ options = [] }) => options.some(({ flags }) => flags.startsWith('--by '))) // prettier-ignore
  expect(asks.length).toBeGreaterThan(50)
  expect(asks.filter(({ name }) => RULES[name]?.who === 'shell').map(({ name }) => name)).toEqual(
    [],
  )
})

it('let no token decide, or say who works here', () => {
  const decides = ACTS.filter(({ kind, name }) => kind === 'write' && /^(decide|application|staff|sessions|token|letter) /.test(name)) // prettier-ignore
  expect(decides.length).toBeGreaterThan(14)
  expect(decides.filter(({ name }) => RULES[name]?.token).map(({ name }) => name)).toEqual([])
})
