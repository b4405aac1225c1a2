import { remindersReport } from '../../../app/acts/books.ts'
import type { ReminderReport, ReportedWording } from '../../../app/reminders/report-reminders.ts'
import { civilDateAt } from '../../../core/dates.ts'
import { perMille } from '../../../core/indicators/ratio.ts'
import { toDecimal } from '../../../core/money.ts'
import { FOLLOWED_DAYS } from '../../../core/reminders/followed.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'
import { type Column, table } from '../table.ts'

export const reportRemindersCommand = actCommand(remindersReport, {
  slow: true,
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['report reminders --mutual jappo --from 2026-03-01 --to 2026-03-31'],
  print: (report) => ({ json: reportJson(report), lines: reportLines(report) }),
})

/** The report as one object; amounts are whole minor units, shares per mille. */
export function reportJson({ mutual, from, to, wordings }: ReminderReport) {
  return {
    ...{ mutual: mutual.code, currency: mutual.currency, from, to, days: FOLLOWED_DAYS },
    wordings: wordings.map((row) => ({
      ...{ stage: row.kind, step: row.step, wording: row.wording ?? 'before' },
      language: row.words?.language ?? null,
      own: row.words ? row.words.own === 1 : null,
      text: row.words?.text ?? null,
      firstOn: civilDateAt(row.first, mutual.timeZone),
      lastOn: civilDateAt(row.last, mutual.timeZone),
      ...{ left: row.left, open: row.open, members: row.members, paid: row.paid },
      ...{ perMille: perMille(row.paid, row.members), amount: row.amount },
    })),
  }
}

/** The report as a table, with the words of each wording below it. */
export function reportLines({ mutual, from, to, wordings }: ReminderReport): string[] {
  if (wordings.length === 0) return [`no reminder left from ${from} to ${to}`]
  const day = (at: ReportedWording['first']) => civilDateAt(at, mutual.timeZone)
  const columns: readonly Column<ReportedWording>[] = [
    { title: 'stage', cell: ({ kind, step }) => (step ? `${kind} ${step}` : kind) },
    { title: 'language', cell: ({ words }) => words?.language ?? '-' },
    { title: 'words', cell: wordsOf },
    { title: 'first', cell: ({ first }) => day(first) },
    { title: 'last', cell: ({ last }) => day(last) },
    { title: 'left', cell: ({ left }) => String(left), right: true },
    { title: 'members', cell: ({ members }) => String(members), right: true },
    { title: 'paid', cell: ({ paid }) => String(paid), right: true },
    { title: 'share', cell: shareOf, right: true },
    {
      title: mutual.currency,
      cell: ({ amount }) => toDecimal(amount, mutual.currency),
      right: true,
    },
    { title: 'open', cell: ({ open }) => String(open), right: true },
  ]
  const texts = wordings.flatMap(({ wording, words }) =>
    words ? [`${wording}: ${words.text}`] : [],
  )
  return [
    `${mutual.name} (${mutual.code}), reminders that left from ${from} to ${to}`,
    `paid: members who paid within ${FOLLOWED_DAYS} days; open: so many days are not over`,
    ...table(columns, wordings),
    ...(texts.length > 0 ? ['', ...new Set(texts)] : []),
  ]
}

function wordsOf({ wording, words }: ReportedWording): string {
  if (!words) return 'before'
  return `${words.own === 1 ? 'own' : 'ours'} ${wording?.split('-').at(-1) ?? ''}`
}

function shareOf({ paid, members }: ReportedWording): string {
  const share = perMille(paid, members) ?? 0
  return `${Math.floor(share / 10)}.${share % 10} %`
}
