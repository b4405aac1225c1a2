import { expect, it } from 'vitest'
import { readReply } from '../../bench/http-client.ts'

const REPLY = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nCON 1'

it('reads a reply when all of it is there, and leaves what follows', () => {
  expect(readReply(`${REPLY}HTTP`)).toEqual({
    reply: { status: 200, body: 'CON 1' },
    length: REPLY.length,
  })
})

it('waits while a part of the reply is missing', () => {
  for (const end of [10, 50, REPLY.length - 1]) expect(readReply(REPLY.slice(0, end))).toBeNull()
})

it('throws at a reply whose length nobody says', () => {
  expect(() => readReply('HTTP/1.1 200 OK\r\n\r\nCON 1')).toThrow('content-length')
})
