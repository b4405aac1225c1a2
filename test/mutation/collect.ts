/**
 * Stands for `vitest` where the tests of the core are collected: they are run here again and again,
 * by `score.ts`, without loading anything anew.
 */
import { expect } from 'vitest'

export { expect }

export type Collected = {
  readonly file: string
  readonly name: string
  /** Whether its values are drawn rather than written down. */
  readonly isProperty: boolean
  readonly run: () => unknown
}

export const collected: Collected[] = []
const names: string[] = []
const before: (() => unknown)[][] = [[]]
let file = ''

/** Which file the tests that follow are of. */
export function collectFrom(path: string): void {
  file = path
}

type Body = (...row: never[]) => unknown

function add(name: string, body: () => unknown, written: Body = body): void {
  const first = before.flat()
  const isProperty = written.toString().includes('.assert(')
  const run = async () => {
    for (const step of first) await step()
    await body()
  }
  collected.push({ file, name: [...names, name].join(' > '), isProperty, run })
}

function argumentsOf(row: unknown): never[] {
  return (Array.isArray(row) ? row : [row]) as never[]
}

function each(rows: readonly unknown[]) {
  return (name: string, body: Body) => {
    for (const row of rows) add(name, () => body(...argumentsOf(row)), body)
  }
}

export const it = Object.assign((name: string, body: () => unknown) => add(name, body), { each })

function group(name: string, body: () => void): void {
  names.push(name)
  before.push([])
  body()
  before.pop()
  names.pop()
}

export const describe = Object.assign(group, {
  each: (rows: readonly unknown[]) => (name: string, body: Body) => {
    for (const row of rows) {
      group(name, () => void body(...argumentsOf(row)))
    }
  },
})

export function beforeEach(step: () => unknown): void {
  before.at(-1)?.push(step)
}
