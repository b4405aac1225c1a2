import type { Reader } from './database.ts'
import type { Played } from './kinds.ts'

/** What was promised and is not so, in words: what was acknowledged is there, once. */
export async function audit(
  reader: Reader,
  { payments, told, checks }: Pick<Played, 'payments' | 'told' | 'checks'>,
): Promise<string[]> {
  // prettier-ignore
  const counted = async (text: string) =>
    new Map((await reader.rows<{ key: string; count: number; amount?: number }>(text)).map((row) => [row.key, row])) // prettier-ignore
  const receipts =
    await counted(`select operator_receipt as key, count(*) as count, sum(amount) as amount
    from receipt where wallet = 'till' group by operator_receipt`)
  const posted = await counted(`select receipt.operator_receipt as key, count(*) as count
    from receipt join payment using (mutual_id, receipt_id) where receipt.wallet = 'till' group by receipt.operator_receipt`)
  const inbox = await counted(`select message_id as key, count(*) as count from inbox group by message_id`) // prettier-ignore
  const replies = await counted(`select dedupe_key as key, count(*) as count from outbox
    where dedupe_key like 'reply/%' and state in ('sent', 'unknown') group by dedupe_key`)
  const once = (of: Map<string, { count: number }>, key: string) => Number(of.get(key)?.count ?? 0)
  const known = new Set(told)
  return [
    ...payments.flatMap(({ id, minor }) => [
      ...(once(receipts, id) === 1 ? [] : [`payment ${id} is there ${once(receipts, id)} times`]),
      ...(once(posted, id) === 1 ? [] : [`payment ${id} was posted ${once(posted, id)} times`]),
      ...(Number(receipts.get(id)?.amount) === minor ? [] : [`payment ${id} has another amount`]),
    ]),
    ...[...receipts.keys()].flatMap((id) => (known.has(id) ? [] : [`payment ${id} was not told by anybody`])), // prettier-ignore
    ...checks.flatMap((id) => [
      ...(once(inbox, id) === 1 ? [] : [`check ${id} is there ${once(inbox, id)} times`]),
      ...(once(replies, `reply/at/${id}`) === 1 ? [] : [`check ${id} was answered ${once(replies, `reply/at/${id}`)} times`]), // prettier-ignore
    ]),
  ]
}

/** The jobs that ran on the day, with how many mutuals each. */
export async function jobsOf(reader: Reader, day: string): Promise<readonly string[]> {
  const rows = await reader.rows<{ job: string; ran_at: number }>(
    `select job, ran_at from job_run where run_key = '${day}' order by ran_at`,
  )
  const jobs = new Map<string, number[]>()
  for (const { job, ran_at: at } of rows) {
    const name = job.split('/')[0] ?? job
    jobs.set(name, [...(jobs.get(name) ?? []), Number(at)])
  }
  const at = (ms: number | undefined) => new Date((ms ?? 0) + 3 * 60 * 60 * 1000).toISOString().slice(11, 19) // prettier-ignore
  return [...jobs].map(([name, times]) => `${name} of ${times.length} mutuals, ${at(times[0])} to ${at(times.at(-1))}`) // prettier-ignore
}
