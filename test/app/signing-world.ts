import type { MutualRole } from '../../src/core/staff/office-role.ts'
import { acting, inMutual } from '../../src/app/desk.ts'
import { authorise } from '../../src/app/signing/authorise.ts'
import { beginSignIn } from '../../src/app/signing/begin-sign-in.ts'
import { claimSignIn } from '../../src/app/signing/claim-sign-in.ts'
import { beginByCode, signInByCode } from '../../src/app/signing/sign-in-by-code.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import type { Door } from '../../src/core/staff/sign-in.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { call, lastSms, type World } from '../world.ts'

export const PIN = '4702'

/** A call that begins anew and types these answers. */
export async function fresh(world: World, phone: string, ...inputs: readonly string[]) {
  const calling = call(world, phone)
  let screen = await calling.send()
  if (screen.startsWith('CON Language')) screen = await calling.type('1')
  if (screen.includes('Continue where you stopped?')) screen = await calling.type('2')
  for (const input of inputs) screen = await calling.type(input)
  return screen
}

/** Where the menu of PINs, lost phones and sign-ins stands in the menu of each role. */
export const MENU = {
  ...{ manager: '8', treasurer: '8', secretary: '8', clerk: '8', auditor: '8' },
  ...{ collector: '7', clinic: '6', association: '5' },
} as const satisfies Readonly<Record<MutualRole, string>>

export async function setPin(world: World, phone: string, menu: string): Promise<void> {
  const set = await fresh(world, phone, menu, '1', '1', PIN, PIN)
  if (!set.startsWith('END The service PIN is set')) throw new Error(set)
}

export async function begun(world: World, door: Door = 'command', mark = 'terminal') {
  const asking = { door, from: { mark, isKnown: door === 'command' }, instead: null }
  const found = await acting(world.ports, (desk) => beginSignIn(desk, asking))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

export function claim(world: World, handle: string) {
  return acting(world.ports, (desk) => claimSignIn(desk, handle))
}

/** Signs in by a call, whole; the phone has its PIN. */
export async function signIn(
  world: World,
  phone: string,
  menu: string,
  door: Door = 'command',
): Promise<{ readonly token: string; readonly session: string }> {
  const { digits, handle } = await begun(world, door)
  const screen = await fresh(world, phone, menu, '4', '1', PIN, digits, '1')
  if (!screen.startsWith('END You are signed in')) throw new Error(screen)
  const claimed = await claim(world, handle)
  if (!claimed.ok || !claimed.value) throw new Error('nobody')
  return claimed.value
}

/** What comes of an act that somebody who shows a token wants to do. */
export async function doing(
  world: World,
  token: string,
  act: string,
  mutual: string | null = 'umoja',
): Promise<string> {
  const found = await acting(world.ports, (desk) => authorise(desk, { token, act, mutual }))
  return found.ok ? found.value.name : found.refusal.code
}

export async function askCode(world: World, phone: string): Promise<string> {
  const { handle } = await acting(world.ports, (desk) =>
    beginByCode(desk, { door: 'command', phone: phone as PhoneNumber }),
  )
  await world.worker.settle()
  return handle
}

export async function giveCode(
  { ports }: World,
  handle: string,
  code: string,
  pin = '',
): Promise<string> {
  const found = await signInByCode(ports, { handle, code, pin, instead: null })
  return found.ok ? found.value.name : found.refusal.code
}

/** The code that the last SMS to a phone brought. */
export function codeTo(world: World, phone: string): string {
  return /(\d{3} \d{3})/.exec(lastSms(world, phone) ?? '')?.[1] ?? ''
}

export function inUmoja<T>(
  world: World,
  work: (desk: Awaited<ReturnType<typeof deskOf>>) => Promise<T>,
): Promise<T> {
  return acting(world.ports, async (desk) => work(await deskOf(desk)))
}

async function deskOf(desk: Parameters<Parameters<typeof acting>[1]>[0]) {
  const books = await loadMutual(desk.tx, 'umoja')
  if (!books) throw new Error('umoja')
  return inMutual(desk, books.mutual)
}
