/** What the tests use of the package, which has no types of its own. */
declare module 'smpp' {
  export type Pdu = Readonly<Record<string, unknown>> & {
    response(fields?: Readonly<Record<string, unknown>>): Pdu
  }
  export type Session = {
    on(command: string, listener: (pdu: Pdu) => void): void
    send(pdu: Pdu): void
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered: (pdu: Pdu) => void): void
    destroy(): void
  }
  export type Server = {
    listen(port: number, host: string, listening: () => void): void
    close(): void
  }
  const smpp: {
    createServer(options: object, connected: (session: Session) => void): Server
  }
  export default smpp
}
