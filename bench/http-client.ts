import { connect, type Socket } from 'node:net'

export type Reply = { readonly status: number; readonly body: string }

/**
 * One keep-alive connection that sends one request after another, each of ASCII. It does the least that HTTP asks
 * for, so that the machine's time goes to the server that is measured.
 */
export type Connection = {
  post(path: string, form: string): Promise<Reply>
  postJson(path: string, json: string): Promise<Reply>
  /** Whether the server has not closed it meanwhile. */
  isOpen(): boolean
  close(): void
}

export function openConnection(port: number): Connection {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.setEncoding('latin1')
  const waiting = replyReader(socket)
  const send = (path: string, type: string, body: string) => {
    const reply = waiting()
    socket.write(requestText(path, type, body))
    return reply
  }
  return {
    post: (path, form) => send(path, 'application/x-www-form-urlencoded', form),
    postJson: (path, json) => send(path, 'application/json', json),
    isOpen: () => !socket.destroyed && socket.writable,
    close: () => socket.destroy(),
  }
}

function requestText(path: string, type: string, body: string): string {
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
    `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  )
}

function replyReader(socket: Socket): () => Promise<Reply> {
  let text = ''
  let resolve: (reply: Reply) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  socket.on('data', (chunk: string) => {
    text += chunk
    const read = readReply(text)
    if (!read) return
    text = text.slice(read.length)
    resolve(read.reply)
  })
  socket.on('error', (error) => reject(error))
  socket.on('close', () => reject(new Error('the server closed the connection')))
  return () =>
    new Promise((done, failed) => {
      resolve = done
      reject = failed
    })
}

/** The first whole reply in `text` and its length, null while some of it is missing. */
export function readReply(text: string): { reply: Reply; length: number } | null {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return null
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1])
  const status = Number(text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
  if (Number.isNaN(length)) throw new Error(`no content-length in ${text.slice(0, head)}`)
  const end = head + 4 + length
  return text.length < end
    ? null
    : { reply: { status, body: text.slice(head + 4, end) }, length: end }
}
