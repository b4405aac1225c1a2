import { copyFileSync, statSync } from 'node:fs'
import { fillYear } from './assembly-year.ts'
import { startCompiled } from './child.ts'
import type { Figure } from './figures.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { FEW, MANY, registerOf } from './registers.ts'
import type { Errand, ErrandDone } from './whole-mutual.ts'

/** What goes through a whole mutual, by its name under the table. */
const ERRANDS: Readonly<Record<Errand, string>> = {
  verify: '`verify`',
  members: 'the register of members',
  dues: 'the register of dues',
  week: 'the week of a digest',
}

/** A member among many may cost so many times of one among few. */
const WANTED = 1.3

/** Among few an errand is over before all of its code is compiled: the last time counts. */
const TIMES_AMONG_FEW = 8

const MONTHS_LATER = 11

/**
 * What a member costs of our CPU in that which goes through a whole mutual, among many and among few; the most memory
 * that it takes; and the room on the disk that a member takes in a year.
 */
export const whole: Part = {
  name: 'whole',
  measure: async (directory) => {
    const [few, many] = [await registerOf(directory, FEW), await registerOf(directory, MANY)]
    const figures: Figure[] = []
    const said: string[] = []
    for (const [errand, what] of Object.entries(ERRANDS) as [Errand, string][]) {
      const among = await doneOn(directory, many, errand, 1)
      const alone = await doneOn(directory, few, errand, TIMES_AMONG_FEW)
      figures.push({
        what: `CPU for a member of ${what} among ${MANY.toLocaleString('en')}`,
        against: `one among ${FEW.toLocaleString('en')}`,
        ratios: [perMember(among, MANY) / perMember(alone, FEW)],
        ...{ wanted: WANTED, atMost: true },
      })
      figures.push(memoryFigure(`${what} of ${MANY.toLocaleString('en')} members`, among.peakMb))
      said.push(`${what} ${perMember(among, MANY).toFixed(0)} µs and ${perMember(alone, FEW).toFixed(0)} µs`) // prettier-ignore
    }
    return {
      figures,
      said: [`Whole mutuals: ${said.join(', ')} for a member.`, await room(directory)],
    }
  },
}

async function doneOn(
  directory: string,
  path: string,
  errand: Errand,
  times: number,
): Promise<ErrandDone> {
  const child = startCompiled('whole-mutual', directory, [path])
  try {
    let done = await child.ask<ErrandDone>({ errand })
    for (let time = 1; time < times; time += 1) done = await child.ask<ErrandDone>({ errand })
    return done
  } finally {
    await child.stop()
  }
}

function perMember({ cpuMs, count }: ErrandDone, members: number): number {
  if (count !== members) throw new Error(`${count} of ${members} were gone through`)
  return (cpuMs * 1000) / members
}

/** Charged each month, paid by four of five, a visit and a bill in a month for one of a hundred. */
async function room(directory: string): Promise<string> {
  const path = `${directory}/room.db`
  copyFileSync(await registerOf(directory, FEW), path)
  const before = statSync(path).size
  fillYear(path)
  const [own, year] = [before, ((statSync(path).size - before) * 12) / MONTHS_LATER]
  const kb = (bytes: number) => (bytes / FEW / 1000).toFixed(1)
  return `On the disk a member who was charged once takes ${kb(own)} kB, and a year of monthly contributions ${kb(year)} kB more.` // prettier-ignore
}
