import type * as registers from '../src/app/books/write-register.ts'
import type * as weeks from '../src/app/office/read-week.ts'
import type * as verifying from '../src/app/verify/verify.ts'
import type * as dates from '../src/core/dates.ts'
import type * as directory from '../src/store/mutuals/directory.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { peakMb } from './peak.ts'
import { benchPorts } from './ports.ts'
import { MUTUAL } from './town.ts'

export type Errand = 'verify' | 'members' | 'dues' | 'week'

/** What one took of our CPU, and for how many members or rows, so that nobody measures nothing. */
export type ErrandDone = {
  readonly cpuMs: number
  readonly count: number
  readonly peakMb: number
}

const [path] = process.argv.slice(2) as [string]
const { writeRegister, REGISTERS } = await built<typeof registers>('app/books/write-register')
const { readWeek } = await built<typeof weeks>('app/office/read-week')
const { verify } = await built<typeof verifying>('app/verify/verify')
const { civilDateAt } = await built<typeof dates>('core/dates')
const { loadMutual } = await built<typeof directory>('store/mutuals/directory')
const ports = await benchPorts(path, `${path}.log`)

async function doOne(errand: Errand): Promise<number> {
  if (errand === 'verify') {
    const { findings, journals } = await verify(ports, null, () => undefined)
    if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)))
    return journals
  }
  if (errand === 'week') {
    const books = await ports.store.read((tx) => loadMutual(tx, MUTUAL.mutual_id))
    if (!books) throw new Error('no mutual')
    const today = civilDateAt(ports.clock.now(), books.mutual.timeZone)
    return (await readWeek(ports, books.mutual, today)).now.members
  }
  const register = REGISTERS.find(({ name }) => name === errand)
  if (!register) throw new Error(`no register ${errand}`)
  const days = { from: null, to: null }
  const written = await writeRegister(ports, MUTUAL.mutual_id, register, days, () => undefined)
  if (!written.ok) throw new Error(written.refusal.code)
  return written.value
}

answerParent(async ({ errand }: { readonly errand: Errand }): Promise<ErrandDone> => {
  const before = process.cpuUsage()
  const count = await doOne(errand)
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000, count, peakMb: peakMb() }
})
