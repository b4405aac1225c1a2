import { toJson } from '../../src/store/tables/json.ts'
import { expect, it } from 'vitest'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { loadMutual } from '../../src/store/mutuals/directory.ts'
import { apply, ask, describeWorlds, dial, register, type World } from '../world.ts'
import { TUMAINI } from '../statutes.ts'

const AMINA = '+254711000001'

const OWN = {
  en: { 'sms.keep': 'Keep this SMS, please.', 'main.family': 'Us' },
  fr: { 'main.pay': 'Payer' },
}

async function wordingOf({ store }: World): Promise<unknown> {
  return (await store.read((tx) => loadMutual(tx, 'umoja')))?.mutual.wording
}

describeWorlds('a mutual’s own wording', (begin) => {
  const wording = { en: { 'sms.balance.owed': 'Owed: {amount}.', 'main.pay': 'Fee' } }

  it('is what its members read on screens and in messages, and nobody else', async () => {
    const world = await begin()
    await apply(world, TUMAINI)
    await register(world, [{ name: 'Amina', phone: AMINA, paidThrough: '2026-02-28' }])
    await register(
      world,
      [{ name: 'Neema', phone: '+254711000009', paidThrough: '2026-02-28' }],
      'tumaini',
    )
    expect(await ask(world, AMINA, 'BALANCE')).toContain('To pay: KSh 500.')
    await apply(world, { mutual: { code: 'umoja', wording } })
    expect(await ask(world, AMINA, 'BALANCE')).toContain('Owed: KSh 500.')
    expect(await dial(world, AMINA)).toContain('1. Fee')
    expect(await ask(world, '+254711000009', 'BALANCE')).toContain('To pay:')
    await ask(world, AMINA, 'LANG SW')
    expect(await ask(world, AMINA, 'SALIO')).not.toContain('Owed')
    await apply(world, { mutual: { code: 'umoja', wording: null } })
    await ask(world, AMINA, 'LANG EN')
    expect(await ask(world, AMINA, 'BALANCE')).toContain('To pay: KSh 500.')
  })

  it.each([
    ['another text', { en: { 'main.pay': 'Fee' } }, { ...OWN, en: { ...OWN.en, 'main.pay': 'Fee' } }],
    ['another language', { sw: { 'main.pay': 'Ada' } }, { ...OWN, sw: { 'main.pay': 'Ada' } }],
    ['the text itself', { en: { 'sms.keep': 'Keep it.' } }, { ...OWN, en: { ...OWN.en, 'sms.keep': 'Keep it.' } }],
    ['a text that is null', { en: { 'sms.keep': null } }, { ...OWN, en: { 'main.family': 'Us' } }],
    ['all texts of a language, null', { fr: { 'main.pay': null } }, { en: OWN.en }],
    ['a language that is null', { en: null }, { fr: OWN.fr }],
    ['a text that is not there, null', { sw: { 'main.pay': null } }, OWN],
    ['nothing', {}, OWN],
    ['null for all of it', null, {}],
  ])('keeps what a file does not name: %s', async (_, wording, after) => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja', wording: OWN } })
    const file = { mutual: { code: 'umoja', wording } }
    await apply(world, file)
    expect(await wordingOf(world)).toEqual(after)
    const again = await applyFile(world.ports, file, { actor: 'test', sandbox: true })
    expect(again).toMatchObject({ ok: true, changes: [] })
  }) // prettier-ignore

  it('shows each text before and after, and changes nothing in a dry run', async () => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja', wording: OWN } })
    const wording = { en: { 'sms.keep': null, 'main.family': 'Ours' }, sw: { 'main.pay': 'Ada' } }
    const file = { mutual: { code: 'umoja', wording } }
    const applied = await applyFile(world.ports, file, { actor: 'test', sandbox: true, dryRun: true })
    expect(applied.ok && applied.changes[0]?.fields).toEqual([
      { field: 'wording.en.main.family', before: 'Us', after: 'Ours' },
      { field: 'wording.en.sms.keep', before: 'Keep this SMS, please.', after: null },
      { field: 'wording.sw', before: null, after: '{"main.pay":"Ada"}' },
    ])
    expect(await wordingOf(world)).toEqual(OWN)
  }) // prettier-ignore

  it('says of a text that stays that the mutual has it, where it is at fault', async () => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja', wording: OWN } })
    const spoilt = toJson({ en: { 'sms.dial': 'Dial.' } })
    await world.store.write((tx) => tx.updateTable('mutual').set({ wording: spoilt }).execute())
    const file = { mutual: { code: 'umoja', wording: { en: { 'main.pay': 'Fee' } } } }
    const applied = await applyFile(world.ports, file, { actor: 'test', sandbox: true })
    expect(!applied.ok && applied.faults).toEqual([
      {
        path: 'mutual.wording.en.sms.dial',
        why: 'must hold {code}, each as often as ours; the mutual has it already, null takes it away',
      },
    ])
  })

  it('is refused with the place and the reason, and nothing of it is kept', async () => {
    const world = await begin()
    const bad = {
      en: { 'sms.dial': 'Dial.', 'sms.keep': 'Keep this SMS' },
      fr: { 'sms.keep': 'Reçu' },
      xx: { 'sms.keep': 'x' },
    }
    const file = { mutual: { code: 'umoja', wording: bad } }
    const applied = await applyFile(world.ports, file, { actor: 'test', sandbox: true })
    expect(applied).toEqual({
      ok: false,
      faults: [
        {
          path: 'mutual.wording.en.sms.dial',
          why: 'must hold {code}, each as often as ours',
        },
        {
          path: 'mutual.wording.fr.sms.keep',
          why: 'has "ç", which is not in the alphabet of SMS (GSM-7)',
        },
        { path: 'mutual.wording.xx', why: 'is not a language here' },
      ],
    })
  })
})
