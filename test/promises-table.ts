import { PROOFS } from './promises/all.ts'
import { type Proof, PROMISES } from './promises/kinds.ts'
import { seenRed } from './promises/read-proof.ts'
import { ofSoak, results } from './promises/results.ts'

/** `docs/promises.md`: a table for each promise. */
export function promisesTable(): string {
  const came = results()
  const parts = Object.entries(PROMISES).flatMap(([promise, says]) => {
    const own = PROOFS.filter((proof) => proof.promise === promise)
    return own.length > 0 ? [`## ${says}`, '', ...tableOf(own, came), ''] : []
  })
  return parts.join('\n').trimEnd()
}

const HEAD = [
  '| what happens | how it is done | rounds | result | test | seen to fail |',
  '|---|---|---|---|---|---|',
]

function tableOf(proofs: readonly Proof[], came: Readonly<Record<string, string>>): string[] {
  const rows = proofs.map((proof) => {
    const { fault, by, rounds = '1', soak, test, result } = proof
    const seen = seenRed(proof)
    const often = soak ? `${rounds}; soak: ${soak}` : rounds
    const kept = (result && came[result]) ?? 'kept'
    const soaked = result && came[ofSoak(result)]
    const whole = soaked ? `${kept}; soak: ${soaked}` : kept
    const link = `[${nameOf(test)}](../${test})`
    return `| ${[fault, by, often, whole, link, seen.ok ? seen.how : seen.why].map(cell).join(' | ')} |`
  })
  return [...HEAD, ...rows]
}

function nameOf(test: string): string {
  return test.replace(/^test\//, '').replace(/\.test\.ts$/, '')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
