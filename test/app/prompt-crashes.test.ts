import { expect, it } from 'vitest'
import { doOnce } from '../../src/app/lane.ts'
import { PROMPTS } from '../../src/app/sending/send.ts'
import type { Wallet } from '../../src/app/wallet.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { dyingStore, dyingWallets, Killed, mortal } from '../simulation/crash.ts'
import {
  answerPrompt,
  anotherProcess,
  describeWorlds,
  dial,
  register,
  smsOf,
  type World,
} from '../world.ts'
import { intents, receipts } from './rows.ts'

/** More than a prompt needs, so that the last of them dies no more. */
const STEPS_MAX = 24

const phoneOf = (at: number) => `+2547110002${String(at).padStart(2, '0')}` as PhoneNumber

/** A lease of whoever died has run out, and a payer still has time to answer. */
const OVER = { minutes: 3 }

describeWorlds('a prompt whose sender dies', (begin) => {
  /** A member for each place to die, and how often the operator was asked to show a prompt to whom. */
  async function withMembers() {
    const world = await begin()
    await register(
      world,
      Array.from({ length: STEPS_MAX }, (_, at) => ({
        ...{ name: `Member ${'ABCDEFGHIJKLMNOPQRSTUVWX'[at]}`, phone: phoneOf(at) },
        paidThrough: '2026-02-28',
      })),
    )
    const shown = new Map<string, number>()
    const wallet: Wallet = {
      ...world.operator.wallet,
      prompt: async (asked) => {
        shown.set(asked.phone, (shown.get(asked.phone) ?? 0) + 1)
        return world.operator.wallet.prompt(asked)
      },
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    return { world, shown }
  }

  /** A process that dies after so many steps. Returns whether it did. */
  async function diesAt(world: World, steps: number, when: 'before' | 'after', phone: string) {
    const life = mortal(steps, when)
    const { store, wallets } = world.ports
    const dying = anotherProcess(world, `d${when}${steps}`, {
      wallets: dyingWallets(wallets, life),
    })
    Object.assign(dying.ports, { store: dyingStore(store, life) })
    try {
      await dial(dying, phone, '1', '1', '1')
      await doOnce(dying.ports, PROMPTS)
      return false
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      return true
    }
  }

  it.each(['before', 'after'] as const)(
    'is shown once at most, %s each step that it takes, and what is paid is counted once',
    async (when) => {
      const { world, shown } = await withMembers()
      let deaths = 0
      let prompted = 0
      for (let steps = 0; steps < STEPS_MAX; steps += 1) {
        const phone = phoneOf(steps)
        const isDead = await diesAt(world, steps, when, phone)
        world.clock.move(OVER)
        await world.worker.settle()
        const times = shown.get(phone) ?? 0
        expect(times, `dead ${when} step ${steps}`).toBeLessThanOrEqual(1)
        const own = (await intents(world)).filter(({ payer_phone }) => payer_phone === phone)
        // A call that died before its turn was kept asked for nothing.
        expect(own.length, `dead ${when} step ${steps}`).toBeLessThanOrEqual(1)
        if (world.operator.promptsOf(phone).length > 0) {
          prompted += 1
          await answerPrompt(world, phone, 'approve')
          expect(smsOf(world, phone).join()).toContain('received KSh 500')
        } else if (own.length > 0) {
          // Nobody knows whether it was shown: its time runs out, and the payer hears so.
          world.clock.move({ minutes: 15 })
          await world.worker.settle()
          expect(smsOf(world, phone), `dead ${when} step ${steps}`).toHaveLength(1)
        }
        if (isDead) deaths += 1
        else break
      }
      // It died at every step there is, and lived at last.
      expect(deaths).toBeGreaterThan(6)
      expect(deaths).toBeLessThan(STEPS_MAX)
      expect(await receipts(world)).toHaveLength(prompted)
      expect(prompted).toBeGreaterThan(1)
    },
  )
})
