import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anchorFault, anchorLine, readAnchor, shortHash } from '../../../src/core/ledger/anchor.ts'
import { auditChain, type Chained } from '../../../src/core/ledger/chain-audit.ts'
import { canonicalText, CHAIN_START, type ChainFormat, type Journal } from '../../../src/core/ledger/chain.ts' // prettier-ignore
import { date } from '../../../src/core/dates.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Vector = {
  readonly format: ChainFormat
  readonly previous: string
  readonly journal: Journal
  readonly text: string
  readonly hash: string
}

/** Committed for good: a chain that was once made with them must be verified for ever. */
const VECTORS = JSON.parse(
  readFileSync(new URL('../../fixtures/chain.json', import.meta.url), 'utf8'),
) as readonly Vector[]

describe('the canonical text of a journal', () => {
  it.each(VECTORS.map((vector) => [vector.format, vector] as const))(
    'is as it was: %s',
    (_, vector) => {
      const text = canonicalText(vector.previous, vector.journal, vector.format)
      expect(text).toBe(vector.text)
      expect(sha256(text)).toBe(vector.hash)
    },
  )

  it('is another one for each field that differs, and for each format', () => {
    const [vector] = VECTORS as readonly [Vector]
    const { journal } = vector
    const changes: readonly Partial<Journal>[] = [
      ...[{ mutual: 'x' }, { journalId: 'x' }, { seq: 99 }, { kind: 'charge' as never }],
      ...[{ effectiveOn: date('2020-01-01') }, { eventOn: date('2020-01-01') }],
      ...[
        { postedAt: 1 as never },
        { source: 'x' as never },
        { sourceRef: 'x' },
        { reverses: 'x' },
      ],
      ...[{ actor: 'x' }, { transfers: [] }, { transfers: [...journal.transfers].reverse() }],
    ]
    const texts = changes.map((change) => canonicalText(CHAIN_START, { ...journal, ...change }))
    const all = [...texts, canonicalText(CHAIN_START, journal), canonicalText(CHAIN_START, journal, 'v1')] // prettier-ignore
    expect(new Set(all).size).toBe(changes.length + 2)
  })
})

/** A chain of so many journals, the first of them in the earlier format. */
function chainOf(count: number, old = 0): Chained[] {
  const [vector] = VECTORS as readonly [Vector]
  const chain: Chained[] = []
  let hash = CHAIN_START
  for (let seq = 1; seq <= count; seq += 1) {
    const journal = { ...vector.journal, journalId: `J${seq}`, sourceRef: `S${seq}`, seq }
    hash = sha256(canonicalText(hash, journal, seq <= old ? 'v1' : 'v2'))
    chain.push({ ...journal, hash, lines: journal.transfers.length })
  }
  return chain
}

function findingsOf(chain: readonly Chained[]): readonly string[] {
  const audit = auditChain(sha256)
  chain.forEach((journal, at) => audit.see(journal, chain[at + 1] ?? null))
  return audit.findings()
}

/** With the sequence numbers that they have as rows in this order. */
function renumbered(chain: readonly Chained[]): Chained[] {
  return chain.map((journal, at) => ({ ...journal, seq: at + 1 }))
}

