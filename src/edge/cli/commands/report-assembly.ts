import { readAssembly } from '../../../app/bookkeeping/read-assembly.ts'
import { reading } from '../../../app/desk.ts'
import { type Language, LANGUAGES, REFERENCE_LANGUAGE } from '../../../core/wording/catalogue.ts'
import { assemblyPage } from '../../assembly/page.ts'
import { assemblyCsv } from '../../assembly/table.ts'
import { outputErrorText } from '../../error-texts.ts'
import { refusalText } from '../../refusal-texts.ts'
import { type Command, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { openOutput } from '../output.ts'

export const reportAssemblyCommand: Command = {
  name: 'report assembly',
  slow: true,
  kind: 'read',
  describe:
    'the report of a year to the general assembly: one page to print or read on a phone, with charts, or its figures as CSV',
  details: [
    'Everything on it is of the books. A file whose name ends in .csv gets the figures, another one the page.',
  ],
  arguments: [
    { name: 'CODE', describe: 'the code of the mutual' },
    { name: 'YEAR', describe: 'the year; of one that goes on, until today' },
  ],
  options: [
    {
      flags: '--language <language>',
      describe: 'the language of the report (default: the mutual’s first)',
      choices: Object.keys(LANGUAGES),
    },
    { flags: '--output <file>', describe: 'a new file to write (default: standard output)' },
    { flags: '--csv', describe: 'the figures as CSV' },
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'report assembly jappo 2026 --language fr --output assemblee-2026.html',
    'report assembly jappo 2026 --csv',
  ],
  run: async ({ ports }, input, io) => {
    const year = input.text('year') ?? ''
    if (!/^[12]\d{3}$/.test(year)) return refuse(io, `YEAR ${year}: is not a year such as 2026`)
    const read = await reading(ports, (desk) =>
      readAssembly(desk, input.text('code') ?? '', Number(year)),
    )
    if (!read.ok) return refuse(io, refusalText(read.refusal))
    const report = read.value
    const language =
      (input.text('language') as Language | null) ??
      report.mutual.languages[0] ??
      REFERENCE_LANGUAGE
    const path = input.text('output')
    const { mutual, ...figures } = report
    const lines = input.is('json')
      ? [JSON.stringify({ mutual: mutual.code, currency: mutual.currency, ...figures })]
      : input.is('csv') || path?.toLowerCase().endsWith('.csv')
        ? assemblyCsv(report, language)
        : [assemblyPage(report, language)]
    try {
      const output = openOutput(path, io)
      for (const line of lines) output.write(line)
      output.keep()
      if (path !== null) io.out(`${path}: ${mutual.name}, ${year}`)
      return 0
    } catch (error) {
      if (path === null) throw error
      return refuse(io, outputErrorText(path, error))
    }
  },
}
