import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveFile } from '../../../src/edge/office/upload.ts'

const WANTED = { field: 'file', maxBytes: 1000 }
const BOUNDARY = 'line-of-a-test'

type Part = { readonly name: string; readonly file?: string; readonly text: string }

const FORM: Part = { name: 'proof', text: 'ours' }
const CSV: Part = { name: 'file', file: 'members.csv', text: 'name\nAmina' }

function bodyOf(parts: readonly Part[], isWhole = true): string {
  const all = parts.map(({ name, file, text }) => {
    const called = file === undefined ? '' : `; filename="${file}"`
    return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${called}\r\n\r\n${text}\r\n`
  })
  return `${all.join('')}${isWhole ? `--${BOUNDARY}--\r\n` : ''}`
}

describe('a form with a file', () => {
  const came: Promise<unknown>[] = []
  const server = createServer((request, response) => {
    const got = receiveFile(request, WANTED, ({ proof }) => proof === 'ours')
    came.push(got.catch((error: unknown) => error))
    void got.then((value) => response.end(JSON.stringify(value)))
  })
  let port = 0
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  async function send(body: string, type = `multipart/form-data; boundary=${BOUNDARY}`) {
    const headers = { 'content-type': type }
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })
    return (await response.json()) as Record<string, unknown>
  }

  it('brings its fields and the file whole, with its hash', async () => {
    const text = 'é'.repeat(500)
    const got = await send(bodyOf([FORM, { name: 'dates', text: 'dmy' }, { ...CSV, text }]))
    const hash = createHash('sha256').update(text).digest('hex')
    expect(got).toMatchObject({ kind: 'form', fields: { proof: 'ours', dates: 'dmy' } })
    expect(got['file']).toMatchObject({ name: 'members.csv', hash })
    const { bytes } = got['file'] as { bytes: { data: number[] } }
    expect(Buffer.from(bytes.data).toString()).toBe(text)
  })

  it.each([
    ['no file', [FORM], 'missing'],
    ['a field of the file’s name', [FORM, { name: 'file', text: 'name' }], 'missing'],
    ['a file that nobody chose', [FORM, { ...CSV, file: '', text: '' }], 'missing'],
    ['a file in another field', [FORM, { ...CSV, name: 'photo' }], 'missing'],
    ['an empty file', [FORM, { ...CSV, text: '' }], 'empty'],
    ['one byte too many', [FORM, { ...CSV, text: 'x'.repeat(1001) }], 'tooLarge'],
    ['a file far too large', [FORM, { ...CSV, text: 'x'.repeat(3_000_000) }], 'tooLarge'],
    ['two files', [FORM, CSV, { ...CSV, file: 'other.csv' }], 'several'],
    // Seen red: the parser skipped the third and came to no end, and nobody was answered.
    ['three files', [FORM, CSV, CSV, { ...CSV, text: 'x'.repeat(150_000) }], 'several'],
    [
      'a file and two in other fields',
      [FORM, CSV, { ...CSV, name: 'a' }, { ...CSV, name: 'b', text: 'x'.repeat(300_000) }],
      'several',
    ],
  ] as const)('with %s says so', async (_what, parts, fault) => {
    expect(await send(bodyOf(parts))).toMatchObject({ kind: 'form', file: fault })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Amina\\members.csv', 'members.csv'],
    ['a\u202egnp.csv', 'agnp.csv'],
    ['..', ''],
    ['<b onclick=x>.csv', '<b onclick=x>.csv'],
    ['x'.repeat(300), `…${'x'.repeat(79)}`],
  ])('calls a file %j by %j, on one line, without folders', async (file, name) => {
    expect(await send(bodyOf([FORM, { ...CSV, file }]))).toMatchObject({ file: { name } })
  })

  it.each([
    ['another encoding', 'proof=ours&file=x', 'application/x-www-form-urlencoded'],
    ['no boundary', bodyOf([FORM, CSV]), 'multipart/form-data'],
    ['another boundary', bodyOf([FORM, CSV]), 'multipart/form-data; boundary=none'],
    ['an end in the middle of the file', bodyOf([FORM, CSV], false), undefined],
    ['an end in the middle of a header', `--${BOUNDARY}\r\ncontent-dis`, undefined],
    ['a field that is too long', bodyOf([FORM, { name: 'x', text: 'x'.repeat(5000) }, CSV]), undefined],
    ['too many fields, and a long file', bodyOf([FORM, ...Array.from({ length: 80 }, () => ({ name: 'x', text: '' })), { ...CSV, text: 'x'.repeat(150_000) }]), undefined],
    ['too many fields', bodyOf([FORM, ...Array.from({ length: 50 }, (_, n) => ({ name: `x${n}`, text: '' })), CSV]), undefined],
  ])('of %s is broken', async (_what, body, type) => {
    const got = await send(body, type)
    expect(['broken', 'foreign']).toContain(got['kind'])
    expect(got).not.toHaveProperty('file')
  }) // prettier-ignore

  it('is nobody’s where what stands before the file proves nothing', async () => {
    const foreign = { kind: 'foreign' }
    expect(await send(bodyOf([CSV]))).toEqual(foreign)
    expect(await send(bodyOf([{ name: 'proof', text: 'theirs' }, CSV]))).toEqual(foreign)
    expect(await send(bodyOf([CSV, FORM]))).toEqual(foreign)
    expect(await send(bodyOf([{ name: 'proof', text: 'theirs' }, FORM, CSV]))).toEqual(foreign)
    const hostile = [{ name: '__proto__', text: 'x' }, FORM, CSV]
    expect(await send(bodyOf(hostile))).toMatchObject({ kind: 'form' })
  })

  it('that is cut keeps nothing and holds up nobody else, and more than a few at once wait', async () => {
    const before = came.length
    const head = `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: 5000\r\n\r\n` // prettier-ignore
    const sockets = Array.from({ length: 4 }, () => connect(port, '127.0.0.1'))
    for (const socket of sockets) socket.write(head + bodyOf([FORM, CSV], false))
    await expect.poll(() => came.length).toBe(before + 4)
    expect(await send(bodyOf([FORM, CSV]))).toEqual({ kind: 'busy' })
    for (const socket of sockets) socket.destroy()
    const cut = await Promise.all(came.slice(before, before + 4))
    expect(cut).toEqual(cut.map(() => ({ kind: 'broken' })))
    expect(await send(bodyOf([FORM, CSV]))).toMatchObject({ kind: 'form' })
  })
})