describe('the audit of a chain', () => {
  it('finds nothing in a sound one, also where the format has changed on the way', () => {
    expect(findingsOf(chainOf(6))).toEqual([])
    expect(findingsOf(chainOf(6, 3))).toEqual([])
    expect(findingsOf([])).toEqual([])
  })

  it.each([1, 3, 6])('names journal %i as the first that was changed', (seq) => {
    const chain = chainOf(6).map((one) => (one.seq === seq ? { ...one, sourceRef: 'x' } : one))
    expect(findingsOf(chain)).toEqual([`journal ${seq} was changed`])
  })

  it.each([1, 3, 6])('names journal %i whose actor was changed', (seq) => {
    const chain = chainOf(6).map((one) => (one.seq === seq ? { ...one, actor: 'x' } : one))
    expect(findingsOf(chain)).toEqual([`journal ${seq} was changed`])
  })

  it.each([1, 3, 5])('names journal %i as the first that was taken out', (seq) => {
    expect(findingsOf(chainOf(6).filter((one) => one.seq !== seq))).toEqual([
      `journal ${seq} is missing`,
    ])
  })

  it('names where journals were taken out and the others moved up', () => {
    const chain = renumbered(chainOf(6).filter((one) => one.seq !== 3))
    expect(findingsOf(chain)[0]).toBe('journal 3 was changed')
  })

  it.each([1, 3, 6])('names journal %i as the one that was put in', (seq) => {
    const chain = chainOf(6)
    const added = { ...(chain[2] as Chained), journalId: 'added', hash: sha256('a guess') }
    const more = renumbered([...chain.slice(0, seq - 1), added, ...chain.slice(seq - 1)])
    expect(findingsOf(more)[0]).toBe(`journal ${seq} was put in`)
  })

  it('names one that was put in with the right hash, once another comes after it', () => {
    const chain = chainOf(6)
    const added = { ...(chain[2] as Chained), journalId: 'added', seq: 3 }
    const hash = sha256(canonicalText((chain[1] as Chained).hash, added))
    const more = renumbered([...chain.slice(0, 2), { ...added, hash }, ...chain.slice(2)])
    expect(findingsOf(more)[0]).toBe('journal 3 was put in')
  })

  it.each([1, 3, 5])('names %i and the one after it as swapped', (seq) => {
    const chain = chainOf(6)
    const [one, other] = [chain[seq - 1] as Chained, chain[seq] as Chained]
    const swapped = renumbered([...chain.slice(0, seq - 1), other, one, ...chain.slice(seq + 1)])
    expect(findingsOf(swapped)[0]).toBe(
      `journals ${seq} and ${seq + 1} stand in each other’s place`,
    )
  })

  it('does not take the earlier format after the present one', () => {
    const chain = chainOf(3)
    const last = chain[2] as Chained
    const text = canonicalText((chain[1] as Chained).hash, { ...last, actor: 'x' }, 'v1')
    const forged = [...chain.slice(0, 2), { ...last, actor: 'x', hash: sha256(text) }]
    expect(findingsOf(forged)).toEqual(['journal 3 was changed'])
  })

  it('says how many do not follow beside the first', () => {
    const chain = chainOf(6).map((one) => ([2, 5].includes(one.seq) ? { ...one, eventOn: date('2020-01-01') } : one)) // prettier-ignore
    expect(findingsOf(chain)).toEqual(['journal 2 was changed', '1 more do not follow after that'])
  })
})

describe('an anchor', () => {
  const hash = `1a2b3c4d5e6f${'0'.repeat(52)}`

  it('is a line that a person can keep and read back', () => {
    expect(anchorLine('umoja', { on: date('2026-03-02'), seq: 12, hash })).toBe(
      'umoja 2026-03-02 12 1a2b-3c4d-5e6f',
    )
    expect(shortHash(hash)).toBe('1a2b-3c4d-5e6f')
  })

  it.each([
    ['umoja 2026-03-02 12 1a2b-3c4d-5e6f', { mutual: 'umoja', seq: 12, hash: '1a2b3c4d5e6f' }],
    ['umoja 12 1A2B 3C4D', { mutual: 'umoja', seq: 12, hash: '1a2b3c4d' }],
    ['umoja, 12, 1a2b3c4d', { mutual: 'umoja', seq: 12, hash: '1a2b3c4d' }],
    ['umoja 12 1a2b3c4', null],
    ['umoja 1a2b3c4d', null],
    ['umoja twelve 1a2b3c4d', null],
    ['umoja 12 1a2b3c4g', null],
    ['', null],
  ])('is read from %j', (text, anchor) => {
    expect(readAnchor(text)).toEqual(anchor)
  })

  it.each([
    [12, '1a2b3c4d5e6f', 12, null],
    [12, '1a2b3c4d5e6e', 12, 'journal 12 is not the one of then'],
    [13, '1a2b3c4d5e6f', 12, 'the books end at journal 12: 13 is the first that is gone'],
    [20, '1a2b3c4d5e6f', 12, 'the books end at journal 12: 13 is the first that is gone'],
  ])('at %i with %s, in books of %4$i: %s', (seq, digits, last, fault) => {
    expect(anchorFault({ seq, hash: digits }, hash, { seq: last, hash })).toBe(fault)
  })
})
