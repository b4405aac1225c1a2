import { gzipSync } from 'node:zlib'
import type { Dice } from '../../year/dice.ts'
import { HOSTILE, MARK } from './hostile.ts'

const HEAD =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid'

/** Halves of characters cannot be sent. */
const NAMES = HOSTILE.map((text) => text.replace(/\p{Cs}/gu, '').slice(0, 3000))

/** What stands in a file that says of itself that it is a register, statutes or a statement. */
const CONTENTS: readonly (string | Buffer)[] = [
  ...['', '\ufeff', '\0', '\r\n\r\n', '"', '"'.repeat(999), ','.repeat(5000), '\n'.repeat(5000)],
  ...['[', '{"a":', '[['].map((open) => open.repeat(30_000)),
  ...[
    '{"__proto__":{"mutual":{"code":"tumaini"}}}',
    '{"mutual":{"code":"tumaini","name":"x"}}',
    '{"mutual":{"code":"umoja"},"plans":{}}',
  ],
  ...NAMES.map((text) => `${HEAD}\n1,,${text},F,1990-01-01,member,,,family,,2026-01-10,yes`),
  `${HEAD}\n${NAMES.map((text, at) => `${at},${text},"${text}",${text},${text},member,${text},,${text},,${text},`).join('\n')}`,
  `day,kind,account,amount\n2026-01-01,${NAMES.join(',')}`,
  `${MARK},`.repeat(30_000),
  Buffer.from(`${HEAD}\n1,,Ali`, 'utf16le'),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x01]),
  Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5000, 0xff)]),
  gzipSync(Buffer.alloc(1_000_000)),
  Buffer.alloc(2_500_000, 'x'),
]

const TYPES = ['text/csv', 'application/json', 'text/html', 'application/x-msdownload', 'multipart/mixed; boundary=b', MARK.repeat(900)] // prettier-ignore

/** A form with a file as a program of somebody might send it, with the type that it says it has. */
export function hostileForm(dice: Dice, names: readonly string[], form: string) {
  const boundary = dice.one(['b', 'line', '-'.repeat(60), "a'()+_,-./:=?b"])
  const said = dice.one([boundary, boundary, boundary, `"${boundary}"`, `${boundary}x`, ''])
  const type = dice.percent(5) ? 'multipart/form-data' : `multipart/form-data; boundary=${said}`
  const fields = [['form', form], ...names.filter(() => dice.percent(15)).map((name) => [name, dice.one(NAMES)])] // prettier-ignore
  const part = (head: string, text: string | Buffer) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`), Buffer.from(text as string), Buffer.from('\r\n')]) // prettier-ignore
  const asked = fields.map(([name, text]) => part(`name="${name}"`, text ?? ''))
  const files = Array.from({ length: dice.percent(10) ? 3 : 1 }, () => {
    const name = dice.percent(80) ? 'file' : dice.one(NAMES).replace(/[\r\n"]/g, '')
    const called = dice.one(NAMES).replace(/[\r\n"]/g, '')
    const more = dice.percent(40) ? `\r\ncontent-type: ${dice.one(TYPES)}` : ''
    const coded = dice.percent(10) ? '\r\ncontent-transfer-encoding: base64' : ''
    return part(`name="${name}"; filename="${called}"${more}${coded}`, dice.one(CONTENTS))
  })
  const parts = dice.percent(10) ? [...files, ...asked] : [...asked, ...files]
  const many = dice.percent(5) ? Array.from({ length: 60 }, () => part('name="x"', '')) : []
  const whole = Buffer.concat([...many, ...parts, Buffer.from(`--${boundary}--\r\n`)])
  const body = dice.percent(10) ? whole.subarray(0, dice.throw(whole.length) - 1) : whole
  return { type, body }
}
