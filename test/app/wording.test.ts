import { expect, it } from 'vitest'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { apply, ask, describeWorlds, dial, register } from '../world.ts'
import { TUMAINI } from '../statutes.ts'

const AMINA = '+254711000001'

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
    await apply(world, { mutual: { code: 'umoja', wording: {} } })
    await ask(world, AMINA, 'LANG EN')
    expect(await ask(world, AMINA, 'BALANCE')).toContain('To pay: KSh 500.')
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
