import { setTimeout as pause } from 'node:timers/promises'
import { type Child, LONG_ANSWER_MS, startChild } from './child.ts'
import { type Figure, median, ratiosOf } from './figures.ts'
import type { LoadOrder, LoadResult } from './generate.ts'
import { COOKIE, officeRegisterOf, signInTo } from './office-register.ts'
import type { Part } from './part.ts'
import { memberNumbers } from './register.ts'
import { FEW, MANY } from './registers.ts'
import type { Serving } from './servers/listen.ts'
import { buildTown, residents } from './town.ts'

const ROUNDS = 5

/** Pages that a manager comes to by tabs and links, and what is looked for. */
const PAGES = [
  '', '/behind', '/behind?by=3', '/money', '/money/cash', '/money/wallets', '/clinics', '/associations', '/books',
  '/books/accounts', '/books/chain', '/books/closing', '/books/assembly', '/decisions', '/applications', '/messages',
  '/messages/reminders', '/statutes', '/staff', '/looks', '/alerts', '/cards', '/member/MEMBER', '/member/MEMBER/statement', '/find?q=MEMBER',
] as const // prettier-ignore

/** Beginnings of names, as somebody types them. */
const NAMES = ['am', 'zawadi', 'wan ka', 'neema otieno9', 'mutua12345', 'nobody'] as const

const TRIED =
  'What came in is kept by day and wallet by the database, children who grow too old are counted by what they have in ' +
  'common, and what goes through everybody is made in the night.'

/** What a search may take, in milliseconds of CPU. */
const SEARCH_MS = 50

/** People in the office, and how often each opens a page. */
const PEOPLE = 10
const OPENS_EVERY_MS = 5_000
const CONNECTIONS = 48
const SECONDS = 5

/** The office with a million members beside ten thousand, and turns beside ten people in it. */
export const office: Part = {
  name: 'office',
  measure: async (directory) => {
    const few = await timesOf(directory, FEW)
    const many = await timesOf(directory, MANY)
    const [slowest = ''] = [...PAGES].sort((a, b) => median(many.get(b) ?? []) - median(many.get(a) ?? [])) // prettier-ignore
    const names = NAMES.map((name) => many.get(searchOf(name)) ?? [])
    const beside = await turnsBeside(directory)
    return {
      figures: [
        {
          what: `CPU of the slowest page of the office (\`${slowest}\`) of ${MANY.toLocaleString('en')} members`,
          against: `the same page of ${FEW.toLocaleString('en')}`,
          ratios: ratiosOf(many.get(slowest) ?? [], few.get(slowest) ?? []),
          wanted: 2,
          atMost: true,
          tried: TRIED,
        },
        {
          what: `CPU of the slowest search for the beginning of a name among ${MANY.toLocaleString('en')} members`,
          against: `${SEARCH_MS} ms`,
          ratios: Array.from({ length: ROUNDS }, (_, round) =>
            Math.max(...names.map((rounds) => (rounds[round] ?? NaN) / SEARCH_MS)),
          ),
          wanted: 1,
          atMost: true,
        },
        beside,
      ],
      said: [
        `Office: ${ROUNDS} rounds; CPU of each page with ${MANY.toLocaleString('en')} members and with ${FEW.toLocaleString('en')}, in ms: ${saidOf(many, few)}.`,
        `Turns beside the office: ${ROUNDS} rounds of ${SECONDS} s with ${PEOPLE} people who open a page every ${OPENS_EVERY_MS / 1000} s, and without.`,
      ],
    }
  },
}

type Times = ReadonlyMap<string, number[]>

function saidOf(many: Times, few: Times): string {
  const ms = (times: Times, page: string) => median(times.get(page) ?? []).toFixed(1)
  return [...many.keys()].map((page) => `\`${page || '/'}\` ${ms(many, page)} and ${ms(few, page)}`).join(', ') // prettier-ignore
}

function searchOf(name: string): string {
  return `/find?q=${encodeURIComponent(name)}`
}

/** Milliseconds of CPU of each page, round by round, of a register of so many. */
async function timesOf(directory: string, members: number): Promise<Times> {
  const child = serverOn(directory, await officeRegisterOf(directory, members))
  const [, number = ''] = [...memberNumbers(2)]
  const times = new Map<string, number[]>()
  try {
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const page of [...PAGES, ...NAMES.map(searchOf)]) {
        const before = await child.ask<Serving>({})
        await open(before.port, page.replace('MEMBER', number))
        const { cpuUs } = await child.ask<Serving>({})
        // The first time is of what is compiled and read from the disk.
        if (round >= 0) times.set(page, [...(times.get(page) ?? []), (cpuUs - before.cpuUs) / 1000])
      }
    }
    return times
  } finally {
    await child.stop()
  }
}

function serverOn(directory: string, path: string): Child {
  return startChild('servers/ours', [path, `${directory}/office.log`], LONG_ANSWER_MS)
}

async function open(port: number, page: string): Promise<void> {
  const url = `http://127.0.0.1:${port}/office/m/umoja${page}`
  const answer = await fetch(url, { headers: { cookie: COOKIE }, redirect: 'manual' })
  await answer.arrayBuffer()
  // A search for a whole number leads to its page.
  if (answer.status !== 200 && !(page.startsWith('/find') && answer.status === 303))
    throw new Error(`${page}: ${answer.status}`)
}

/** Turns by as many as the town has, with people in the office of a large register and without. */
async function turnsBeside(directory: string): Promise<Figure> {
  const town = `${directory}/office-town.db`
  await buildTown(town)
  signInTo(town)
  const ours = startChild('servers/ours', [town, `${directory}/office.log`], LONG_ANSWER_MS)
  const generator = startChild('load')
  const rates = { with: [] as number[], without: [] as number[] }
  try {
    const { port } = await ours.ask<Serving>({})
    const turns = async (name: string) => {
      const order = { ports: [port], connections: CONNECTIONS, seconds: SECONDS, name }
      return (await generator.ask<LoadResult>(order satisfies LoadOrder)).perSecond
    }
    await turns('warm')
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.without.push(await turns(`alone-${round}`))
      const over = new AbortController()
      const people = Array.from({ length: PEOPLE }, (_, at) => person(port, at, over.signal))
      rates.with.push(await turns(`beside-${round}`))
      over.abort()
      await Promise.all(people)
    }
  } finally {
    for (const child of [ours, generator]) await child.stop()
  }
  return {
    what: `durable USSD turns beside ${PEOPLE} people in the office`,
    against: 'the same without them',
    ratios: ratiosOf(rates.with, rates.without),
    wanted: 0.9,
  }
}

/** Opens one page after another, the next one some seconds after the last. */
async function person(port: number, at: number, over: AbortSignal): Promise<void> {
  const number = residents()[at]?.number ?? ''
  await pause((OPENS_EVERY_MS / PEOPLE) * at, undefined, { signal: over }).catch(() => undefined)
  for (let page = at; !over.aborted; page += 1) {
    await open(port, (PAGES[page % PAGES.length] ?? '').replace('MEMBER', number))
    await pause(OPENS_EVERY_MS, undefined, { signal: over }).catch(() => undefined)
  }
}
