/** Another process acted on the same thing while this one did: the whole write is taken back. */
export class AlreadyHandled extends Error {
  override readonly name = 'AlreadyHandled'
}
