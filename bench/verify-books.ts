import type * as verifying from '../src/app/verify.ts'
import { built } from './built.ts'
import { answerParent, peakMb } from './child.ts'
import { benchPorts } from './ports.ts'

export type VerifyResult = {
  readonly journals: number
  readonly findings: number
  readonly seconds: number
  readonly peakMb: number
}

const [path, logPath] = process.argv.slice(2) as [string, string]

async function verified(): Promise<VerifyResult> {
  const { verify } = await built<typeof verifying>('app/verify')
  const ports = await benchPorts(path, logPath)
  const startedMs = performance.now()
  const { journals, findings } = await verify(ports)
  const seconds = (performance.now() - startedMs) / 1000
  await ports.store.close()
  return { journals, findings: findings.length, seconds, peakMb: peakMb() }
}

answerParent(verified)
