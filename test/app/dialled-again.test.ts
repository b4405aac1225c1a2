import { expect, it } from 'vitest'
import {
  answerPrompt,
  apply,
  askToPay,
  describeWorlds,
  dial,
  register,
  type World,
} from '../world.ts'

const AMINA = '+254711000001'

type Change = {
  /** What is typed before and after. */
  readonly way: readonly string[]
  readonly change: (world: World) => Promise<unknown>
  readonly before: RegExp
  readonly after: RegExp
}

const settings =
  (mutual: object, more: object = {}) =>
  (world: World) =>
    apply(world, { mutual: { code: 'umoja', ...mutual }, ...more })

/** Every kind of fact that a turn rests on and that changes by another door than this call. */
const CHANGES: Readonly<Record<string, Change>> = {
  'the name of the mutual, by its statutes': {
    way: [],
    change: settings({ name: 'Umoja Mpya' }),
    ...{ before: /^CON Umoja Afya\n/, after: /^CON Umoja Mpya\n/ },
  },
  'whom it names for help': {
    way: ['8'],
    change: settings({ helpPhone: '+254700000009' }),
    ...{ before: /\+254700000001/, after: /\+254700000009/ },
  },
  'its wallets': {
    way: ['1'],
    change: settings({ wallets: [] }),
    ...{ before: /1\. All: KSh/, after: /cash/i },
  },
  'its languages': {
    way: ['7'],
    change: settings({ languages: ['en', 'sw'] }),
    ...{ before: /Francais/, after: /^(?!.*Francais)/s },
  },
  'what a plan costs': {
    way: ['1'],
    change: settings(
      {},
      { plans: [{ code: 'family', validFrom: '2026-03-01', contribution: '600' }] },
    ),
    ...{ before: /Owed: KSh 500/, after: /Owed: KSh 600/ },
  },
  'that the phone works for the mutual': {
    way: [],
    change: settings({}, { managers: [{ name: 'Amina', phone: AMINA, language: 'en' }] }),
    ...{ before: /1\. Pay/, after: /Manager/ },
  },
  'that another family uses the phone': {
    way: [],
    change: (world) => register(world, [{ name: 'Zawadi Njeri', phone: AMINA }]),
    ...{ before: /1\. Pay/, after: /Zawadi/ },
  },
  'the language of the phone, in another call': {
    way: [],
    change: (world) => dial(world, AMINA, '7', '2'),
    ...{ before: /1\. Pay/, after: /1\. Lipa/ },
  },
  'what was paid': {
    way: ['1'],
    change: async (world) => {
      await askToPay(world, AMINA)
      await answerPrompt(world, AMINA, 'approve')
    },
    ...{ before: /Owed: KSh 500/, after: /^(?!.*Owed)/s },
  },
}

describeWorlds('a call is never told what was so before', (begin) => {
  it.each(Object.entries(CHANGES))('%s', async (_, { way, change, before, after }) => {
    const world = await begin()
    await register(world, [{ name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }])
    expect(await dial(world, AMINA, ...way)).toMatch(before)
    await change(world)
    expect(await dial(world, AMINA, ...way)).toMatch(after)
  })
})
