/** What a language says on pages, which may have accents: they go to no phone. */
export type PageWords<Key extends string> = {
  /** The words of the report to the assembly. */
  readonly assembly: Readonly<Record<Key, string>>
  /** The twelve months, short, with spaces between them. */
  readonly months: string
  /** What stands before tenths. */
  readonly point: '.' | ','
  /** The usual accounts by their number, where the chart has their names in another language. */
  readonly accounts: Readonly<Record<string, string>>
}
