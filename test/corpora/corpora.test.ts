import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/core/wording/catalogue.ts'
import { CORPORA, type Corpus, isAct, type Line, linesOf, understoodAs } from './corpus.ts'

/** Of what is meant, so much of a hundred has to be understood. */
const UNDERSTOOD_MIN = 95

/** The page that says how well we understand. */
const PAGE = new URL('../../docs/understood.md', import.meta.url).pathname

type Read = Line & { readonly read: string }

const read: Readonly<Record<Corpus, readonly Read[]>> = Object.fromEntries(
  CORPORA.map((corpus) => [
    corpus,
    linesOf(corpus).map((line) => ({ ...line, read: understoodAs(corpus, line) })),
  ]),
) as Record<Corpus, Read[]>

function missed(lines: readonly Read[]): readonly Read[] {
  return lines.filter(({ read, meanings }) => !meanings.includes(read))
}

function percentOf(lines: readonly Read[]): number {
  return Math.floor((1000 * (lines.length - missed(lines).length)) / lines.length) / 10
}

/** Acts that were not meant. */
function wrong(lines: readonly Read[]): readonly Read[] {
  return lines.filter(({ read, meanings, noAct }) => {
    return isAct(read) && (noAct || !meanings.includes(read))
  })
}

describe.each(CORPORA)('what people text: %s', (corpus) => {
  const lines = read[corpus]

  it('has messages enough, a third of which nothing may be done for', () => {
    expect(lines.length).toBeGreaterThanOrEqual(300)
    expect(lines.filter(({ noAct }) => noAct).length).toBeGreaterThanOrEqual(lines.length / 3)
  })

  it('never leads to an act that was not meant', () => {
    expect(wrong(lines).map(({ text, read }) => `${text} => ${read}`)).toEqual([])
  })

  it(`is understood: ${UNDERSTOOD_MIN} of a hundred`, () => {
    const shown = missed(lines).map(({ role, text, read, meanings }) => {
      return `${role} | ${text} => ${read}, not ${meanings.join(' / ')}`
    })
    expect(percentOf(lines), shown.join('\n')).toBeGreaterThanOrEqual(UNDERSTOOD_MIN)
  })
})

/** `npx vitest run test/corpora -u` writes it down anew. */
it('says in docs how well it understands', async () => {
  const rows = CORPORA.map((corpus) => {
    const lines = read[corpus]
    const careful = lines.filter(({ noAct }) => noAct).length
    const row = `${LANGUAGES[corpus].name}: ${percentOf(lines).toFixed(1)} % of ${lines.length} messages understood`
    return `- ${row}. In ${careful} of them nothing may be done, and nothing was done wrongly in ${wrong(lines).length === 0 ? 'any' : 'most'}.`
  })
  process.stdout.write(`${rows.join('\n')}\n`)
  const page = [
    '# How well messages are understood',
    'We wrote down how people text before we looked at the word lists: see `test/corpora`. What was missed at first was read, and the lists were mended by kind, so messages that are not here will be understood less often. The tests read every message and compare.',
    rows.join('\n'),
    'What moves money, stops or denies something is taken only from a message that says that and nothing beside it. A test fails when one act is done that was not meant, or when less than 95 % of what is meant is understood.',
  ]
  await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot(PAGE)
})
