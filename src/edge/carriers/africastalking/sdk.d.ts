/** What we use of the package, which has no types of its own. */
declare module 'africastalking' {
  function AfricasTalking(options: { username: string; apiKey: string }): {
    readonly SMS: {
      /** Resolves for status 201 only; rejects with errors, plain objects and texts. */
      send(message: { to: string; message: string; from?: string }): Promise<unknown>
    }
  }
  export = AfricasTalking
}
