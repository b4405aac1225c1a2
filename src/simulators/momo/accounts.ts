import { shortAmount } from '../kernel/amounts.ts'
import { json } from '../kernel/http.ts'
import type { Route } from '../kernel/operator.ts'
import { balanceOf, phoneOf } from '../kernel/phones.ts'
import { authorized, refuse } from './answers.ts'
import { quirkOf } from './quirks.ts'
import type { MomoState } from './state.ts'

/** 3.5, 13.0: a stranger is not active; there is no 404. The kind is in small letters. */
export const accountRoutes: readonly Route<MomoState>[] = [
  {
    operation: 'active',
    method: 'GET',
    path: '/collection/v1_0/accountholder/:kind/:id/active',
    handle: authorized((world, _, { kind = '', id = '' }) => {
      if (!['msisdn', 'email', 'party_code'].includes(kind)) return refuse('BAD_REQUEST')
      const result = kind === 'msisdn' && /^\d{8,15}$/.test(id) && phoneOf(world, id).active
      return json(200, quirkOf(world, 'active') === 'bare' ? String(result) : { result })
    }),
  },
  {
    operation: 'basicuserinfo',
    method: 'GET',
    path: '/collection/v1_0/accountholder/msisdn/:id/basicuserinfo',
    handle: authorized((world, _, { id = '' }) => {
      if (!/^\d{8,15}$/.test(id) || !phoneOf(world, id).active) return refuse('RESOURCE_NOT_FOUND')
      const { name } = phoneOf(world, id)
      return json(200, { name, given_name: name, family_name: '', locale: 'en', status: 'ACTIVE' })
    }),
  },
  {
    operation: 'balance',
    method: 'GET',
    path: '/collection/v1_0/account/balance',
    handle: authorized((world) => {
      const { targetEnvironment, currency } = world.state.own.agreed
      const availableBalance = shortAmount(balanceOf(world, targetEnvironment))
      return json(200, { availableBalance, currency })
    }),
  },
]
