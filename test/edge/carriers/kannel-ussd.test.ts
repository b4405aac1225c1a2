import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../../src/edge/carriers/kannel/receive.ts'
import { readUssd, writeMeta } from '../../../src/edge/carriers/kannel/ussd.ts'

const TURN: Incoming = { id: 'm1', from: '254700111222', to: '*384*100#', text: '1', svc: 'USSD' }

const read = (meta: string, profile?: Parameters<typeof readUssd>[1]) =>
  readUssd({ ...TURN, meta }, profile)

describe('a turn of a call over SMPP', () => {
  it.each([
    ['%01', 'begin', null],
    ['%12', 'input', null],
    ['%81', 'abort', null],
    ['1', 'begin', null],
    ['18', 'input', null],
    ['129', 'abort', null],
    ['%03', 'input', 3],
  ])('with the operation %s is %s', (op, kind, unknownOp) => {
    const turn = read(`?smpp?ussd_service_op=${op}&its_session_info=%124&`)
    expect(turn).toMatchObject({ kind, unknownOp, phone: '+254700111222' })
  })

  it('belongs to the session of the operator’s field, whose lowest bit says that it ends', () => {
    const open = read('?smpp?ussd_service_op=%12&its_session_info=%124&')
    const closed = read('?smpp?ussd_service_op=%12&its_session_info=%125&')
    expect(open).toMatchObject({ sessionId: '254700111222-1234', kind: 'input' })
    expect(closed).toMatchObject({ sessionId: '254700111222-1234', kind: 'abort' })
  })

  it('belongs to the phone and a reference that is used again', () => {
    const turn = read('?smpp?ussd_service_op=%01&user_message_reference=%01%07&')
    expect(turn).toMatchObject({ sessionId: '254700111222-0107', kind: 'begin' })
  })

  it('without a session belongs to the phone and the code', () => {
    expect(read('?smpp?ussd_service_op=%12&')).toMatchObject({
      sessionId: '254700111222-*384*100#',
    })
    const ignoring = read('?smpp?ussd_service_op=%12&its_session_info=%125&', 'no-session')
    expect(ignoring).toMatchObject({ sessionId: '254700111222-*384*100#', kind: 'input' })
  })

  it.each([
    ['?smpp?ussd_service_op=%12&its_session_info=%124&', true, '?smpp?ussd_service_op=2&its_session_info=%124'],
    ['?smpp?ussd_service_op=%12&its_session_info=%124&', false, '?smpp?ussd_service_op=17&its_session_info=%125'],
    ['?smpp?ussd_service_op=%12&its_session_info=%FE%0E&', false, '?smpp?ussd_service_op=17&its_session_info=%fe%0f'],
    ['?smpp?ussd_service_op=%12&user_message_reference=%01%06&', false, '?smpp?ussd_service_op=17&user_message_reference=%01%06'],
    ['?smpp?ussd_service_op=%12&', true, '?smpp?ussd_service_op=2'],
  ])('%s is answered (goes on: %s) with %s', (meta, goesOn, expected) => {
    const turn = read(meta)
    expect(turn && writeMeta(turn.back, goesOn)).toBe(expected)
  }) // prettier-ignore

  it('from nobody who could be answered is none', () => {
    expect(readUssd({ ...TURN, from: 'MTN' }, undefined)).toBeNull()
  })
})
