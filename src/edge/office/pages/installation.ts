import { reading } from '../../../app/desk.ts'
import { visitorOf } from '../../../app/signing/signed-in.ts'
import { formatDate } from '../../../core/dates.ts'
import { type Html, html } from '../html.ts'
import { pairs, table } from '../parts.ts'
import { formsWith } from '../request.ts'
import type { Arrival, Installation, LaneShown, Reply } from '../visit.ts'
import { type PageSay, wordsOf } from '../words.ts'
import { SIGN_IN } from './sign-in-paths.ts'

type Say = PageSay<'installation'>

/** How the service is, for whoever runs it; to everybody else there is no such page. */
export async function showInstallation(arrival: Arrival): Promise<Reply> {
  const { ports, token, language, installation } = arrival
  const who = token === null ? null : await reading(ports, (desk) => visitorOf(desk, token))
  if (!who || token === null) return { kind: 'go', to: SIGN_IN.begin }
  const frame = wordsOf(language, 'frame')
  if (!who.isOperator || !installation) {
    const body = html`<h1>${frame('notFound')}</h1>`
    return { kind: 'page', title: frame('notFound'), body, status: 404 }
  }
  const say = wordsOf(language, 'installation')
  const body = html`<h1>${say('title')}</h1>
    <p class="soft">${say('about')}</p>
    ${await readiness(installation, say)} ${await numbers(installation, say)}
    ${await work(installation, say)} ${await jobs(installation, say)}
    ${await wallets(installation, say)} ${carriers(installation, say)}
    ${formsWith(token)(SIGN_IN.out, html`<button class="second">${frame('signOut')}</button>`)}`
  return { kind: 'page', title: say('title'), body }
}

async function readiness({ notReady }: Installation, say: Say): Promise<Html> {
  const reasons = await notReady()
  if (reasons.length === 0)
    return html`<p class="note"><strong>${say('ready')}</strong>: ${say('isReady')}</p>`
  return html`<div class="errors" role="alert">
    <h2>${say('notReady')}</h2>
    <ul>
      ${reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </div>`
}

const GIB = 1024 ** 3

async function numbers({ measured }: Installation, say: Say): Promise<Html> {
  const { due, oldestMs } = await measured.backlog()
  const { inbox, events, unread, suspense } = await measured.unfinished()
  const age = measured.backupAgeMs()
  const free = await measured.diskFree()
  return pairs([
    [say('backup'), age === null ? say('noBackup') : say('ago', { time: lengthOf(age, say) })],
    [say('disk'), free === null ? say('unknown') : `${(free / GIB).toFixed(1)} GiB`],
    [say('outbox'), waiting({ count: due, oldestMs }, say)],
    [say('inbox'), waiting(inbox, say)],
    [say('events'), waiting(events, say)],
    [say('held'), String(events.held)],
    [say('unread'), waiting(unread, say)],
    [say('suspense'), waiting(suspense, say)],
  ])
}

type Waits = { readonly count: number; readonly oldestMs: number }

function waiting({ count, oldestMs }: Waits, say: Say): string {
  return count === 0 ? say('none') : say('late', { count, time: lengthOf(oldestMs, say) })
}

async function work({ measured }: Installation, say: Say): Promise<Html> {
  const columns = [
    {
      name: say('lane'),
      cell: ({ lane }: LaneShown) => does(say(`lane.${lane}`), lane),
      isHead: true,
    },
    { name: say('waits'), cell: ({ count }: LaneShown) => String(count), isNumber: true },
    {
      name: say('oldest'),
      cell: ({ count, oldestMs }: LaneShown) => (count === 0 ? '–' : lengthOf(oldestMs, say)),
    },
    { name: say('underWay'), cell: ({ underWay }: LaneShown) => String(underWay), isNumber: true },
  ] as const
  return part(say('lanes'), say('lanesAbout'), columns, await measured.lanes())
}

/** What something does, with the name that the log, measures and settings have for it. */
function does(what: string, name: string): Html {
  return html`${what} <span class="soft small">${name}</span>`
}

function part<Row>(
  title: string,
  about: string | null,
  columns: Parameters<typeof table<Row>>[1],
  rows: readonly Row[],
): Html {
  return html`<section>
    <h2>${title}</h2>
    ${about !== null && html`<p class="soft">${about}</p>`} ${table(title, columns, rows)}
  </section>`
}

/** What is done each day, and how far it has come where it is furthest behind. */
async function jobs({ jobs: read }: Installation, say: Say): Promise<Html> {
  const all = await read()
  const columns = [
    {
      name: say('job'),
      cell: ({ job }: (typeof all)[number]) => does(say(`job.${job}`), job),
      isHead: true,
    },
    {
      name: say('doneFor'),
      cell: ({ doneFor }: (typeof all)[number]) => (doneFor === null ? '–' : formatDate(doneFor)),
    },
  ] as const
  return part(say('jobs'), say('jobsAbout'), columns, all)
}

async function wallets({ measured }: Installation, say: Say): Promise<Html | null> {
  const all = await measured.wallets()
  if (all.length === 0) return null
  const columns = [
    { name: say('wallet'), cell: ({ wallet }: (typeof all)[number]) => wallet, isHead: true },
    {
      name: say('state'),
      cell: ({ fails }: (typeof all)[number]) => say(fails ? 'fails' : 'works'),
    },
  ] as const
  return part(say('wallets'), null, columns, all)
}

function carriers({ carriers: all }: Installation, say: Say): Html | null {
  if (all.length === 0) return null
  const columns = [
    { name: say('carrier'), cell: ({ name }: (typeof all)[number]) => name, isHead: true },
    { name: say('kind'), cell: ({ kind }: (typeof all)[number]) => kind },
  ] as const
  return part(say('carriers'), null, columns, all)
}

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `45 min`, `5 h`, `9 days`. */
function lengthOf(ms: number, say: Say): string {
  if (ms < 2 * HOUR_MS) return say('minutes', { count: Math.floor(ms / MINUTE_MS) })
  if (ms < 2 * DAY_MS) return say('hours', { count: Math.floor(ms / HOUR_MS) })
  return say('days', { count: Math.floor(ms / DAY_MS) })
}
