import { ask, type Notice, post } from '../kernel/callbacks.ts'
import { HEX } from '../kernel/chance.ts'
import type { Reply } from '../kernel/http.ts'
import { SECOND_MS } from '../kernel/time.ts'
import { networkOf } from './codes.ts'
import { quirkOf } from './quirks.ts'
import type { Africastalking, Session } from './state.ts'

/** The application must answer within ten seconds (1.4). */
const ANSWER_MS = 10_000
const INPUT_LENGTH_MAX = 80
const HOP_HEADER = 'at-ussd-hop-metadata'
const HOP_LENGTH_MAX = 99
/** What a phone shows when the application failed; the words are ours. */
const FAILED_SCREEN = 'Connection problem or invalid MMI code'

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Somebody dials `*384*77#`, or with choices typed ahead `*384*77*1#` (1.2). */
export async function dial(
  world: Africastalking,
  phone: string,
  dialled: string,
): Promise<Session | null> {
  const { serviceCodes } = world.state.own.dashboard
  const bare = dialled.replace(/#$/, '')
  const channel = serviceCodes
    .map((code) => code.replace(/#$/, ''))
    .filter((code) => bare === code || bare.startsWith(`${code}*`))
    .sort((a, b) => b.length - a.length)[0]
  if (serviceCodes.length > 0 && channel === undefined) return null
  const code = channel ?? bare
  const session: Session = {
    id: `ATUid_${world.chance.text(HEX, 32)}`,
    phone,
    serviceCode: `${code}#`,
    startedAt: world.now(),
    text: bare.slice(code.length + 1),
    turns: 0,
    screen: '',
    status: 'open',
    hops: [],
    error: '',
  }
  world.state.own.sessions.push(session)
  const { sessionSeconds } = world.state.own.dashboard
  world.later(sessionSeconds * SECOND_MS, 'ussd-over', session.id)
  await turn(world, session)
  return session
}

/** What is typed next; an empty reply makes an empty segment. */
export async function reply(world: Africastalking, session: Session, input: string): Promise<void> {
  const typed = input.slice(0, INPUT_LENGTH_MAX)
  const isFirst = session.turns === 1 && session.text === ''
  session.text = isFirst ? typed : `${session.text}*${typed}`
  await turn(world, session)
}

async function turn(world: Africastalking, session: Session): Promise<void> {
  session.turns += 1
  const { turns } = session
  const { ussdUrl, idleSeconds } = world.state.own.dashboard
  const answer = ussdUrl === null ? null : await ask(world, noticeOf(world, session, ussdUrl))
  if (session.status !== 'open' || session.turns !== turns) return
  read(world, session, answer)
  if (session.status === 'open') {
    world.later(idleSeconds * SECOND_MS, `ussd-idle ${turns}`, session.id)
  }
}

function noticeOf(world: Africastalking, session: Session, url: string): Notice {
  const hop = session.hops.at(-1)
  return {
    operation: 'ussd',
    phone: session.phone,
    reference: session.id,
    url,
    headers: { ...FORM, ...(hop === undefined ? {} : { [HOP_HEADER]: hop }) },
    body: new URLSearchParams({
      phoneNumber: session.phone,
      serviceCode: session.serviceCode,
      text: session.text,
      sessionId: session.id,
      ...(quirkOf(world, 'networkCode') === 'told'
        ? { networkCode: networkOf(session.phone) }
        : {}),
    }).toString(),
    timeoutMs: ANSWER_MS,
  }
}

/** 1.3: 200, and a body that begins with `CON ` or `END `; anything else ends the call. */
function read(world: Africastalking, session: Session, answer: Reply | null): void {
  const [, kind, words = ''] = /^(CON|END) ([\s\S]*)$/.exec(answer?.body ?? '') ?? []
  if (!answer || answer.status !== 200 || kind === undefined) {
    session.screen = FAILED_SCREEN
    session.error = answer
      ? `Received unexpected response code: ${answer.status} ${answer.body.slice(0, 40) || '<none>'}`
      : 'No response in time'
    return endSession(world, session, 'Failed', answer?.body ?? '')
  }
  session.screen = words
  const hop = answer.headers?.[HOP_HEADER]
  if (hop !== undefined && hop.length <= HOP_LENGTH_MAX && !hop.includes('|'))
    session.hops.push(hop)
  if (kind === 'END') endSession(world, session, 'Success', answer.body)
}

/** 1.5: the event of an end goes to an address of its own. */
export function endSession(
  world: Africastalking,
  session: Session,
  status: Exclude<Session['status'], 'open'>,
  lastResponse = `CON ${session.screen}`,
): void {
  if (session.status !== 'open') return
  session.status = status
  const { ussdEndedUrl: url } = world.state.own.dashboard
  if (url === null || quirkOf(world, 'endEvent') === 'not-sent') return
  post(world, {
    operation: 'ussd-ended',
    phone: session.phone,
    reference: session.id,
    url,
    headers: FORM,
    body: new URLSearchParams({
      date: new Date(world.now()).toISOString().replace('T', ' ').slice(0, 19),
      sessionId: session.id,
      serviceCode: session.serviceCode,
      networkCode: networkOf(session.phone),
      phoneNumber: session.phone,
      status,
      cost: '0.00',
      durationInMillis: String(world.now() - session.startedAt),
      hopsCount: String(session.turns),
      hopsMetadata: session.hops.join('|'),
      input: session.text,
      lastAppResponse: lastResponse,
      ...(status === 'Failed' ? { errorMessage: session.error } : {}),
    }).toString(),
  })
}
