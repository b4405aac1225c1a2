import { isUtf8 } from 'node:buffer'
import { expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import type { FileBytes } from '../../../src/edge/file-bytes.ts'
import { readTable } from '../../../src/edge/files/csv.ts'
import { encodingOf } from '../../../src/edge/files/file-text.ts'
import { fc } from '../../chance.ts'
import { readMembers } from './read-members.ts'

/** A file that comes in pieces of these sizes, over and over. */
function cut(bytes: Uint8Array, sizes: readonly number[]): FileBytes {
  async function* pieces() {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] as number
      yield bytes.subarray(at, at + size)
      at += size
    }
  }
  return { pieces }
}

const SIZES = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

/** Letters of one to four bytes, whole and broken, and all that a line is made of. */
const PARTS = ['a', '7', 'é', '\u2019', '😀', ',', ';', '\n', '\r', '\r\n', '"', '"a\r\nb,;c"', '="07"', 'sep=;\n', '\ufeff'].map((text) => Buffer.from(text)) // prettier-ignore
const BROKEN = ['e9', 'e282', 'f09f98', '80', 'c3', '00'].map((hex) => Buffer.from(hex, 'hex'))
const TEXT = fc
  .array(fc.constantFrom(...PARTS, ...PARTS, ...BROKEN), { maxLength: 60 })
  .map((parts) => Buffer.concat(parts))
const SOUND = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 60 })
  .map((parts) => Buffer.concat(parts))

it('a table is the same however its bytes are cut', async () => {
  const file = fc.oneof(
    TEXT,
    SOUND,
    SOUND.map((bytes) => Buffer.from(bytes.toString(), 'utf16le')),
  )
  await fc.assert(
    fc.asyncProperty(file, SIZES, async (bytes, sizes) => {
      expect(await readTable(cut(bytes, sizes))).toEqual(await readTable(bytes))
    }),
    { numRuns: 150 },
  )
})

/** What a file's lines say of its encoding, each looked at whole. */
function encodingByLines(bytes: Buffer) {
  if (isUtf8(bytes)) return { encoding: 'utf-8' }
  const lines = bytes.toString('latin1').split(/\r\n|\r|\n/)
  const marked: number[] = []
  const foreign: number[] = []
  for (const [at, line] of lines.entries()) {
    if (/^[\0-\x7f]*$/.test(line)) continue
    const list = isUtf8(Buffer.from(line, 'latin1')) ? marked : foreign
    list.push(at + 1)
  }
  if (marked.length === 0) return { encoding: 'windows-1252' }
  return { lines: foreign.length > marked.length ? marked : foreign }
}

it('its encoding is found, or its foreign lines, wherever letters and line ends are cut', async () => {
  await fc.assert(
    fc.asyncProperty(TEXT, SIZES, async (text, sizes) => {
      // Zeros would make it UTF-16.
      const bytes = Buffer.from([0x61, ...text.filter((byte) => byte !== 0)])
      const found = await encodingOf(cut(bytes, sizes))
      const told = 'faults' in found ? { lines: found.faults.map(({ line }) => line) } : found
      const expected = encodingByLines(bytes)
      expect(told).toEqual('lines' in expected ? { lines: expected.lines.slice(0, 20) } : expected)
    }),
    { numRuns: 150 },
  )
})

it('lines say the same at the beginning of a file and where it is read on', async () => {
  // More commas than any line of the text has of anything.
  const head = Buffer.from(`${'a,'.repeat(70)}\n`)
  const read = async (bytes: Buffer, sizes: readonly number[], from: number) => {
    const { records, faults } = await readTable(cut(bytes, sizes))
    return [...records, ...faults].flatMap(({ line, ...said }) =>
      line === 0 || line > from ? [{ ...said, line: line && line - from }] : [],
    )
  }
  const place = fc.constantFrom(16 * 1024, 32 * 1024)
  await fc.assert(
    fc.asyncProperty(SOUND, fc.nat(60), place, SIZES, async (text, back, at, sizes) => {
      const filler = `${'x,'.repeat(at).slice(0, at - back - head.length - 2)}\n\n`
      const lines = Buffer.concat([head, Buffer.from(filler), text])
      const alone = Buffer.concat([head, text])
      const large = sizes.map((size) => size * 1111)
      expect(await read(lines, large, 3)).toEqual(await read(alone, sizes, 1))
    }),
    { numRuns: 40 },
  )
})

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'
const ROWS = [
  'h1,04123378,Aïssé Diop,F,02/04/1988,member,771234567,fr,family,,2025-01-10,yes,,A-17',
  'h1,,"Moussa\r\nDiop",M,2015,child,,,,,,,,',
  'h2,,"Awa ""A"" Sow",X,13/04/1988,member,77,fr,none,,2025-01-10,maybe,,A-17',
  'h3,,Ndèye,F,1988,member,,,family,,,,,',
  ',,,,,,,,,,,,,',
  'h2,,Ibra,M,04/13/1988,child,,,,,,,,,,x',
  '"h4,,Binta',
]

it('a members file has the same rows, readings and faults however its bytes are cut', async () => {
  const context = { country: 'SN', languages: ['fr', 'en'], today: date('2026-03-02') } as const
  const rows = fc.array(fc.constantFrom(...ROWS), { maxLength: 30 })
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const encoding = fc.constantFrom('utf8', 'latin1', 'utf16le')
  await fc.assert(
    fc.asyncProperty(
      rows,
      end,
      fc.boolean(),
      encoding,
      SIZES,
      async (lines, eol, isEnded, as, sizes) => {
        const text = [HEADER, ...lines].join(eol) + (isEnded ? eol : '')
        const bytes = Buffer.from(text, as)
        expect(await readMembers(cut(bytes, sizes), context)).toEqual(
          await readMembers(bytes, context),
        )
      },
    ),
    { numRuns: 50 },
  )
})
