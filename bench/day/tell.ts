import { KINDS, type Kind, type Spreads } from './kinds.ts'
import type { Shown } from './play.ts'

/** What each kind is called in a table. */
const CALLED: Readonly<Record<Kind, string>> = {
  ussd: 'a screen of a call',
  sms: 'an SMS taken in',
  notice: 'a notice of a payment taken in',
  prompt: 'from when a prompt is due to the wallet having shown it',
  check: 'from a clinic’s SMS to the answer at the carrier',
  told: 'from a clinic’s SMS to the notice to the member at the carrier',
  receipt: 'from a notice of a payment to the receipt at the carrier',
  lag: 'the generator itself was late',
}

/** Wanted of every kind: 99.9 % within a second, and none beyond ten. */
const WANTED_MS = { p999: 1000, max: 10_000 }

const ms = (value: number) =>
  value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')

/** A run in a table and some lines, in Markdown. */
export function tell(shown: Shown): string {
  const { played, most, queues, broken, verified, jobs, notes, loads, syncMs } = shown
  const rows = tableOf(played.spreads)
  const parts = Object.entries(most).map(
    ([name, { memoryMb, cpuMs, writtenMb }]) =>
      `${name} ${Math.round(memoryMb)} MB at most, ${((cpuMs / 1000 / shown.seconds) * 100).toFixed(0)} % of a core, ${Math.round(writtenMb).toLocaleString('en')} MB written`, // prettier-ignore
  )
  return [
    '',
    `${shown.store}, fault ${shown.fault}, ${shown.minutes} minutes, ${shown.members.toLocaleString('en')} members, began ${shown.began}`, // prettier-ignore
    '',
    ...rows,
    '',
    `A sync of the disk takes ${ms(syncMs.p50)} ms, 95 % within ${ms(syncMs.p95)} ms.`,
    `Load average: ${loads.map((load) => load.toFixed(1)).join(', ')}.`,
    `Parts: ${parts.join('; ')}; the generator was at work for ${Math.round(played.busy * 100)} % of the time.`, // prettier-ignore
    `Waiting at most: ${Object.entries(queues).map(([name, value]) => `${name} ${Math.round(value).toLocaleString('en')}`).join(', ')}.`, // prettier-ignore
    `Counted: ${Object.entries(played.counts).map(([name, value]) => `${name} ${value.toLocaleString('en')}`).join(', ')}.`, // prettier-ignore
    `Jobs: ${jobs.join('; ')}.`,
    `Notes: ${notes.join('; ')}.`,
    `Wrong: ${played.wrong.length === 0 ? 'nothing' : played.wrong.join('\n  ')}`,
    `Audit: ${broken.length === 0 ? 'sound' : `${broken.length} faults: ${broken.slice(0, 10).join('; ')}`}`,
    `Verify: ${verified.wrong.length === 0 ? 'sound' : verified.wrong.join('; ')}, ${Math.round(verified.seconds)} s.`,
    '',
  ].join('\n')
}

function tableOf(spreads: Spreads): string[] {
  const rows = KINDS.map((kind) => {
    const { count, p50, p99, p999, max } = spreads[kind]
    const isHeld = p999 < WANTED_MS.p999 && max < WANTED_MS.max
    const held = kind === 'lag' ? '' : isHeld ? 'yes' : 'no'
    return `| ${CALLED[kind]} | ${count.toLocaleString('en')} | ${[p50, p99, p999, max].map(ms).join(' | ')} | ${held} |` // prettier-ignore
  })
  return [
    '| measured | count | p50 | p99 | p99.9 | max | held |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}
