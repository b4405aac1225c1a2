import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openFiles } from '../../../src/edge/cli/open-files.ts'
import { allBytes } from '../../../src/edge/file-bytes.ts'

/** More than is held whole, and no multiple of anything. */
const LONG = Buffer.alloc(1_400_003, 'Aïssé,\r\n')

function makeFiles(files: Readonly<Record<string, Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
}

async function opened(paths: readonly string[]) {
  const all = await openFiles(paths)
  if (!all.ok) throw new Error(all.why)
  onTestFinished(all.close)
  return paths.map((path) => all.files.get(path) ?? new Uint8Array())
}

it('files of a command are read again and again, short ones and long ones', async () => {
  const [short, long] = await opened(makeFiles({ short: LONG.subarray(0, 99), long: LONG }))
  for (let round = 0; round < 2; round += 1) {
    expect(Buffer.compare(await allBytes(short ?? new Uint8Array()), LONG.subarray(0, 99))).toBe(0)
    expect(Buffer.compare(await allBytes(long ?? new Uint8Array()), LONG)).toBe(0)
  }
  expect([short, long].map((file) => file?.length)).toEqual([99, LONG.length])
  expect(long).not.toBeInstanceOf(Uint8Array)
})

it.each([
  ['longer', (path: string) => writeFileSync(path, `${LONG.toString()}more`)],
  ['shorter', (path: string) => truncateSync(path, 1_200_000)],
])('a file that becomes %s while it is read stops the command', async (_, change) => {
  const [path = ''] = makeFiles({ 'members.csv': LONG })
  const [file = new Uint8Array()] = await opened([path])
  change(path)
  await expect(allBytes(file)).rejects.toThrow('members.csv was changed while it was read')
})

it('a file that is too large, or none, is said before anything is read', async () => {
  const [large = '', short = ''] = makeFiles({ large: LONG, short: LONG.subarray(0, 1) })
  truncateSync(large, 128 * 1024 * 1024 + 1)
  const why = async (path: string) => {
    const all = await openFiles([short, path])
    return all.ok ? null : all.why
  }
  expect(await why(large)).toBe(`${large}: is larger than 128 megabytes`)
  expect(await why(`${short}.csv`)).toBe(`${short}.csv: there is no such file`)
  expect(await why(join(short, '..'))).toBe(`${join(short, '..')}: is a directory`)
})
